using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class SourceDocumentTests
{
    [Fact]
    public void A_source_is_read_with_its_mapping()
    {
        SourceDefinition source = Read("format: xes", "format: xes\nsees: [starts, ends, everyInstance, states]\ndescription: The log");
        Assert.Equal(("log", "loan", "xes"), (source.Name, source.Workflow, source.Format));
        Assert.Equal(Sight.Starts | Sight.Ends | Sight.EveryInstance | Sight.States, source.Sees);
        Assert.Equal(new EndRule("A_OK", Outcome.Completed, "approved"), Assert.Single(source.Mapping.Ends));
        Assert.Equal(new StateRule("A_*", "application", null), Assert.Single(source.Mapping.States));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        SourceDefinition source = Read("format: xes", "format: jsonLines", withoutMapping: true);
        Assert.Equal((TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(15)), (source.Settle, source.StaleAfter));
        Assert.True(source.Sees.HasFlag(Sight.EndCauses));
    }

    [Theory]
    [InlineData("settle: 1m", "5:9: warning: 'settle' has no effect on a file, which is complete when it was read to its end; remove it")]
    [InlineData("staleAfter: 1h", "5:13: warning: 'staleAfter' has no effect on a file, which is complete when it was read to its end; remove it")]
    public void Warns_of_what_only_a_live_source_heeds(string setting, string warning) =>
        Assert.Equal(warning, LoanRules.FaultOfSource("format: xes", $"format: xes\n{setting}"));

    [Theory]
    [InlineData("format: xes", "format: xse", "4:9: there is no format 'xse'; write 'xes'")]
    [InlineData("format: xes", "format: [xes]", "4:9: 'format' is a list; write a text")]
    [InlineData("workflow: loan", "workflow: laon", "3:11: there is no Workflow 'laon'; write 'loan'")]
    [InlineData("format: xes", "format: xes\nsees: [starts, stpes]", "5:7: a source cannot see 'stpes'; write 'steps'")]
    [InlineData("format: xes", "format: xes\nsettle: 20m", "5:9: the source would always be stale: staleAfter (15m) is not longer than settle (20m); set 'staleAfter' above 20m")]
    [InlineData("format: xes", "format: xes\nstaleAfter: 1m", "5:13: the source would always be stale: staleAfter (1m) is not longer than settle (2m); set 'staleAfter' above 2m")]
    [InlineData("format: xes", "format: xes\nmappings: {}", "5:1: Source 'log' has no setting 'mappings'; write 'mapping'")]
    [InlineData("  ends:", "  end:", "6:3: 'mapping' has no setting 'end'; write 'ends'")]
    [InlineData("A_OK: { outcome: completed, result: approved }", "A_OK: { outcome: complete }", "7:22: 'outcome' is the text 'complete'; write 'completed'")]
    [InlineData("A_OK: { outcome: completed, result: approved }", "A_OK: approved", "7:11: 'A_OK' is the text 'approved'; write a mapping, one 'name: value' a line below it")]
    [InlineData("A_OK:", "*_OK:", "7:5: *_OK without quotes is a YAML alias, which rules do not have; write '*_OK' in quotes, or the value itself")]
    public void Rejects_what_it_does_not_know_or_cannot_use(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.FaultOfSource(written, otherwise));

    [Theory]
    [InlineData("{ track: application }", "{ track: aplication }", "9:19: Workflow 'loan' has no track 'aplication'; write 'application', or add it to 'states' of the Workflow")]
    [InlineData("{ track: application }", "{ track: application, state: aproved }", "9:39: track 'application' of Workflow 'loan' has no state 'aproved'; write 'approved', or add it to 'states' of the Workflow")]
    [InlineData("A_*: { track: application }", "A_*: {}", "9:5: Workflow 'loan' has no track 'main'; use one of: application, offer, or add it to 'states' of the Workflow")]
    [InlineData("A_*: { track: application }", "approvd: { track: application }", "9:5: track 'application' of Workflow 'loan' has no state 'approvd'; write 'approved', or add it to 'states' of the Workflow")]
    [InlineData("A_*: { track: application }", "A_*: { track: application }\n  steps: { W: { step: chekc } }", "10:23: Workflow 'loan' has no step 'chekc'; write 'check', or add it to 'steps' of the Workflow")]
    [InlineData("A_*: { track: application }", "A_*: { track: application }\n  steps: { chekc: {} }", "10:12: Workflow 'loan' has no step 'chekc'; write 'check', or add it to 'steps' of the Workflow")]
    public void Rejects_names_that_its_workflow_does_not_declare(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.FaultOfSource(written, otherwise));

    [Fact]
    public void A_workflow_that_declares_nothing_takes_every_name()
    {
        using TempFolder folder = LoanRules.Folder()
            .With("a-workflow.yaml", "kind: Workflow\nname: loan\n")
            .With("source.yaml", LoanRules.Replace(LoanRules.Source, "{ track: application }", "{ track: any, state: whatever }"));
        Assert.Empty(LoanRules.Problems(folder));
    }

    [Fact]
    public void The_hash_of_the_mapping_follows_what_it_says_and_not_how_it_is_written()
    {
        string hash = Read("name: log", "name: log").MappingHash;
        Assert.Equal(hash, Read("{ outcome: completed, result: approved }", "{ result: 'approved', outcome: completed }").MappingHash);
        Assert.Equal(hash, Read("name: log", "name: another\ndescription: other words").MappingHash);
        Assert.NotEqual(hash, Read("result: approved", "result: accepted").MappingHash);
    }

    private static SourceDefinition Read(string written, string otherwise, bool withoutMapping = false)
    {
        string yaml = LoanRules.Replace(LoanRules.Source, written, otherwise);
        using TempFolder folder = LoanRules.Folder().With("source.yaml", withoutMapping ? yaml[..yaml.IndexOf("mapping", StringComparison.Ordinal)] : yaml);
        return Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Sources);
    }
}
