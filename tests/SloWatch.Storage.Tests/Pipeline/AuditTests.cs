using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

public sealed class AuditTests : IDisposable
{
    private static readonly RuleSet Rules = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.CycleTime("2h"), Measure.StepTime("pay", "10m"));

    private readonly ImportPlace place = new();

    public AuditTests() => place.Import(
        [
            .. Case.Of("good").Started("09:00").StepStarted("pay", "09:10").StepEnded("pay", "09:15").Ended("09:30").Facts,
            .. Case.Of("hung").Started("09:00").StepStarted("pay", "09:10").Facts,
            .. Case.Of("late").Started("09:00").Version("v2").Ended("10:30").Facts,
        ],
        Rules);

    public void Dispose() => place.Dispose();

    [Fact]
    public void A_sound_store_has_no_differences_and_all_of_it_is_gone_over()
    {
        AuditResult audit = place.Audit(Rules);

        Assert.Empty(audit.Differences);
        Assert.Equal((3, 8, 8, 4), (audit.Instances, audit.Facts, audit.Units, audit.Violations));
        Assert.Equal(place.Read(store => Rules.All.Single().Measurements.Sum(measurement => store.Ledger.Minutes(measurement.Hash).Count())), audit.Minutes);
    }

    [Theory]
    [InlineData("UPDATE ledger SET bad = bad + 1 WHERE bad = 2", "ledger of objective-1 at 2024-01-01T10:00:00Z", "bad 3", "bad 2")]
    [InlineData("DELETE FROM ledger WHERE bad = 2", "ledger of objective-1 at 2024-01-01T10:00:00Z", "bad 0", "bad 2")]
    [InlineData("UPDATE ledger_day SET excluded = 7 WHERE bad = 2", "ledger of objective-1, sum of all minutes", "excluded 7", "excluded 0")]
    [InlineData("INSERT INTO ledger SELECT measurement, 9, 1, 2, 0, 0, 0 FROM ledger WHERE bad = 2", "ledger of objective-1 at 1970-01-01T00:09:00Z", "begun 1, good 2", "begun 0, good 0")]
    [InlineData("DELETE FROM violation WHERE instance = 'late'", "violation of objective-1: payments/late instance", "missing", "bad at 2024-01-01T10:00:00Z")]
    [InlineData("UPDATE violation SET version = 'v1', closed_at = NULL WHERE instance = 'late'", "violation of objective-1: payments/late instance", "version 'v1', closed at none", "version 'v2', closed at 2024-01-01T10:30:00Z")]
    [InlineData("UPDATE violation SET instance = 'lost' WHERE instance = 'late'", "violation of objective-1: payments/lost instance", "bad at 2024-01-01T10:00:00Z", "not bad")]
    [InlineData("UPDATE violation SET instance = 'zzz' WHERE instance = 'late'", "violation of objective-1: payments/zzz instance", "bad at 2024-01-01T10:00:00Z", "not bad")]
    [InlineData("UPDATE instance SET last_at = last_at + 1000000 WHERE instance = 'good'", "instance payments/good", "last fact 2024-01-01T09:30:01Z", "last fact 2024-01-01T09:30:00Z")]
    [InlineData("UPDATE instance SET business_key = 'order 7', fact_count = 9 WHERE instance = 'good'", "instance payments/good", "business key 'order 7', number of facts 9", "business key none, number of facts 4")]
    [InlineData("UPDATE instance SET next_deadline = 5 WHERE instance = 'good'", "instance payments/good", "next deadline 1970-01-01T00:00:00.000005Z", "next deadline ever")]
    [InlineData("UPDATE instance SET open_chunk = x'00' WHERE instance = 'hung'", "instance payments/hung", "facts that cannot be read", "nothing")]
    [InlineData("DELETE FROM instance WHERE instance = 'late'", "ledger of objective-1 at 2024-01-01T09:00:00Z", "begun 3", "begun 2")]
    public void Whatever_is_changed_behind_its_back_is_named(string sql, string where, string stored, string recounted)
    {
        Change(sql);

        Assert.Contains(new AuditDifference(where, stored, recounted), place.Audit(Rules).Differences);
    }

    [Fact]
    public void Changed_facts_are_told_by_their_checksum()
    {
        Change("UPDATE instance SET open_chunk = (SELECT open_chunk FROM instance WHERE instance = 'hung') WHERE instance = 'good'");

        Assert.Contains(place.Audit(Rules).Differences, difference => difference.Where == "instance payments/good" && difference.Stored.StartsWith("checksum of facts", StringComparison.Ordinal));
    }

    [Fact]
    public void An_instance_that_is_due_and_was_not_judged_is_named()
    {
        Change("UPDATE instance SET judged_at = 0, next_deadline = 1704099600000000 WHERE instance = 'hung'");

        AuditDifference[] differences = [.. place.Audit(Rules).Differences];
        Assert.Contains(differences, difference => difference == new AuditDifference(
            "instance payments/hung", "due at 2024-01-01T09:00:00Z and judged at 1970-01-01T00:00:00Z", "judged at ever, up to which the workflow is complete"));
        Assert.Contains(differences, difference => difference.Where == "violation of objective-1: payments/hung instance");
    }

    [Fact]
    public void Rules_that_were_not_counted_yet_are_named()
    {
        RuleSet changed = ImportPlace.Rules(Measure.CycleTime("1h"), Measure.CycleTime("3h"));

        Assert.Contains(new AuditDifference("ledger of objective-2", "not counted yet", "a measurement of the rules"), place.Audit(changed).Differences);
    }

    [Fact]
    public void Names_beyond_the_basic_plane_are_walked_in_the_order_of_the_store()
    {
        using ImportPlace odd = new();
        string[] names = ["\ufffd", "\U0001F600", "\ue000", "a", "é", "\U00010000z", "\uffff1"];
        odd.Import(names.SelectMany(name => Case.Of(name).Started("09:00").Facts), Rules);

        odd.AssertAudited(Rules);
        Assert.Equal(2 * names.Length, odd.Audit(Rules).Violations);
    }

    [Fact]
    public void An_audit_beside_an_import_sees_one_moment()
    {
        Crowd crowd = Crowd.Of(3, instances: 300, size: 60);
        using ImportPlace busy = new();
        busy.Import([], crowd.Rules);
        List<AuditResult> audits = [];
        busy.Through = store => new FaultyStore(store, (_, _) =>
        {
            if (busy.Read(reader => reader.Ledger.Measurements().Count) > 0)
            {
                audits.Add(busy.Audit(crowd.Rules));
            }
        });
        busy.Import(crowd.Events, crowd.Rules);

        Assert.NotEmpty(audits);
        Assert.All(audits, audit => Assert.Empty(audit.Differences));
    }

    private void Change(string sql) => place.Change(sql);
}
