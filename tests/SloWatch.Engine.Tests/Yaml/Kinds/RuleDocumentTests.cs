using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class RuleDocumentTests
{
    private const string NameRemedy = "use letters a-z, digits and - _ . only, at most 100, and begin with a letter or a digit";

    [Theory]
    [InlineData("name: x", "1:1: the document does not say what it is; begin it with 'kind: ...' (Workflow, Calendar, Owner, Source, SLO, AlertPolicy)")]
    [InlineData("kind: owner\nname: x", "1:7: there is no kind 'owner'; write 'Owner'")]
    [InlineData("knid: Owner\nname: x", "1:1: Owner 'x' has no setting 'knid'; write 'kind'")]
    [InlineData("kind: Service\nname: x", "1:7: there is no kind 'Service'; use one of: AlertPolicy, Calendar, Owner, SLO, Source, Workflow")]
    [InlineData("kind: [SLO]\nname: x", "1:7: 'kind' is a list; write one of Workflow, Calendar, Owner, Source, SLO, AlertPolicy")]
    [InlineData("kind:\nname: x", "1:6: 'kind' is nothing; write one of Workflow, Calendar, Owner, Source, SLO, AlertPolicy")]
    [InlineData("- kind: Owner\n  name: x", "1:1: the document is a list; begin it with 'kind: ...' (Workflow, Calendar, Owner, Source, SLO, AlertPolicy) and 'name: ...' at the left edge")]
    [InlineData("an essay", "1:1: the document is the text 'an essay'; begin it with 'kind: ...' (Workflow, Calendar, Owner, Source, SLO, AlertPolicy) and 'name: ...' at the left edge")]
    [InlineData("kind: Owner", "1:1: the Owner lacks 'name'; add 'name: loan-application' (the name others refer to it by, once per kind)")]
    [InlineData("kind: Owner\nname: loan desk", $"2:7: 'loan desk' is no name; {NameRemedy}")]
    [InlineData("kind: Owner\nname: ../x", $"2:7: '../x' is no name; {NameRemedy}")]
    [InlineData("kind: Owner\nname: büro", $"2:7: 'büro' is no name; {NameRemedy}")]
    [InlineData("kind: Owner\nname: ''", $"2:7: '' is no name; {NameRemedy}")]
    [InlineData("kind: Owner\nname: { a: b }", "2:7: 'name' is a mapping; write a text")]
    public void Rejects_a_document_that_does_not_say_what_it_is(string yaml, string fault) => Assert.Equal(fault, LoanRules.Only("x.yaml", yaml));

    [Fact]
    public void A_name_has_at_most_a_hundred_letters()
    {
        Assert.StartsWith("2:7: ", LoanRules.Only("x.yaml", $"kind: Owner\nname: {new string('a', 101)}"), StringComparison.Ordinal);
        using TempFolder folder = LoanRules.Folder().With("x.yaml", $"kind: Owner\nname: {new string('a', 100)}");
        Assert.Empty(LoanRules.Problems(folder));
    }

    [Fact]
    public void Rejects_a_name_that_stands_twice_and_says_where_the_first_is()
    {
        using TempFolder folder = LoanRules.Folder().With("x/again.yml", "# copied\nkind: Owner\nname: desk\n");
        Assert.Equal([$"x/again.yml:3:7: Owner 'desk' stands twice, first in b-owner.yaml:2:7; rename one, or remove it"], LoanRules.Problems(folder));
    }

    [Fact]
    public void A_document_whose_name_stands_twice_is_checked_as_a_whole()
    {
        using TempFolder folder = LoanRules.Folder().With(
            "x.yaml",
            """
            kind: SLO
            name: decided
            workflow: laon
            indicator: { cycelTime: { within: soon } }
            target: 150%
            window: often
            alerts: nobody
            ---
            kind: Workflow
            name: loan
            revisable: soon
            ---
            kind: AlertPolicy
            name: calm
            burn: [{ share: 5%, over: 6h, severity: ticket }]
            ---
            kind: AlertPolicy
            name: calm
            burn: [{ share: 500%, over: 6h, severity: ticket }]
            """);
        string[] lines = [.. LoanRules.Problems(folder).Select(problem => problem[..problem.IndexOf(": ", StringComparison.Ordinal)])];
        Assert.Equal(["x.yaml:1:1", "x.yaml:1:1", "x.yaml:2:7", "x.yaml:3:11", "x.yaml:4:14", "x.yaml:4:35", "x.yaml:5:9", "x.yaml:6:9", "x.yaml:7:9", "x.yaml:10:7", "x.yaml:11:12", "x.yaml:18:7", "x.yaml:19:17"], lines);
    }

    [Fact]
    public void A_workflow_that_was_left_out_is_asked_for_with_one_that_there_is()
    {
        Assert.EndsWith("lacks 'workflow'; add 'workflow: loan'", LoanRules.FaultOfSlo("workflow: loan\n", ""), StringComparison.Ordinal);
        using TempFolder two = LoanRules.Folder().With("slo.yaml", LoanRules.Replace(LoanRules.Slo, "workflow: loan\n", "")).With("w.yaml", "kind: Workflow\nname: audit\n");
        Assert.EndsWith("lacks 'workflow'; add 'workflow: NAME' with one of audit, loan", Assert.Single(LoanRules.Problems(two)), StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_of_different_kinds_may_share_a_name()
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml", "kind: Owner\nname: loan\n");
        Assert.Empty(LoanRules.Problems(folder));
    }
}
