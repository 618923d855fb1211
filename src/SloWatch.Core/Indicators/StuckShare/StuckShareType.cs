using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.StuckShare;

public sealed class StuckShareType : IIndicatorType
{
    private static readonly string[] Ways = ["progress", "state"];

    private static readonly SettingDeclaration After = new("after", SettingKind.Limit, "a case that has stayed for longer is stuck") { Required = true, Example = "48h" };

    private static readonly SettingDeclaration Share = new("limit", SettingKind.Percent, "the share of the open cases that may be stuck") { Required = true, Range = new(0, 100) { MostOpen = true }, Example = "10%" };

    private static readonly SettingDeclaration By = new("by", SettingKind.Choice, "what counts as moving on: any progress, or entering another state") { Default = "progress", Choices = Ways, Example = "state" };

    private static readonly SettingDeclaration Track = new("track", SettingKind.Text, "the track of states to look at, when by is state") { Default = "main", Example = "application" };

    public string Name => "stuckShare";

    public string Summary => "Counts the minutes in which cases are open; one is good when not more than a share of them is stuck: without progress, or in one state, for longer than a time.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [After, Share, By, Track, GaugeSettings.Slice];

    public string Example => """
        kind: SLO
        name: few-orders-are-stuck
        workflow: example
        indicator:
          stuckShare:
            after: 48h
            limit: 10%
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? after = settings.Limit(After.Name);
        decimal? share = ReadShare(settings);
        bool byState = settings.Choice(By.Name, Ways) == "state";
        string? track = settings.Text(Track.Name);
        TimeSpan slice = GaugeSettings.ReadSlice(settings);
        if (track is not null && !byState)
        {
            settings.Report(settings.PlaceOf(Track.Name), "'track' is used only when a case is stuck by state", "add 'by: state', or remove 'track'");
        }

        string looked = track ?? Events.WorkflowEvent.DefaultTrack;
        if (byState && workflow.Tracks.Count > 0 && !workflow.Tracks.ContainsKey(looked))
        {
            settings.Report(settings.PlaceOf(track is null ? By.Name : Track.Name), $"workflow '{workflow.Name}' has no track '{looked}'", NearestName.Remedy(looked, [.. workflow.Tracks.Keys]));
        }

        return after is null || share is null ? null : new StuckShareIndicator(new StuckStays(after, byState ? looked : null), share.Value, slice);
    }

    private static decimal? ReadShare(SettingReader settings)
    {
        decimal? share = settings.Percent(Share.Name);
        if (share is null or (>= 0 and < 1))
        {
            return share;
        }

        settings.Report(settings.PlaceOf(Share.Name), $"'{Share.Name}' is {share * 100:0.####} %, and with that no minute is ever bad, or each is", "write 0% or more, and less than 100%");
        return null;
    }
}
