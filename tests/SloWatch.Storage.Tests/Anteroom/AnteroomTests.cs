using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.Quarantine;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Live;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Anteroom;

/// <summary>Events without an instance, one thing at a time.</summary>
public sealed class AnteroomTests
{
    private static readonly RuleSet Hour = Keyed("invoice", "parcel");

    [Fact]
    public void What_waits_is_given_to_the_case_that_brings_its_key_also_when_that_is_created_later()
    {
        using LivePlace live = new(Hour, "10:30");

        Receipt waits = live.Deliver([End("09:20", ("parcel", "P-1"))]);
        Assert.Equal((1, 0, 0), (waits.New, waits.Known, waits.Refused.Count));
        Assert.Equal((0, 1), (Instances(live), Waiting(live)));
        live.Deliver([Packed("09:10", ("invoice", "I-1"), ("parcel", "P-1"))]);
        Assert.Equal((0, 2), (Instances(live), Waiting(live)));
        live.Deliver([Start("09:00", "a", ("invoice", "I-1"))]);

        Assert.Equal((1, 0), (Instances(live), Waiting(live)));
        Assert.Equal(new Tally(1, 1, 0, 0, 0), live.Place.Sum(Hour.Objectives[0].Measurement));
        live.Restart();
        live.Place.AssertAudited(Hour);
    }

    [Fact]
    public void A_chain_that_comes_in_one_batch_is_followed_whatever_its_order()
    {
        WorkflowEvent[] told = [Start("09:00", "a", ("invoice", "I-1")), Packed("09:10", ("invoice", "I-1"), ("parcel", "P-1")), End("09:20", ("parcel", "P-1"))];
        foreach (WorkflowEvent[] order in (WorkflowEvent[][])[[told[0], told[1], told[2]], [told[2], told[1], told[0]], [told[1], told[2], told[0]]])
        {
            using LivePlace live = new(Hour, "10:30");
            Assert.Equal(3, live.Deliver(order).New);
            Assert.Equal((1, 0), (Instances(live), Waiting(live)));
        }
    }

    [Fact]
    public void A_deadline_that_passes_while_the_end_waits_is_judged_and_corrected_when_the_key_is_told()
    {
        using LivePlace live = new(Hour, "09:00");
        live.Deliver([Start("09:00", "a")]);
        live.Clock.Now = Monday.At("09:20");
        live.Deliver([End("09:20", ("parcel", "P-1"))]);
        live.GoTo("10:01");
        live.Deliver([End("10:01", ("parcel", "P-9"))]);
        live.GoTo("10:02");
        live.GoTo("10:03:01");
        Assert.Equal(new Tally(1, 0, 1, 0, 0), live.Place.Sum(Hour.Objectives[0].Measurement));

        live.Deliver([Told(EventKind.Updated, "10:03", "a", ("parcel", "P-1"))]);

        Assert.Equal(new Tally(1, 1, 0, 0, 0), live.Place.Sum(Hour.Objectives[0].Measurement));
        Assert.Empty(live.Place.Read(store => store.Ledger.AllViolations(null).ToList()));
    }

    [Fact]
    public void A_source_of_which_everything_waits_has_delivered()
    {
        using LivePlace live = new(Hour, "09:00");
        live.Deliver([End("09:00", ("parcel", "P-1"))]);
        live.GoTo("09:04");

        Assert.Equal((1L, 1L, Monday.At("09:02")), (live.Source.Events, live.Source.Waiting, live.Source.Watermark));
    }

    [Fact]
    public void What_is_told_again_while_it_waits_does_not_pile_up()
    {
        using LivePlace live = new(Hour, "10:30");
        WorkflowEvent end = End("09:20", ("parcel", "P-1")) with { Fact = "end", Rev = 1 };
        live.Deliver([end, end]);
        Receipt again = live.Deliver([end]);
        Assert.Equal((0, 1), (again.New, again.Known));
        live.Deliver([end with { Rev = 2, Outcome = Outcome.Failed }]);

        Assert.Equal(1, Waiting(live));
        live.Deliver([Start("09:00", "a", ("parcel", "P-1"))]);
        Assert.Equal((1, 0), (Instances(live), Waiting(live)));
        Assert.Equal(3, live.Place.Read(store => store.Instances.All(null).Single().Summary.FactCount));
    }

    [Fact]
    public void An_event_that_forgot_its_instance_is_refused_with_what_to_do()
    {
        using LivePlace live = new(Hour, "10:30");
        Receipt receipt = live.Deliver([End("09:20", ("parcle", "P-1")), End("09:20", ("parcel", "P-1")) with { Workflow = "zoo" }]);

        Assert.Equal("'instance' is missing, and none of its keys tells it: those of payments are invoice, parcel; name the case this happened to, or write 'parcel' in 'keys'", receipt.Refused[0].Reason);
        Assert.Equal("'instance' is missing, and no key tells it: the rules have no 'correlateBy' for the Workflow 'zoo'; name the case this happened to, or say there which keys belong to one case", receipt.Refused[1].Reason);
        Assert.Equal((0, 2), (Waiting(live), Quarantined(live).Count));
    }

    [Fact]
    public void A_file_says_the_same_of_such_events()
    {
        using ImportPlace place = new();
        ImportResult result = place.Import([Start("09:00", "a"), End("09:20", ("colour", "red"))], Hour);

        Assert.Equal((1L, 1L, 1L), (result.Events, result.New, result.Refused));
        Assert.Contains("or give one of them in 'keys'", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_anteroom_refuses_and_others_are_not_affected()
    {
        using LivePlace live = new(Hour, "10:30", new LiveOptions { Anteroom = 2 });
        Receipt receipt = live.Deliver([End("09:20", ("parcel", "1")), End("09:20", ("parcel", "2")), End("09:20", ("parcel", "3"))]);
        Receipt other = live.Deliver([End("09:20", ("parcel", "4")) with { Source = "other" }, Start("09:00", "a"), End("09:20", ("parcel", "1"))]);

        RefusedEvent refused = Assert.Single(receipt.Refused);
        Assert.Equal((2, "2 events of engine wait for their case already; send what tells the keys together with the case, then replay this"), (refused.Index, refused.Reason));
        Assert.Equal((2, 1, 0, 3), (other.New, other.Known, other.Refused.Count, Waiting(live)));
    }

    [Fact]
    public void What_waits_too_long_goes_into_quarantine_each_revision_for_itself()
    {
        using LivePlace live = new(Hour, "10:30");
        WorkflowEvent end = End("09:20", ("parcel", "P-1")) with { Fact = "end" };
        live.Deliver([end, end with { Rev = 1, Outcome = Outcome.Failed }, End("09:20", ("parcel", "P-2"))]);
        live.GoTo("2d 10:29");
        Assert.Equal((2, 0), (Waiting(live), Quarantined(live).Count));
        live.GoTo("2d 10:31");

        Assert.Equal((0, 3), (Waiting(live), Quarantined(live).Count));
        Assert.Equal("no case had parcel=P-2 within 2d; send what tells the key together with the case, then replay this", Quarantined(live)[0].Reason);
        Assert.Equal(0, live.Source.Waiting);
    }

    [Fact]
    public void A_key_that_two_cases_claim_tells_nothing_from_then_on()
    {
        using LivePlace live = new(Hour, "10:30");
        live.Deliver([Start("09:00", "a", ("parcel", "P-1")), End("09:20", ("parcel", "P-1"))]);
        live.Deliver([Start("09:00", "b", ("parcel", "P-1"), ("invoice", "I-2"))]);
        Receipt receipt = live.Deliver([Packed("09:30", ("parcel", "P-1")), Packed("09:31", ("parcel", "P-1"), ("invoice", "I-2")), Packed("09:32", ("parcel", "P-1"), ("invoice", "I-9"))]);

        RefusedEvent refused = Assert.Single(receipt.Refused);
        Assert.Equal("its key parcel=P-1 is that of several cases of payments, a and b among them; name the case, or give a key that only it has", refused.Reason);
        Assert.Equal((0, 1), (refused.Index, Waiting(live)));
        Assert.Equal([("a", 2), ("b", 2)], live.Place.Read(store => store.Instances.All(null).Select(row => (row.Key.Id, row.Summary.FactCount)).ToList()));
        Assert.Equal([new SharedValue("P-1", 2)], live.Place.Read(store => store.Anteroom.Shared(Some.WorkflowName, "parcel", 10)));
    }

    [Fact]
    public void Everything_that_is_refused_is_kept_and_counted_also_when_it_differs_in_its_run_alone()
    {
        using LivePlace live = new(Hour, "10:30");
        live.Deliver([Start("09:00", "a", ("parcel", "P-1")), Start("09:00", "b", ("parcel", "P-1"))]);
        WorkflowEvent packed = Packed("09:10", ("parcel", "P-1"));

        live.Deliver([packed with { Run = "r1" }, packed with { Run = "r2" }]);
        live.Tick();

        Assert.Equal(2, Quarantined(live).Count);
        Assert.Equal(2, live.Engine.Health.Refused);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_that_was_corrected_or_withdrawn_leads_to_its_case_all_the_same(bool isVoid)
    {
        using LivePlace live = new(Hour, "10:30");
        WorkflowEvent link = Told(EventKind.Updated, "09:05", "a", ("parcel", "P-1")) with { Fact = "link", Rev = 1 };
        live.Deliver([Start("09:00", "a"), link]);
        live.Deliver([Told(EventKind.Updated, "09:05", "a", ("parcel", "P-2")) with { Fact = "link", Rev = 2, Void = isVoid }]);
        live.Restart();

        live.Deliver([End("09:20", ("parcel", "P-1"))]);

        Assert.Equal((1, 0), (Instances(live), Waiting(live)));
    }

    [Fact]
    public void Keys_of_different_cases_are_a_contradiction_also_for_what_waits()
    {
        using LivePlace live = new(Hour, "10:30");
        live.Deliver([Packed("09:30", ("invoice", "I-1"), ("parcel", "P-1"))]);
        live.Deliver([Start("09:00", "a", ("invoice", "I-1")), Start("09:00", "b", ("parcel", "P-1"))]);

        Assert.Equal((2, 0), (Instances(live), Waiting(live)));
        Assert.Equal("its keys are those of different cases of payments: invoice=I-1 of a, parcel=P-1 of b; correct them, or name the case", Assert.Single(Quarantined(live)).Reason);
    }

    [Fact]
    public void What_a_batch_on_its_way_lets_wait_is_found_by_the_next()
    {
        const int Many = 12_000;
        WorkflowEvent[] told =
        [
            .. Enumerable.Range(0, Many).Select(number => End("09:20", ("parcel", $"P-{number}"))),
            .. Enumerable.Range(0, Many).Select(number => Start("09:00", $"o-{number}", ("parcel", $"P-{number}"))),
        ];
        using ImportPlace place = new();
        ImportResult result = place.Import(told, Keyed("parcel"));

        Assert.Equal((2L * Many, 2L * Many, 0L), (result.Events, result.New, result.Refused));
        Assert.Equal(0, place.Read(store => store.Anteroom.Counts().Count));
        Assert.Equal(new Tally(Many, Many, 0, 0, 0), place.Sum(Hour.Objectives[0].Measurement));
    }

    [Fact]
    public void Replacing_a_source_forgets_what_waits_of_it()
    {
        using ImportPlace place = new();
        place.Import([Start("09:00", "a"), End("09:20", ("parcel", "P-1"))], Hour);
        place.Import([Start("09:00", "a"), End("09:20", ("parcel", "P-2"))], Hour, replace: true);

        Assert.Equal("P-2", place.Read(store => store.Anteroom.After(null, 0, 10).Single().Keys[0].Value));
    }

    [Fact]
    public void What_waits_is_exported_and_waits_where_it_is_imported()
    {
        using ImportPlace place = new();
        using ImportPlace other = new();
        place.Import([Start("09:00", "a", ("parcel", "P-1")), End("09:20", ("parcel", "P-1")), End("09:20", ("parcel", "P-2"))], Hour);
        using (FileStream to = File.Create(other.PathOf("export.jsonl")))
        {
            Assert.Equal(3, place.Read(store => EventExport.Write(store, Some.WorkflowName, to, new(), CancellationToken.None)));
        }

        Assert.Equal(1, other.Import(other.PathOf("export.jsonl"), Hour).Waiting);
        Assert.Equal(place.Dump(), other.Dump());
    }

    /// <summary>What is stored of the case cannot be read any more.</summary>
    [Fact]
    public async Task What_finds_a_damaged_case_by_its_key_waits_in_quarantine_and_is_taken_when_it_can_be_read_again()
    {
        using LivePlace live = new(Hour, "10:30");
        live.Deliver([Start("09:00", "a", ("parcel", "P-1"))]);
        await Posted(live, Packed("09:10", ("invoice", "I-1")));
        live.Restart();
        live.Place.Change("UPDATE instance SET open_chunk = CAST(x'FF' || open_chunk AS BLOB) WHERE instance = 'a'");

        Receipt end = await Posted(live, End("09:20", ("parcel", "P-1"))), link = await Posted(live, Told(EventKind.Updated, "09:15", "a", ("invoice", "I-1")));

        Assert.Equal((0, 1, 0, 1), (end.New, end.Refused.Count, link.New, link.Refused.Count));
        Assert.Equal((0, 3), (Waiting(live), Quarantined(live).Count));
        Assert.All(Quarantined(live), entry => Assert.Contains("the stored facts of 'a' of workflow 'payments' are damaged", entry.Reason, StringComparison.Ordinal));
        live.Restart();
        live.Place.Change("UPDATE instance SET open_chunk = substr(open_chunk, 2) WHERE instance = 'a'");
        using IStore store = live.Place.Open();
        await new QuarantineReplay(store, live.Rules, live.Engine, live.Clock).RunAsync(null, CancellationToken.None);

        Assert.Equal((0, 0), (Waiting(live), Quarantined(live).Count));
        Assert.Equal(new Tally(1, 1, 0, 0, 0), live.Place.Sum(Hour.Objectives[0].Measurement));
    }

    private static Task<Receipt> Posted(LivePlace live, WorkflowEvent told) => live.Engine.TryTake(new Delivery(Origins.Http("shop"), [told], []))!;

    private static RuleSet Keyed(params string[] keys)
    {
        Workflow workflow = Some.Workflow with { CorrelateBy = keys, WaitForKeys = TimeSpan.FromDays(2) };
        return ImportPlace.Rules(Measure.CycleTime("1h")) with { Workflows = [workflow] };
    }

    private static WorkflowEvent Start(string at, string instance, params (string Name, string Value)[] keys) => Told(EventKind.Started, at, instance, keys);

    private static WorkflowEvent Packed(string at, params (string Name, string Value)[] keys) => Told(EventKind.StepEnded, at, "", keys) with { Step = "pack", Outcome = Outcome.Completed };

    private static WorkflowEvent End(string at, params (string Name, string Value)[] keys) => Told(EventKind.Ended, at, "", keys) with { Outcome = Outcome.Completed };

    private static WorkflowEvent Told(EventKind kind, string at, string instance, params (string Name, string Value)[] keys) => Some.Fact(kind, at, instance) with
    {
        Details = keys.Length == 0 ? null : new EventDetails { Keys = [.. keys.Select(key => new NamedValue(key.Name, key.Value)).OrderBy(key => key.Name, StringComparer.Ordinal)] },
    };

    private static int Instances(LivePlace live) => (int)live.Place.Read(store => store.Instances.Count(null));

    private static int Waiting(LivePlace live) => (int)live.Place.Read(store => store.Anteroom.Counts().Sum(count => count.Count));

    private static IReadOnlyList<Quarantined> Quarantined(LivePlace live) => live.Place.Read(store => store.Sources.Quarantine(null, 10));
}
