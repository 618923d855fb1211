using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class ReplaceTests : IDisposable
{
    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void Replaced_events_leave_no_trace()
    {
        Crowd old = Crowd.Of(1, instances: 300, size: 40);
        Crowd crowd = Crowd.Of(2, instances: 300, size: 40) with { Rules = old.Rules };
        place.Import(old.Events, old.Rules);
        place.Import(crowd.Events, crowd.Rules, replace: true);
        using ImportPlace fresh = new();
        fresh.Import(crowd.Events, crowd.Rules);

        Assert.Equal(fresh.Dump(), place.Dump());
        place.AssertAudited(crowd.Rules);
    }

    [Fact]
    public void Events_of_other_sources_stay()
    {
        RuleSet rules = ImportPlace.Rules(Measure.CycleTime("1h"));
        Case mine = Case.AtNine().State("open", "09:10").From("mine");
        Case theirs = Case.AtNine().Ended("09:30");
        place.Import([.. mine.Facts, .. theirs.Facts], rules);
        place.Import(Case.AtNine().State("shut", "09:20").From("mine").Facts.Where(fact => fact.Source == "mine"), rules, replace: true);

        string dump = place.Dump();
        Assert.DoesNotContain("open", dump, StringComparison.Ordinal);
        Assert.Contains("shut", dump, StringComparison.Ordinal);
        Assert.Contains("\"Ended\"", dump, StringComparison.Ordinal);
        place.AssertAudited(rules);
    }

    [Fact]
    public void Gaps_of_the_source_are_replaced_too()
    {
        RuleSet rules = ImportPlace.Rules(Measure.CycleTime("1h"));
        place.Import([.. Case.AtNine().Facts, Gap("09:30", "11:00")], rules);
        place.Import(Case.AtNine().Facts, rules, replace: true);
        using ImportPlace fresh = new();
        fresh.Import(Case.AtNine().Facts, rules);

        Assert.Empty(place.Read(store => store.Sources.Gaps(Some.WorkflowName)));
        Assert.Equal(fresh.Dump(), place.Dump());
    }

    [Fact]
    public void A_replacement_that_dies_or_breaks_off_changes_nothing()
    {
        Crowd old = Crowd.Of(3, instances: 300, size: 60);
        Crowd crowd = Crowd.Of(4, instances: 300, size: 60) with { Rules = old.Rules };
        place.Import(old.Events, old.Rules);
        string before = place.Dump();
        for (int writes = 1; writes < 6; writes++)
        {
            int left = writes;
            place.Through = store => new FaultyStore(store, (_, _) =>
            {
                if (left-- == 0)
                {
                    throw new CrashException();
                }
            });
            Assert.Throws<CrashException>(() => place.Import(crowd.Events, crowd.Rules, replace: true));
            Assert.Equal(before, place.Dump());
        }

        place.Through = store => store;
        string whole = place.Write("whole.jsonl.gz", crowd.Events);
        File.WriteAllBytes(place.PathOf("cut.jsonl.gz"), File.ReadAllBytes(whole)[..^2000]);
        ImportRefusedException refused = Assert.Throws<ImportRefusedException>(() => place.Import(place.PathOf("cut.jsonl.gz"), crowd.Rules, replace: true));
        Assert.Contains("nothing was replaced", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, place.Dump());
    }

    [Fact]
    public void Events_as_they_are_go_with_every_mapping_and_change_none()
    {
        RuleSet rules = ImportPlace.Rules(Measure.CycleTime("1h"));
        place.Import(Case.AtNine().Facts, rules);
        Rewrite(new SourceState(Some.Source, Some.WorkflowName, Core.Time.Instant.Ever, "another mapping", null, ""));

        Assert.Equal(1, place.Import(Case.AtNine().Ended("09:30").Facts, rules).New);
        Assert.Equal("another mapping", Mapping());
        Assert.Equal(2, place.Import(Case.AtNine().Ended("09:30").Facts, rules, replace: true).New);
        Assert.Equal("events", Mapping());
    }

    private string Mapping() => place.Read(store => store.Sources.All().Single().MappingHash);

    private void Rewrite(SourceState source)
    {
        using IStore store = place.Open();
        using IStoreWriter writer = store.OpenWriter();
        Commit commit = new() { RecordedAt = Monday.Midnight };
        commit.Sources.Add(source);
        writer.Write(commit);
    }

    private static WorkflowEvent Gap(string from, string to) =>
        Some.Fact(EventKind.Gap, to, instance: "") with { Details = new EventDetails { From = Monday.At(from) } };
}
