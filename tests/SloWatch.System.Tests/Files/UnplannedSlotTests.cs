namespace SloWatch.System.Tests.Files;

/// <summary>A start that names a planned time which no schedule has, as one that was told in the wrong zone.</summary>
public class UnplannedSlotTests
{
    [Theory]
    [InlineData("c")]
    [InlineData("schedule:main@2026-03-02")]
    public void Explain_says_that_nobody_plans_it_and_which_are_near(string id)
    {
        using LogFolder folder = new();
        folder.Write("rules/s.yaml", "kind: SLO\nname: hourly\nworkflow: w\nindicator: { schedule: { cron: 0 * * * *, within: 15m } }\ntarget: 90%\nwindow: 7d\nalerts: none\n");
        folder.Write("events.jsonl", """
            {"kind":"started","at":"2026-03-02T09:50:00Z","workflow":"w","source":"s","instance":"b"}
            {"kind":"started","at":"2026-03-02T10:31:00Z","workflow":"w","source":"s","instance":"c","slot":"2026-03-02T10:30:00Z"}
            """);
        Assert.Equal(0, folder.Run("import events.jsonl").ExitCode);

        string told = string.Join(' ', folder.Told(id).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("schedule:main does not plan 2026-03-02T10:30Z, which was told as a slot, so it answers none; the nearest it plans: 2026-03-02T10:00Z and 2026-03-02T11:00Z; look at its cron and timeZone", told, StringComparison.Ordinal);
        Assert.Contains("\"plannedBefore\": \"2026-03-02T10:00:00Z\"", folder.Run($"explain {id} --json").Out, StringComparison.Ordinal);
    }
}
