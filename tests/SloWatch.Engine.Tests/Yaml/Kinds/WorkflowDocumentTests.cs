using SloWatch.Core.Rules;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class WorkflowDocumentTests
{
    [Fact]
    public void A_workflow_is_read_with_all_its_settings()
    {
        Workflow workflow = Read("name: loan\nstepOrder: asListed\nlives: separate\noverrides: count\nrevisable: 2h\ncorrelateBy: [invoice, parcel]\nwaitForKeys: 2d");
        Assert.Equal(["application", "offer"], workflow.Tracks.Keys.Order());
        Assert.Equal(["submitted", "approved"], workflow.Tracks["application"]);
        Assert.Equal(["check", "pay"], workflow.Steps);
        Assert.True(workflow.StepsInOrder);
        Assert.Equal(["invoice", "parcel"], workflow.CorrelateBy);
        Assert.Equal(TimeSpan.FromDays(2), workflow.WaitForKeys);
        Assert.Equal((true, true, TimeSpan.FromHours(2), "Loans"), (workflow.SeparateLives, workflow.OverridesCount, workflow.Revisable, workflow.Description));
    }

    [Fact]
    public void What_is_left_out_has_its_default()
    {
        Workflow workflow = Read("name: loan");
        Assert.Empty(workflow.CorrelateBy);
        Assert.False(workflow.StepsInOrder);
        Assert.Equal(TimeSpan.FromDays(7), workflow.WaitForKeys);
        Assert.Equal((false, false, TimeSpan.FromHours(24)), (workflow.SeparateLives, workflow.OverridesCount, workflow.Revisable));
    }

    [Fact]
    public void A_list_of_states_is_the_track_main()
    {
        using TempFolder folder = new TempFolder().With("w.yaml", "kind: Workflow\nname: w\nstates: [a, b]\n");
        Workflow workflow = Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Workflows);
        Assert.Equal(["a", "b"], Assert.Single(workflow.Tracks, track => track.Key == "main").Value);
        Assert.Empty(workflow.Steps);
    }

    [Theory]
    [InlineData("steps: [check, pay]", "steps: [check, pay, check]", "7:8: step 'check' stands 2 times; remove all but one")]
    [InlineData("offer: [sent]", "offer: [sent, sent]", "5:3: state of track 'offer' 'sent' stands 2 times; remove all but one")]
    [InlineData("offer: [sent]", "offer: [{ a: b }]", "6:11: 'offer' holds a mapping; write a text or a list of texts")]
    [InlineData("offer: [sent]", "offer: []", "6:10: 'offer' is an empty list; write what belongs in it, or remove it")]
    [InlineData("name: loan", "name: loan\nlives: joint", "3:8: 'lives' is the text 'joint'; use one of: joined, separate")]
    [InlineData("name: loan", "name: loan\nstepOrder: sorted", "3:12: 'stepOrder' is the text 'sorted'; use one of: any, asListed")]
    [InlineData("name: loan", "name: loan\noverrides: true", "3:12: 'overrides' is the text 'true'; use one of: count, ignore")]
    [InlineData("name: loan", "name: loan\nrevisable: never", "3:12: 'revisable' is the text 'never', which is no duration; write a duration such as 90s, 15m, 24h or 7d")]
    [InlineData("name: loan", "name: loan\ncalendar: office", "3:11: there is no Calendar 'office'; add a document with 'kind: Calendar' and 'name: office'")]
    [InlineData("name: loan", "name: loan\ncorrelateBy: [parcel, parcel]", "3:14: key 'parcel' stands 2 times; remove all but one")]
    [InlineData("name: loan", "name: loan\ncorrelateBy: [\"a\\tb\"]", "3:14: the key 'a\tb' holds a control character; write a shorter, plain name")]
    [InlineData("name: loan", "name: loan\nstate: [a]", "3:1: Workflow 'loan' has no setting 'state'; write 'states'")]
    public void Rejects_what_it_does_not_know_or_cannot_use(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.FaultOfWorkflow(written, otherwise));

    private static Workflow Read(string instead)
    {
        using TempFolder folder = LoanRules.Folder().With("a-workflow.yaml", LoanRules.Replace(LoanRules.Workflow, "name: loan", instead));
        return Assert.Single(LoanRules.Accept(RuleFolder.Load(folder.Root)).Workflows);
    }
}
