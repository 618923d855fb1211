using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;
using Xunit;

namespace SloWatch.Testing.Stores;

public abstract class SourceContract(StorePlace place) : StoreContract(place)
{
    private static readonly SourceState Log = new("log", Loans, Instant.Never, "hash", LastAt: null, Note: "");

    [Fact]
    public void Quarantine_can_be_read_from_a_moment_back()
    {
        using IStore store = Open();
        Commit commit = Empty();
        commit.Quarantine.AddRange(Enumerable.Range(0, 4).Select(i => new Quarantined(i % 2 == 0 ? "log" : "other", $"f:{i}", "why", "{}", Midnight + TimeSpan.FromSeconds(i / 2))));
        Write(store, commit);

        Assert.Equal(["f:3", "f:2", "f:1", "f:0"], store.Sources.Quarantine(null, Instant.Ever, 10).Select(one => one.Origin));
        Assert.Equal(["f:1", "f:0"], store.Sources.Quarantine(null, Midnight, 10).Select(one => one.Origin));
        Assert.Equal(["f:0"], store.Sources.Quarantine("log", Midnight, 10).Select(one => one.Origin));
        Assert.Empty(store.Sources.Quarantine(null, Midnight - TimeSpan.FromSeconds(1), 10));
    }

    [Fact]
    public void An_empty_store_has_no_sources_gaps_or_quarantine()
    {
        using IStore store = Open();

        Assert.Empty(store.Sources.All());
        Assert.Empty(store.Sources.Gaps(Loans));
        Assert.Empty(store.Sources.Quarantine(null, 10));
        Assert.Equal(0, store.Sources.QuarantineCount(null));
    }

    [Fact]
    public void A_source_is_one_per_name_and_workflow_and_is_replaced()
    {
        SourceState changed = Log with { Watermark = Midnight, MappingHash = "new", LastAt = Midnight, Note = "stopped at line 7" };
        using IStore store = Open();
        Write(store, With(Log, Log with { Workflow = "zoo" }, Log with { Name = "a log" }));
        Write(store, With(changed));

        Assert.Equal([Log with { Name = "a log" }, changed, Log with { Workflow = "zoo" }], store.Sources.All());
    }

    [Fact]
    public void A_forgotten_source_is_gone_for_its_workflow_and_begins_anew_when_it_comes_again()
    {
        using IStore store = Open();
        Write(store, With(Log with { Watermark = Instant.Ever }, Log with { Workflow = "zoo" }, Log with { Name = "other" }));
        Commit commit = With(Log with { Watermark = Midnight });
        commit.SourcesForgotten.AddRange([("log", Loans), ("nobody", "nowhere")]);

        Write(store, commit);

        Assert.Equal([Log with { Watermark = Midnight }, Log with { Workflow = "zoo" }, Log with { Name = "other" }], store.Sources.All());
    }

    [Fact]
    public void A_watermark_never_goes_back_but_the_rest_is_replaced()
    {
        using IStore store = Open();
        Write(store, With(Log with { Watermark = Instant.Ever, LastAt = Midnight }));
        Write(store, With(Log with { Watermark = Midnight, Note = "again" }));

        Assert.Equal([Log with { Watermark = Instant.Ever, Note = "again" }], store.Sources.All());
    }

    [Fact]
    public void A_gap_is_kept_once_with_all_it_says()
    {
        WorkflowEvent gap = Gap(Midnight, from: Midnight - TimeSpan.FromHours(1), fact: "g1");
        WorkflowEvent[] gaps = [gap, Gap(Midnight + TimeSpan.FromHours(1), from: null, fact: null), Gap(Midnight + TimeSpan.FromHours(1), Midnight, fact: null)];
        using IStore store = Open();
        for (int i = 0; i < 2; i++)
        {
            Commit commit = Empty();
            commit.Gaps.AddRange(gaps);
            commit.Gaps.Add(gap with { Workflow = "zoo" });
            Write(store, commit);
        }

        Assert.Equal(gaps, store.Sources.Gaps(Loans));
        Assert.Equal([gap with { Workflow = "zoo" }], store.Sources.Gaps("zoo"));
    }

    [Fact]
    public void The_gaps_of_a_feed_are_forgotten_before_new_ones_are_kept()
    {
        WorkflowEvent old = Gap(Midnight, from: null, fact: "old");
        WorkflowEvent renewed = old with { Fact = "new" };
        WorkflowEvent[] others = [old with { Source = "other" }, old with { Workflow = "zoo" }];
        using IStore store = Open();
        Commit first = Empty();
        first.Gaps.AddRange([old, .. others]);
        Write(store, first);

        Commit second = Empty();
        second.GapsForgotten.Add((old.Source, Loans));
        second.Gaps.Add(renewed);
        Write(store, second);

        Assert.Equal([renewed, others[0]], store.Sources.Gaps(Loans));
        Assert.Equal([others[1]], store.Sources.Gaps("zoo"));
    }

    [Fact]
    public void The_same_refusal_is_kept_once_as_it_was_first_seen()
    {
        Quarantined first = new("log", "log.xes:812:5", "no time", "<event/>", Midnight);
        using IStore store = Open();
        Write(store, Refused(first, first with { Source = "other" }));
        Write(store, Refused(first with { RecordedAt = Midnight + TimeSpan.FromDays(1) }, first with { Reason = "too late", RecordedAt = Midnight + TimeSpan.FromDays(1) }));

        Assert.Equal((3, 2, 0), (store.Sources.QuarantineCount(null), store.Sources.QuarantineCount("log"), store.Sources.QuarantineCount("none")));
        Assert.Equal([2, 1], store.Sources.QuarantineCounts().OrderByDescending(one => one.Key == "log").Select(one => one.Value));
        Assert.Equal([first with { Reason = "too late", RecordedAt = Midnight + TimeSpan.FromDays(1) }, first], store.Sources.Quarantine("log", 10));
        Assert.Single(store.Sources.Quarantine(null, 1));
    }

    [Fact]
    public void An_entry_that_stays_has_its_new_reason_and_of_two_that_say_the_same_the_older_is_kept()
    {
        using IStore store = Open();
        Quarantined one = new("log", "f:1", "why", "{}", Midnight);
        Write(store, Refused(one, one with { Origin = "f:2" }, one with { Reason = "new" }, one with { Origin = "f:2", Reason = "new" }, one with { Origin = "f:3" }));
        long[] ids = [.. store.Sources.KeptAfter(null, 0, 10).Select(kept => kept.Id)];

        Commit commit = Refused();
        commit.QuarantineStaying.AddRange([new(ids[0], "new"), new(ids[3], "why"), new(ids[4], "new"), new(999, "new")]);
        Write(store, commit);

        Assert.Equal([(ids[0], "f:1", "new"), (ids[1], "f:2", "why"), (ids[4], "f:3", "new")], store.Sources.KeptAfter(null, 0, 10).Select(kept => (kept.Id, kept.Refused.Origin, kept.Refused.Reason)));
    }

    [Fact]
    public void Entries_of_the_quarantine_are_known_by_ids_that_are_never_given_again()
    {
        using IStore store = Open();
        Write(store, Refused([.. Enumerable.Range(0, 3).Select(i => new Quarantined(i == 1 ? "other" : "log", $"f:{i}", "why", "{}", Midnight))]));
        long[] ids = [.. store.Sources.KeptAfter(null, 0, 10).Select(one => one.Id)];

        Assert.Equal(["f:0", "f:1", "f:2"], store.Sources.KeptAfter(null, 0, 10).Select(one => one.Refused.Origin));
        Assert.Equal(["f:2"], store.Sources.KeptAfter("log", ids[0], 10).Select(one => one.Refused.Origin));
        Assert.Equal(ids.Reverse(), store.Sources.Kept(null, Midnight, 10).Select(one => one.Id));
        Assert.Equal(("f:1", ids[2]), (store.Sources.Kept(ids[1])!.Refused.Origin, store.Sources.LastKept()));

        Commit commit = Refused(new Quarantined("log", "f:2", "another", "{}", Midnight), new Quarantined("log", "f:2", "why", "{}", Midnight));
        commit.QuarantineReleased.AddRange([ids[2], ids[0], 999]);
        Write(store, commit);

        Assert.Equal(["f:1 why", "f:2 another", "f:2 why"], store.Sources.KeptAfter(null, 0, 10).Select(one => $"{one.Refused.Origin} {one.Refused.Reason}"));
        Assert.All(store.Sources.KeptAfter("log", 0, 10), one => Assert.True(one.Id > ids[2]));
        Assert.Null(store.Sources.Kept(ids[2]));
    }

    [Fact]
    public void Refused_content_may_be_anything()
    {
        Quarantined hostile = new("l'og", "a\0b:1:1", "\ud800 is no text", new string('\u20ac', 4000), Midnight);
        using IStore store = Open();
        Write(store, Refused(hostile));

        Assert.Equal([hostile with { Reason = "\ufffd is no text" }], store.Sources.Quarantine(null, 10));
    }

    private static WorkflowEvent Gap(Instant at, Instant? from, string? fact) => new()
    {
        Kind = EventKind.Gap,
        Source = "log",
        Workflow = Loans,
        Instance = "",
        At = at,
        Fact = fact,
        Details = from is null ? null : new EventDetails { From = from },
    };

    private static Commit With(params SourceState[] sources)
    {
        Commit commit = Empty();
        commit.Sources.AddRange(sources);
        return commit;
    }

    private static Commit Refused(params Quarantined[] events)
    {
        Commit commit = Empty();
        commit.Quarantine.AddRange(events);
        return commit;
    }
}
