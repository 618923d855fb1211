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
    public void Documents_of_different_kinds_may_share_a_name()
    {
        using TempFolder folder = LoanRules.Folder().With("x.yaml", "kind: Owner\nname: loan\n");
        Assert.Empty(LoanRules.Problems(folder));
    }
}
