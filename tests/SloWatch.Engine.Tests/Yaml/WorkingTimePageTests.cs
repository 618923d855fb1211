using System.Globalization;
using System.Text.RegularExpressions;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Core.Time.Calendars;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml;

/// <summary>The page on working time is held to its rules and to its worked rows.</summary>
public sealed partial class WorkingTimePageTests : IDisposable
{
    private static readonly string Page = Repository.Read("docs/working-time.md");

    private readonly TempFolder folder = new TempFolder().With("page.yaml", Fence().Match(Page).Groups["text"].Value);

    private RuleSet Rules => LoanRules.Accept(RuleFolder.Load(folder.Root));

    private WorkCalendar Office => Rules.Calendars.Single(calendar => calendar.Name == "office-hours");

    [Fact]
    public void Its_rules_are_what_it_says()
    {
        Assert.Equal(
            [("closes within 3bd of office-hours", "waiting-for-customer"), ("never without progress for more than 4bh of emergency-desk", "waiting-for-customer, blocked")],
            Rules.Objectives.Select(objective => (objective.Measurement.Indicator.Text, string.Join(", ", objective.Measurement.Pauses.Names))));
    }

    [Fact]
    public void Each_of_its_rows_is_counted_as_it_says()
    {
        WorkCalendar office = Office;
        Match[] rows = [.. Row().Matches(Page).OfType<Match>()];
        Assert.Equal(6, rows.Length);
        Assert.All(rows, row =>
        {
            TimeLimit limit = WorkingTimeText.Read(row.Groups["limit"].Value, office)!;
            TimeRange[] waits = row.Groups["from"].Success ? [new(At(row, "from", office), At(row, "to", office))] : [];
            Assert.Equal(At(row, "due", office).ToString(), limit.After(At(row, "begins", office), waits).ToString());
        });
    }

    public void Dispose() => folder.Dispose();

    /// <summary>As in <c>Thu 26 March, 15:30</c> or, of that week, <c>Thu 16:30</c>.</summary>
    private static Instant At(Match row, string group, WorkCalendar office)
    {
        string text = row.Groups[group].Value;
        string full = text.Contains(',', StringComparison.Ordinal) ? text : text.Replace("Thu", "Thu 26 March,", StringComparison.Ordinal).Replace("Fri", "Fri 27 March,", StringComparison.Ordinal);
        DateTime local = DateTime.ParseExact($"{full} 2026", "ddd d MMMM, HH:mm yyyy", CultureInfo.InvariantCulture);
        return office.MomentOf(DateOnly.FromDateTime(local), local.TimeOfDay);
    }

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<limit>\d+b[dh])`(, waiting for the customer from (?<from>[^|]+) to (?<to>[^|]+))? \| (?<begins>[^|]+) \| (?<due>[^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
