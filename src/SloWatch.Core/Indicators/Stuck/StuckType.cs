using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Stuck;

public sealed class StuckType : IIndicatorType
{
    private static readonly string[] Ways = ["progress", "state"];

    private static readonly SettingDeclaration OfState = new("after", SettingKind.Limit, "the longest it may stay in this state") { Required = true, Example = "4h" };

    private static readonly SettingDeclaration States = new("states", SettingKind.MapByName, "limits of single states, in place of `after`, when by is state")
    {
        Default = "every state has the limit of `after`",
        Inner = [OfState],
    };

    public string Name => "stuck";

    public string Summary => "Counts instances; one is bad as soon as it has stayed without progress, or in one state, longer than a time.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } =
    [
        new("after", SettingKind.Limit, "the longest it may stay") { Required = true, Example = "48h" },
        new("by", SettingKind.Choice, "what counts as moving on: any progress, or entering another state") { Default = "progress", Choices = Ways, Example = "state" },
        new("track", SettingKind.Text, "the track of states to look at, when by is state") { Default = "main", Example = "application" },
        States,
    ];

    public string Example => """
        kind: SLO
        name: order-keeps-moving
        workflow: example
        indicator:
          stuck:
            after: 48h
        target: 98%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? after = settings.Limit("after");
        bool byState = settings.Choice("by", Ways) == "state";
        string? track = settings.Text("track");
        if (track is not null && !byState)
        {
            settings.Report(settings.PlaceOf("track"), "'track' is used only when an instance is stuck by state", "add 'by: state', or remove 'track'");
        }

        string looked = track ?? Events.WorkflowEvent.DefaultTrack;
        if (byState && workflow.Tracks.Count > 0 && !workflow.Tracks.ContainsKey(looked))
        {
            settings.Report(settings.PlaceOf(track is null ? "by" : "track"), $"workflow '{workflow.Name}' has no track '{looked}'", NearestName.Remedy(looked, [.. workflow.Tracks.Keys]));
        }

        IReadOnlyDictionary<string, TimeLimit> ofStates = ReadStates(settings, byState, workflow.Tracks.GetValueOrDefault(looked) ?? []);
        return after is { } limit ? new StuckIndicator(new StayLimits(limit, ofStates), byState ? looked : null) : null;
    }

    private static Dictionary<string, TimeLimit> ReadStates(SettingReader settings, bool byState, IReadOnlyList<string> known)
    {
        if (settings.Has(States.Name) && !byState)
        {
            settings.Report(settings.PlaceOf(States.Name), "'states' is used only when an instance is stuck by state", "add 'by: state', or remove 'states'");
        }

        Dictionary<string, TimeLimit> limits = [];
        foreach ((string state, Place place, SettingReader inner) in settings.MapByName(States))
        {
            if (known.Count > 0 && !known.Contains(state))
            {
                settings.Report(place, $"the track has no state '{state}'", NearestName.Remedy(state, [.. known]));
            }

            if (inner.Limit(OfState.Name) is { } limit)
            {
                limits[state] = limit;
            }
        }

        return limits;
    }
}
