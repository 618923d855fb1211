using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.Engine.Tests.Evaluation;

/// <summary>Over a ledger and sources as an import would leave them.</summary>
public sealed class BudgetReportTests : IDisposable
{
    private static readonly Objective Objective = new("quick", Measure.CycleTime("1h"), new TargetShare(0.9m), new RollingWindow(TimeSpan.FromHours(2)));

    private readonly TempFolder folder = new();
    private readonly IStore store;

    public BudgetReportTests() => store = SqliteStore.Open(folder.PathOf("s.db"), create: true);

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void A_window_is_half_open_and_pending_looks_back_to_the_beginning()
    {
        Write(Source("log", "ever"), ("07:59", new(5, 1, 1, 1, 0)), ("08:00", new(1, 1, 0, 0, 0)), ("09:59", new(1, 0, 1, 0, 1)), ("10:00", new(0, 0, 9, 0, 9)));

        ObjectiveReport report = At("10:00");

        Assert.Equal(new Tally(2, 1, 1, 0, 1), report.InWindow);
        Assert.Equal(2, report.Pending);
        Assert.Equal(new TimeRange(Monday.At("08:00"), Monday.At("10:00")), report.Range);
        Assert.Equal(new FinishedOnly(1, 1), report.FinishedOnly);
    }

    [Theory]
    [InlineData("09:30:01", "09:31")]
    [InlineData("09:30:59", "09:31")]
    [InlineData("09:31", "09:32")]
    public void Of_a_file_the_default_moment_is_the_first_full_minute_after_its_last_fact(string last, string asOf)
    {
        Write(Source("log", "ever"));
        WriteFact(last);

        Assert.Equal(Monday.At(asOf), At(null).Range.To);
    }

    [Fact]
    public void What_the_last_fact_of_a_file_closed_is_in_the_report()
    {
        Write(Source("log", "ever"), ("09:30", new(0, 1, 0, 0, 0)));
        WriteFact("09:30");

        Assert.Equal(1, At(null).InWindow.Good);
    }

    [Fact]
    public void Of_feeds_it_is_the_least_watermark_rounded_down()
    {
        Write(Source("a", "09:30:59"));
        Write(Source("b", "ever"));
        WriteFact("11:00");

        Assert.Equal(Monday.At("09:30"), At(null).Range.To);
        Assert.Equal(BudgetState.NoData, At(null).Standing.State);
    }

    [Fact]
    public void Beyond_the_watermark_nothing_is_known()
    {
        Write(Source("a", "09:30:59"), ("09:00", new(1, 1, 0, 0, 0)));

        Assert.Equal(new BudgetStanding(BudgetState.Unknown, "source a is complete only up to 2024-01-01T09:30:59Z"), At("09:31").Standing);
        Assert.Equal(BudgetState.Ok, At("09:30").Standing.State);
    }

    [Fact]
    public void Up_to_the_watermark_itself_everything_is_known()
    {
        Write(Source("a", "09:30"), ("09:29", new(1, 1, 0, 0, 0)));

        Assert.Equal(BudgetState.Ok, At("09:30").Standing.State);
        Assert.Equal(BudgetState.Unknown, At("09:31").Standing.State);
    }

    [Fact]
    public void A_broken_import_makes_everything_unknown()
    {
        Write(Source("a", "never"), ("09:00", new(1, 1, 0, 0, 0)));
        WriteFact("09:30");

        Assert.Equal(new BudgetStanding(BudgetState.Unknown, "source a is not complete: its import has not reached the end of the file"), At(null).Standing);
    }

    [Fact]
    public void With_nothing_delivered_the_moment_is_now_and_nothing_is_known()
    {
        ObjectiveReport report = At(null);

        Assert.True(report.Range.To.IsFullMinute);
        Assert.Equal(new BudgetStanding(BudgetState.Unknown, "no source has delivered anything for payments yet"), report.Standing);
    }

    [Theory]
    [InlineData("09:30:01")]
    [InlineData("ever")]
    [InlineData("never")]
    public void Only_a_full_minute_can_be_asked_for(string asOf) => Assert.Throws<AsOfRefusedException>(() => At(asOf));

    [Fact]
    public void Another_window_takes_the_place_of_the_objectives_own()
    {
        Write(Source("log", "ever"), ("01:00", new(1, 1, 0, 0, 0)));

        BudgetReport report = BudgetReport.Compute(store, new([Objective], Monday.At("10:00"), new RollingWindow(TimeSpan.FromDays(1))), TimeProvider.System);

        Assert.Equal(1, report.Objectives[0].InWindow.Good);
        Assert.Equal("1d", report.Objectives[0].Window.Text);
    }

    [Fact]
    public void Windows_that_adjoin_add_up()
    {
        Write(Source("log", "ever"), ("08:15", new(2, 1, 1, 0, 0)), ("09:00", new(3, 0, 2, 1, 2)), ("09:45", new(1, 4, 0, 0, 1)));

        Tally Over(string asOf, int minutes) =>
            BudgetReport.Compute(store, new([Objective], Monday.At(asOf), new RollingWindow(TimeSpan.FromMinutes(minutes))), TimeProvider.System).Objectives[0].InWindow;

        Assert.Equal(Over("10:00", 120), Over("09:00", 60) + Over("10:00", 60));
    }

    private ObjectiveReport At(string? asOf) =>
        BudgetReport.Compute(store, new([Objective], asOf is null ? null : Monday.At(asOf)), TimeProvider.System).Objectives[0];

    private static SourceState Source(string name, string watermark) => new(name, Some.WorkflowName, Monday.At(watermark), "mapping", null, "");

    private void Write(SourceState source, params (string At, Tally Tally)[] ledger)
    {
        Commit commit = new() { RecordedAt = Monday.Midnight };
        commit.Sources.Add(source);
        foreach ((string at, Tally tally) in ledger)
        {
            commit.Ledger[(Objective.Measurement.Hash, Monday.Minute(at))] = tally;
        }

        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }

    private void WriteFact(string at)
    {
        Instance instance = Instance.New(Some.Key);
        Advance.Run(instance, [Some.Fact(EventKind.Started, at)], new(new WorkflowRules(Some.Workflow, []), Instant.Never, Instant.Never));
        Commit commit = new() { RecordedAt = Monday.Midnight };
        commit.Instances.Add(instance.Pack());
        using IStoreWriter writer = store.OpenWriter();
        writer.Write(commit);
    }
}
