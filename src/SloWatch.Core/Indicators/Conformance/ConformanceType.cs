using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Conformance;

public sealed class ConformanceType : IIndicatorType
{
    private static readonly SettingDeclaration Track = new("track", SettingKind.Text, "the track of states to look at") { Default = WorkflowEvent.DefaultTrack, Example = "application" };

    public string Name => "conformance";

    public string Summary => "Counts instances; one is bad as soon as it enters a state that the transitions of its Workflow do not lead to.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [Track];

    public string Example => """
        kind: SLO
        name: order-goes-the-declared-way
        workflow: example
        indicator:
          conformance: {}
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        string track = settings.Text(Track.Name) ?? WorkflowEvent.DefaultTrack;
        if (!workflow.Routes.TryGetValue(track, out StateRoutes? routes))
        {
            settings.Report(
                settings.PlaceOf(Track.Name),
                $"workflow '{workflow.Name}' declares no transitions of the track '{track}'",
                workflow.Routes.Count > 0 ? NearestName.Remedy(track, [.. workflow.Routes.Keys]) : "add 'transitions' to the Workflow: { state: [the states that may follow it] }");
        }

        return new ConformanceIndicator(track, routes ?? StateRoutes.None);
    }
}
