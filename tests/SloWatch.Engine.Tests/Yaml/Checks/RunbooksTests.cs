using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Checks;

public class RunbooksTests
{
    [Theory]
    [InlineData("slow.md", "slow.md")]
    [InlineData("./slow.md", "slow.md")]
    [InlineData("books/late.md", "books/late.md")]
    [InlineData("../slow.md", "slow.md")]
    [InlineData("near.md", "loans/near.md")]
    [InlineData("loans/near.md", "loans/near.md")]
    public void A_runbook_is_found_from_the_rules_folder_or_from_the_file(string written, string found)
    {
        using TempFolder folder = Folder(written);
        Assert.Equal(found, Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.PathOf("rules"))).Objectives).Runbook);
    }

    [Theory]
    [InlineData("slwo.md", "there is no file slwo.md in the rules folder or beside this file; write 'slow.md'")]
    [InlineData("late.md", "there is no file late.md in the rules folder or beside this file; write 'books/late.md'")]
    [InlineData("quite-another.md", "there is no file quite-another.md in the rules folder or beside this file; write the runbook there, or correct the path")]
    [InlineData("books", "there is no file books in the rules folder or beside this file; write the runbook there, or correct the path")]
    [InlineData("''", "the runbook is an empty text; write the path of a Markdown file in the rules folder")]
    [InlineData("../../outside.md", "the runbook ../../outside.md lies outside the rules folder; copy it into the rules folder and write its path from there")]
    [InlineData("/etc/passwd", "the runbook /etc/passwd lies outside the rules folder; copy it into the rules folder and write its path from there")]
    [InlineData("link.md", "the runbook link.md lies outside the rules folder; copy it into the rules folder and write its path from there")]
    [InlineData("https://example.org/x", "the runbook https://example.org/x is a web address; write the steps, or the link to them, into a Markdown file in the rules folder and name that")]
    public void Rejects_a_runbook_that_is_not_there_or_not_inside(string written, string fault)
    {
        using TempFolder folder = Folder(written);
        string problem = Assert.Single(RuleFolder.Load(folder.PathOf("rules")).Problems).ToString();
        Assert.Equal($"{folder.Root}/rules/loans/slo.yaml:10:10: {fault}", problem);
    }

    private static TempFolder Folder(string runbook)
    {
        TempFolder folder = new TempFolder()
            .With("outside.md", "# Outside")
            .With("rules/workflow.yaml", $"{LoanRules.Workflow}\n---\n{LoanRules.Owner}")
            .With("rules/slow.md", "# Slow")
            .With("rules/books/late.md", "# Late")
            .With("rules/loans/near.md", "# Near")
            .With("rules/loans/slo.yaml", LoanRules.Replace(LoanRules.Slo, "slow.md", runbook));
        File.CreateSymbolicLink(folder.PathOf("rules/link.md"), folder.PathOf("outside.md"));
        return folder;
    }
}
