using SloWatch.Core.Events;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Retention;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>One instance of a store that no service runs on cannot be read: verbs do what they can without it, and name it.</summary>
public sealed class DamagedImportTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h"), InHalfAnHour = Measure.CycleTime("30m");
    private static readonly RuleSet Rules = ImportPlace.Rules(InAnHour);

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void An_import_takes_what_is_for_others_and_judges_them()
    {
        place.Import([.. Case.Of("a").Started("09:00").Facts, .. Case.Of("b").Started("09:00").Ended("09:10").Facts], Rules);
        Damage("b");

        ImportResult result = place.Import([Lost, .. Case.Of("b").Ended("09:20").Facts, .. Case.Of("c").Started("12:00").Facts, .. Case.Of("d").Started("12:00").Ended("12:10").Facts], Rules);

        Assert.Equal((4, 1), (result.Events, result.Refused));
        Assert.Equal(["b"], result.Damaged.Select(damage => damage.Key.Id));
        Assert.Equal((2, 1, 1), (Sum(InAnHour).Good, Sum(InAnHour).Bad, Sum(InAnHour).Excluded));
    }

    [Fact]
    public void An_import_that_only_has_something_for_it_names_it_too()
    {
        place.Import(Case.Of("b").Started("09:00").Facts, Rules);
        Damage("b");

        ImportResult result = place.Import(Case.Of("b").Ended("09:20").Facts, Rules);

        Assert.Equal((0, 1), (result.Events, result.Refused));
        Assert.Equal(["b"], result.Damaged.Select(damage => damage.Key.Id));
    }

    [Fact]
    public void An_export_has_what_all_others_know()
    {
        place.Import([.. Case.Of("a").Started("09:00").Facts, .. Case.Of("b").Started("09:00").Facts, .. Case.Of("c").Started("09:00").Facts], Rules);
        Damage("b");
        DamagedInstances damaged = new();

        Assert.Equal(2, place.Read(store => EventExport.Write(store, null, Stream.Null, damaged, CancellationToken.None)));

        Assert.Equal(["b"], damaged.Found.Select(damage => damage.Key.Id));
    }

    /// <summary>What another source told of it would be lost, or what this one did would stay.</summary>
    [Fact]
    public void Nothing_is_replaced_where_one_of_what_is_to_be_forgotten_cannot_be_read()
    {
        place.Import([.. Case.Of("a").Started("09:00").Facts, .. Case.Of("b").Started("09:00").Facts], Rules);
        Damage("b");
        string before = place.Read(store => string.Join(", ", store.Instances.All(null).Select(row => $"{row.Key} {row.RowVersion}")));

        DamagedFactsException refused = Assert.Throws<DamagedFactsException>(() => place.Import(Case.Of("c").Started("09:00").Facts, Rules, replace: true));

        Assert.Equal("b", refused.Key.Id);
        Assert.Equal(before, place.Read(store => string.Join(", ", store.Instances.All(null).Select(row => $"{row.Key} {row.RowVersion}"))));
    }

    [Fact]
    public void What_is_measured_anew_is_counted_of_all_others()
    {
        place.Import([.. Case.Of("a").Started("09:00").Ended("09:20").Facts, .. Case.Of("b").Started("09:00").Facts, .. Case.Of("c").Started("09:00").Facts], Rules);
        Damage("b");

        IReadOnlyList<DamagedFactsException> left = place.Read(store => BackFill.Run(store, ImportPlace.Rules(InHalfAnHour), TimeProvider.System, null, CancellationToken.None));

        Assert.Equal(["b"], left.Select(damage => damage.Key.Id));
        Assert.Equal((1, 1), (Sum(InHalfAnHour).Good, Sum(InHalfAnHour).Bad));
    }

    [Fact]
    public void An_audit_goes_over_all_others_and_names_it()
    {
        place.Import([.. Case.Of("a").Started("09:00").Facts, .. Case.Of("b").Started("09:00").Facts, .. Case.Of("c").Started("09:00").Ended("09:10").Facts], Rules);
        Damage("b");

        AuditResult audit = place.Audit(Rules);

        Assert.Equal((3, 3), (audit.Instances, audit.Facts));
        Assert.Contains(audit.Differences, difference => difference is { Where: "instance payments/b", Stored: "facts that cannot be read" });
        Assert.DoesNotContain(audit.Differences, difference => difference.Where is "instance payments/a" or "instance payments/c");
    }

    [Fact]
    public void Retention_removes_all_others()
    {
        place.Import([.. Days.Case("a", 0, 30), .. Days.Case("b", 0, 30), .. Days.Case("c", 1, 90), .. Days.Case("d", 30, 30)], Days.Rules);
        Damage("b");

        Assert.Equal(2, place.Read(store => RetentionRun.Run(store, Days.Rules, TimeSpan.FromDays(10), TimeProvider.System, null, CancellationToken.None)));

        Assert.Equal(["b", "d"], place.Read(store => store.Instances.All(null).Select(row => row.Key.Id).ToArray()));
        Assert.Contains(place.Audit(Days.Rules).Differences, difference => difference is { Where: "instance payments/b", Stored: "facts that cannot be read" });
    }

    private static WorkflowEvent Lost => Some.Fact(EventKind.Gap, "11:00", instance: "") with { Details = new() { From = Monday.At("09:05") } };

    private Tally Sum(Measurement measurement) => place.Read(store => store.Ledger.Sum(measurement.Hash, Instant.Never, Instant.Ever));

    private void Damage(string instance) => place.Change($"UPDATE instance SET open_chunk = CAST(x'FF' || open_chunk AS BLOB) WHERE instance = '{instance}'");
}
