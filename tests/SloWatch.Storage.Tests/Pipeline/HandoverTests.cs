using SloWatch.Core.Budgets;
using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Sqlite;
using SloWatch.Storage.Tests.Sqlite;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>Who took over, found in whatever order the files of the two workflows come.</summary>
public sealed class HandoverTests : IDisposable
{
    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("09:50", true)]
    [InlineData("10:10", false)]
    public void It_means_nothing_which_workflow_comes_first(string began, bool good)
    {
        WorkflowEvent[][][] ways =
        [
            [[.. Relay.Order(), .. Relay.Shipment(began)]], [Relay.Order(), Relay.Shipment(began)], [Relay.Shipment(began), Relay.Order()],
            [Relay.Order()[1..], Relay.Shipment(began)[1..], Relay.Order(), Relay.Shipment(began)],
        ];
        string[] dumps = [.. ways.Select(way => DumpOf(way))];
        place.Import(ways[0][0], Relay.Rules);

        Assert.All(dumps, dump => Assert.Equal(place.Dump(), dump));
        Assert.Equal(good ? Relay.Good : Relay.Late, place.Sum(Relay.Handoff));
        Assert.Equal(good ? Relay.Good : Relay.Late, place.Sum(Relay.ByKey));
        Assert.Equal(Relay.Good, place.Sum(Relay.InAnHour));
    }

    [Fact]
    public void Until_the_other_workflow_has_delivered_anything_nothing_is_said_of_it()
    {
        place.Import(Relay.Order(), Relay.Rules);

        Assert.Equal((Relay.Pending, Relay.Good), (place.Sum(Relay.Handoff), place.Sum(Relay.InAnHour)));
        BudgetReport report = place.Read(store => BudgetReport.Compute(store, new(Relay.Rules.Objectives), TimeProvider.System));
        Assert.Equal(new(BudgetState.Unknown, "no source has delivered anything for shipping yet, which takes over"), report.Objectives[0].Standing);
        Assert.Equal(BudgetState.Ok, report.Objectives[2].Standing.State);
        place.AssertAudited(Relay.Rules);

        place.Import(Relay.Shipment("12:00", key: "K-2"), Relay.Rules);
        Assert.Equal(Relay.Bad, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void While_the_other_workflow_is_incomplete_nothing_is_bad_by_its_absence()
    {
        string broken = place.WriteBroken(Relay.Shipment("12:00", key: "K-2"));
        place.Import(broken, Relay.Rules);
        place.Import(Relay.Order(), Relay.Rules);
        Assert.Equal(Relay.Pending, place.Sum(Relay.Handoff));
        Assert.Equal("source carrier of shipping, which takes over, is not complete: its import has not reached the end of the file", DoubtOf(Relay.InAnHour));
        place.AssertAudited(Relay.Rules);

        place.Import([.. Relay.Shipment("12:00", key: "K-2"), .. Relay.Shipment("09:40", id: "s-2")], Relay.Rules);
        Assert.Equal(Relay.Good, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_workflow_is_complete_only_as_far_as_those_who_take_over()
    {
        place.Import(place.WriteBroken([.. Relay.Shipment("12:00", key: "K-2"), Some.Fact(EventKind.Watermark, "09:45", instance: "") with { Workflow = Relay.Shipping, Source = "carrier" }]), Relay.Rules);
        WorkflowEvent[] hung = Relay.Facts(Relay.Orders, Case.Of("o-2").Started("09:00").From("shop"));
        place.Import([.. Relay.Order(), .. hung], Relay.Rules);

        Assert.Equal(new Tally(2, 1, 0, 0, 0), place.Sum(Relay.InAnHour));
        Assert.Equal(Monday.At("09:45"), place.Read(store => Explanation.Of(store, Relay.Rules, new(Relay.Orders, "o-1"), null, TimeProvider.System))!.CompleteUpTo);
        Assert.DoesNotContain("HandedOver", place.Dump(), StringComparison.Ordinal);
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void An_instance_that_was_judged_before_the_other_workflow_broke_off_waits_for_it_too()
    {
        place.Import(Relay.Order(), ImportPlace.Rules(Relay.InAnHour));
        place.Import(place.WriteBroken(Relay.Shipment("12:00", key: "K-2")), ImportPlace.Rules(Relay.InAnHour));
        place.Import(Relay.Order("K-3", "o-3"), Relay.Rules);
        Assert.Equal((2, 2), ((int)place.Sum(Relay.Handoff).Pending, (int)place.Sum(Relay.Handoff).Begun));
        place.AssertAudited(Relay.Rules);

        place.Import(Relay.Shipment("12:00", key: "K-2"), Relay.Rules);
        Assert.Equal(new Tally(2, 0, 2, 0, 0), place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_file_that_breaks_off_counts_up_to_its_own_word()
    {
        place.Import(Relay.Order(), Relay.Rules);
        WorkflowEvent word = Some.Fact(EventKind.Watermark, "10:01", instance: "") with { Workflow = Relay.Shipping, Source = "carrier" };
        place.Import(place.WriteBroken([word with { At = Monday.At("09:50") }, .. Relay.Shipment("12:00", key: "K-2")]), Relay.Rules);
        Assert.Equal(Relay.Pending, place.Sum(Relay.Handoff));
        place.Import(place.WriteBroken([word, .. Relay.Shipment("12:00", key: "K-2")]), Relay.Rules);
        Assert.Equal(Relay.Bad, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_start_that_is_corrected_moved_or_withdrawn_is_so_for_who_handed_over()
    {
        place.Import([.. Relay.Order(), .. Relay.Shipment("10:30")], Relay.Rules);
        Assert.Equal(Relay.Late, place.Sum(Relay.Handoff));
        place.Import(Revised("09:40", 1), Relay.Rules);
        Assert.Equal(Relay.Good, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);

        place.Import([.. Revised("09:40", 2).Select(fact => fact with { Void = true })], Relay.Rules);
        Assert.Equal(Relay.Bad, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_key_that_changes_leads_elsewhere()
    {
        place.Import([.. Relay.Order(), .. Relay.Shipment("09:40", key: "K-2")], Relay.Rules);
        Assert.Equal(Relay.Bad, place.Sum(Relay.Handoff));
        place.Import(Relay.Facts(Relay.Shipping, Case.Of("s-1").Updated("11:00").From("carrier").BusinessKey("K-1")), Relay.Rules);
        Assert.Equal((Relay.Good, Relay.Bad), (place.Sum(Relay.Handoff), place.Sum(Relay.ByKey)));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void Replaced_shipments_never_were()
    {
        place.Import([.. Relay.Order(), .. Relay.Shipment("09:40")], Relay.Rules);
        place.Import(Relay.Shipment("11:00", id: "s-2"), Relay.Rules, replace: true);
        using ImportPlace fresh = new();
        fresh.Import(Relay.Order(), Relay.Rules);
        fresh.Import(Relay.Shipment("11:00", id: "s-2"), Relay.Rules);

        Assert.Equal(fresh.Dump(), place.Dump());
        Assert.Equal(Relay.Late, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_source_that_feeds_both_workflows_is_replaced_in_both()
    {
        WorkflowEvent[] both = [.. Relay.Order().Concat(Relay.Shipment("09:40")).Select(fact => fact with { Source = "hub" })];
        place.Import(both, Relay.Rules);
        place.Import(both.Where(fact => fact.Workflow == Relay.Orders), Relay.Rules, replace: true);
        Assert.Equal(Relay.Good, place.Sum(Relay.Handoff));
        place.Import(both.Where(fact => fact.Workflow == Relay.Orders && fact.Kind == EventKind.Started), Relay.Rules, replace: true);
        Assert.Equal(default, place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Theory]
    [InlineData("09:40", "09:50", 1)]
    [InlineData("10:01", "10:30", 0)]
    [InlineData("08:00", "09:30", 0)]
    public void What_shipping_lost_excludes_hand_overs_by_absence_and_nothing_else(string from, string to, int excluded)
    {
        RuleSet rules = ImportPlace.Rules(Relay.Handoff, Relay.InAnHour);
        WorkflowEvent[] hung = Relay.Facts(Relay.Orders, Case.Of("o-2").Started("09:00").From("shop"));
        place.Import([.. Relay.Order(), .. hung, .. Relay.Shipment("12:00", key: "K-2"), Relay.Gap(Relay.Shipping, from, to)], rules);

        Assert.Equal(excluded, place.Sum(Relay.Handoff).Excluded);
        Assert.Equal(new Tally(2, 1, 1, 0, 0), place.Sum(Relay.InAnHour));
        place.AssertAudited(rules);
    }

    [Fact]
    public void A_rule_that_comes_later_finds_what_was_stored_before()
    {
        RuleSet before = ImportPlace.Rules(Relay.InAnHour);
        place.Import([.. Relay.Order(), .. Relay.Order("K-2", "o-2"), .. Relay.Shipment("09:40")], before);
        Fill(Relay.Rules);
        using ImportPlace fresh = new();
        fresh.Import([.. Relay.Order(), .. Relay.Order("K-2", "o-2"), .. Relay.Shipment("09:40")], Relay.Rules);

        Assert.Equal(fresh.Dump(), place.Dump());
        Assert.Equal(new Tally(2, 1, 1, 0, 0), place.Sum(Relay.ByKey));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_store_of_an_older_version_gets_its_keys_with_the_first_rule_that_asks_for_them()
    {
        place.Import([.. Relay.Order(), .. Relay.Shipment("09:40")], ImportPlace.Rules(Relay.InAnHour));
        using (Connection connection = Connection.Open(place.StorePath, Access.Write))
        {
            connection.Script($"DROP TABLE correlation_key; {OlderStore.NothingLive}; PRAGMA user_version = 2;");
        }

        Assert.Throws<StoreException>(() => place.Read(store => store.Instances.Count(null)));
        SqliteStore.Open(place.StorePath, create: false, bringUp: true).Dispose();
        Fill(Relay.Rules);
        Assert.Equal((Relay.Good, Relay.Good), (place.Sum(Relay.Handoff), place.Sum(Relay.ByKey)));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_key_of_several_orders_and_shipments_hands_over_each_by_each()
    {
        place.Import([.. Relay.Order(), .. Relay.Order(id: "o-2"), .. Relay.Shipment("09:20", id: "s-0"), .. Relay.Shipment("09:40"), .. Relay.Shipment("10:30", id: "s-2")], Relay.Rules);

        Assert.Equal(new Tally(2, 2, 0, 0, 0), place.Sum(Relay.Handoff));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void A_key_that_far_too_many_carry_tells_nothing()
    {
        place.Import([.. Relay.Order(), .. Enumerable.Range(1, 101).SelectMany(number => Relay.Shipment("12:00", id: $"s-{number}"))], Relay.Rules);

        Assert.Equal((Relay.Excluded, Relay.Excluded), (place.Sum(Relay.Handoff), place.Sum(Relay.ByKey)));
        place.AssertAudited(Relay.Rules);
    }

    [Fact]
    public void What_is_exported_is_derived_again_where_it_is_imported()
    {
        place.Import([.. Relay.Order(), .. Relay.Order("K-2", "o-2"), .. Relay.Shipment("09:40")], Relay.Rules);
        string file = place.PathOf("export.jsonl");
        using (FileStream output = File.Create(file))
        {
            place.Read(store => EventExport.Write(store, null, output, new(), CancellationToken.None));
        }

        Assert.DoesNotContain("handedOver", File.ReadAllText(file), StringComparison.Ordinal);
        using ImportPlace fresh = new();
        fresh.Import(file, Relay.Rules);
        Assert.Equal(place.Dump(), fresh.Dump());
        Assert.Contains("HandedOver", fresh.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_imported_again_changes_nothing()
    {
        WorkflowEvent[] told = [.. Relay.Order(), .. Relay.Shipment("09:40")];
        place.Import(told, Relay.Rules);
        long version = VersionOf();
        place.Import(told, Relay.Rules);
        Assert.Equal(version, VersionOf());
    }

    private static IEnumerable<WorkflowEvent> Revised(string at, long rev) => Relay.Facts(Relay.Shipping, Relay.Begun(at)).Take(1).Select(fact => fact with { Rev = rev });

    private static string DumpOf(WorkflowEvent[][] parts)
    {
        using ImportPlace place = new();
        foreach (WorkflowEvent[] part in parts)
        {
            place.Import(part, Relay.Rules);
            place.AssertAudited(Relay.Rules);
        }

        return place.Dump();
    }

    private string DoubtOf(Measurement measurement) => place.Read(store => BudgetReport.Compute(
        store, new([.. Relay.Rules.Objectives.Where(objective => objective.Measurement == measurement)]) { Rules = Relay.Rules }, TimeProvider.System)).Objectives.Single().Standing.Reason;

    private long VersionOf() => place.Read(store => store.Instances.All(Relay.Orders).Single().RowVersion);

    private void Fill(RuleSet rules)
    {
        using IStore store = place.Open();
        BackFill.Run(store, rules, TimeProvider.System, null, CancellationToken.None);
    }
}
