using SloWatch.Core.Events;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Judging;

/// <summary>What a case posts to be counted as open and as stuck: the stretches in which it is.</summary>
public class CaseCounterTests
{
    [Theory]
    [InlineData("started 09:00", "09:30", "open 09:00-")]
    [InlineData("started 09:00", "10:00", "open 09:00-")]
    [InlineData("started 09:00", "10:01", "open 09:00-, stuck 10:00-")]
    [InlineData("started 09:00, ended 10:00", "12:00", "open 09:00-10:00")]
    [InlineData("started 09:00, ended 10:01", "12:00", "open 09:00-10:01, stuck 10:00-10:01")]
    [InlineData("started 09:00, step 10:00", "10:30", "open 09:00-")]
    [InlineData("started 09:00, step 10:30", "11:00", "open 09:00-, stuck 10:00-10:30")]
    [InlineData("started 09:00, step 10:30, step 12:30, ended 12:40", "13:00", "open 09:00-12:40, stuck 10:00-10:30, stuck 11:30-12:30")]
    [InlineData("started 09:00, ended 09:10, step 12:00", "13:00", "open 09:00-09:10")]
    [InlineData("started 09:00, ended 09:10, reopened 11:00", "13:00", "open 09:00-09:10, open 11:00-, stuck 12:00-")]
    [InlineData("step 09:00", "13:00", "")]
    public void It_is_stuck_from_its_limit_on_until_it_moves(string told, string now, string expected) => Assert.Equal(expected, Stretches(told, now, "progress"));

    [Theory]
    [InlineData("started 09:00, step 09:50, step 10:40", "10:45", "open 09:00-, stuck 10:00-")]
    [InlineData("started 09:00, state 09:50, step 10:40", "10:45", "open 09:00-")]
    [InlineData("started 09:00, state 10:20", "10:45", "open 09:00-, stuck 10:00-10:20")]
    public void By_state_only_another_state_moves_it(string told, string now, string expected) => Assert.Equal(expected, Stretches(told, now, "state"));

    [Theory]
    [InlineData("09:30", "10:00")]
    [InlineData("10:00", "10:00")]
    [InlineData("10:01", null)]
    public void One_that_is_open_is_looked_at_again_when_it_may_be_stuck(string now, string? due) => Assert.Equal(
        due is null ? Instant.Ever : Monday.At(due),
        Recount.Units(Some.Key, [Fact("started", "09:00", 1)], Judge.RulesOf(Measure.By("stuckShare", ("after", "1h"), ("limit", "10%"))), Monday.At(now))
            .Single(unit => unit.Unit.StartsWith("open", StringComparison.Ordinal)).Verdict.Deadline);

    private static string Stretches(string told, string now, string by)
    {
        int number = 0;
        WorkflowEvent[] facts = [.. told.Split(',').Select(one => one.Trim().Split(' ')).Select(words => Fact(words[0], words[1], ++number))];
        Measurement measurement = Measure.By("stuckShare", ("after", "1h"), ("limit", "10%"), ("by", by));
        return string.Join(", ", Recount.Units(Some.Key, facts, Judge.RulesOf(measurement), Monday.At(now))
            .OrderBy(unit => unit.Begun).ThenBy(unit => unit.Unit, StringComparer.Ordinal)
            .Select(unit => $"{unit.Unit.Split(':', '#')[0]} {Time(unit.Verdict.Kind == VerdictKind.Bad ? unit.Verdict.At : unit.Begun)}-{(unit.ClosedAt is { } at ? Time(at) : "")}"));
    }

    private static WorkflowEvent Fact(string kind, string at, int number) => kind switch
    {
        "started" => Some.Fact(EventKind.Started, at),
        "ended" => Some.Fact(EventKind.Ended, at) with { Outcome = Outcome.Completed },
        "reopened" => Some.Fact(EventKind.Reopened, at),
        "state" => Some.Fact(EventKind.State, at) with { State = $"s{number}" },
        _ => Some.Fact(EventKind.StepStarted, at) with { Step = $"s{number}" },
    };

    private static string Time(Instant at) => at.ToString()[11..16];
}
