using System.Reflection;
using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>What a fact that has a name of its own says, field by field: said otherwise it is another revision, and nothing of it is overlooked.</summary>
public class FactBookTests
{
    private static readonly string[] OfAll = [nameof(WorkflowEvent.Source), nameof(WorkflowEvent.Workflow), nameof(WorkflowEvent.Instance), nameof(WorkflowEvent.Fact), nameof(WorkflowEvent.Details)];

    public static TheoryData<string> Fields =>
        [.. typeof(WorkflowEvent).GetProperties().Where(one => one.CanWrite && !OfAll.Contains(one.Name)).Concat(typeof(EventDetails).GetProperties().Where(one => one.CanWrite)).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_that_is_told_otherwise_makes_a_revision(string field)
    {
        FactBook book = new();
        Assert.Equal(FactNews.Fresh, book.Add(Told()));
        Assert.Equal(FactNews.None, book.Add(Told()));
        Assert.NotEqual(FactNews.None, book.Add(Otherwise(field)));
        Assert.Equal(FactNews.None, book.Add(Otherwise(field)));
        Assert.Equal(2, book.Arrivals.Count);
    }

    /// <summary>Few are looked through one by one, many are found by an index.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void A_fact_is_known_again_and_revised_among_few_as_among_many(int count)
    {
        WorkflowEvent[] facts = [.. Enumerable.Range(0, count).Select(i => Some.Fact(EventKind.StepStarted, "09:10") with { Step = $"step {i}", Fact = $"fact {i}" })];
        WorkflowEvent revised = facts[0] with { Step = "other", Rev = 1 };
        FactBook book = new();
        Assert.All(facts, fact => Assert.Equal(FactNews.Fresh, book.Add(fact)));
        Assert.All(facts, fact => Assert.Equal(FactNews.None, book.Add(fact)));
        Assert.Equal(FactNews.Revised, book.Add(revised));
        Assert.All([.. facts, revised], fact => Assert.Equal(FactNews.None, book.Add(fact)));
        Assert.Equivalent(facts[1..].Append(revised), book.Effective(), strict: true);
    }

    [Fact]
    public void What_was_delivered_is_not_of_its_own_facts_however_often_it_is_revised()
    {
        Case facts = Case.AtNine().Gap("09:10", "09:20").Fact("gap", 1).Gap("09:10", "09:30").Fact("gap", 2).HandedOver("shipping", "s-1", "09:40").HandedOver("shipping", "s-1", "09:40").NotBefore("09:35").Fact("x");
        Assert.Equal(1, facts.Delivered().FactCount);
    }

    [Fact]
    public void The_order_tells_apart_whatever_is_not_one_fact_and_nothing_else()
    {
        WorkflowEvent plain = Some.Fact(EventKind.StepStarted, "09:10") with { Step = "a", Run = "r", Attempt = 1, State = "s", Details = new EventDetails() };
        WorkflowEvent[] facts =
        [
            plain, plain with { At = Monday.At("09:11") }, plain with { Kind = EventKind.StepEnded }, plain with { Step = "b" }, plain with { Run = "q" }, plain with { Attempt = 2 },
            plain with { State = "t" }, plain with { Track = "offer" }, plain with { Outcome = Outcome.Failed }, plain with { Fact = "#2" }, plain with { Fact = "named" },
            plain with { Fact = "named", Source = "other" },
            .. ((EventDetails[])[new() { OperationKey = "k" }, new() { Cause = "c" }, new() { Name = "n" }, new() { From = Monday.At("09:00") }]).Select(details => plain with { Details = details }),
            .. ((EventDetails[])[new(), new() { BusinessKey = "k" }, Keyed("a", "1"), Keyed("a", "2"), Keyed("b", "1"), Keyed("a", "1", "b", "1"), Keyed("a", "1", "b", "2")]).Select(details => plain with { Kind = EventKind.HandedOver, Details = details }),
        ];
        foreach ((WorkflowEvent one, int i) in facts.Select((one, i) => (one, i)))
        {
            Assert.All(facts.Select((other, j) => (other, j)), pair => Assert.Equal(i == pair.j, FactOrder.Instance.Compare(one, pair.other) == 0));
            Assert.All(facts, other => Assert.Equal(Math.Sign(FactOrder.Instance.Compare(one, other)), -Math.Sign(FactOrder.Instance.Compare(other, one))));
            Assert.All(facts, other => Assert.Equal(ReferenceEquals(one, other), FactIdentity.Instance.Equals(one, other)));
        }

        WorkflowEvent[] same = [plain with { Source = "other" }, plain with { Error = "e" }, plain with { Track = "main" }, plain with { Details = Keyed("a", "1") }, plain with { Details = new EventDetails { Version = "v" } }];
        Assert.All(same, one => Assert.Equal((true, 0), (FactIdentity.Instance.Equals(plain, one), FactOrder.Instance.Compare(plain, one))));
    }

    [Theory]
    [InlineData("09:00", "09:30", true)]
    [InlineData("09:30", "09:40", true)] // it ended as the gap began
    [InlineData("09:30:00.000001", "09:40", false)]
    [InlineData("08:00", "09:00", false)] // it began as the gap was over
    [InlineData("08:00", "09:00:00.000001", true)]
    public void A_gap_touches_a_case_from_its_first_fact_to_its_end(string from, string to, bool touched)
    {
        TimeRange gap = new(Monday.At(from), Monday.At(to));
        Assert.Equal(touched, new InstanceSpan(Monday.At("09:00"), Monday.At("09:30"), Monday.At("09:30")).IsTouchedBy(gap));
    }

    [Fact]
    public void A_gap_touches_what_is_open_or_went_on_after_its_end()
    {
        TimeRange gap = new(Monday.At("10:00"), Monday.At("11:00"));
        Assert.True(new InstanceSpan(Monday.At("09:00"), Monday.At("09:30"), null).IsTouchedBy(gap));
        Assert.True(new InstanceSpan(Monday.At("09:00"), Monday.At("09:40"), Monday.At("09:30")).IsTouchedBy(gap));
    }

    [Fact]
    public void The_stored_row_says_when_it_began_went_on_and_ended()
    {
        Assert.Equal(("09:00", "09:20", null), Span(Case.AtNine().Alive("09:20")));
        Assert.Equal(("09:00", "09:30", "09:30"), Span(Case.AtNine().Ended("09:30")));
        Assert.Equal(("09:00", "11:00", "10:30"), Span(Case.AtNine().Ended("09:30").Started("10:00").Ended("10:30").Alive("11:00")));
        Assert.Equal(("09:00", "10:00", null), Span(Case.AtNine().Ended("09:30").Started("10:00")));
    }

    [Fact]
    public void The_stored_row_says_all_keys_but_its_newest_business_key()
    {
        Assert.Equal([], Keys(Case.AtNine().BusinessKey("K-1")));
        Assert.Equal(["=K-1"], Keys(Case.AtNine().BusinessKey("K-1").Updated("09:10").BusinessKey("K-2")));
        Assert.Equal(["order=7"], Keys(Case.AtNine().BusinessKey("K-1").CorrelationKey("order", "7")));
        Assert.Equal(["=K-1", "order=7"], Keys(Case.AtNine().BusinessKey("K-1").CorrelationKey("order", "7").Ended("09:30").Started("10:00").BusinessKey("K-2")));
    }

    private static (string, string, string?) Span(Case facts)
    {
        InstanceSummary summary = facts.Delivered().Pack().Summary;
        return (Monday.Text(summary.FirstAt), Monday.Text(summary.LastAt), summary.EndedAt is { } ended ? Monday.Text(ended) : null);
    }

    private static IEnumerable<string> Keys(Case facts) => facts.Delivered().Keys().Select(key => $"{key.Name}={key.Value}");

    private static EventDetails Keyed(params string[] keys) => new() { BusinessKey = "k", Keys = [.. keys.Chunk(2).Select(pair => new NamedValue(pair[0], pair[1]))] };

    private static WorkflowEvent Told() => Some.Fact(EventKind.Alive, "09:00") with { Fact = "f", Rev = 3, Details = new EventDetails { Why = "because" } };

    private static WorkflowEvent Otherwise(string field)
    {
        WorkflowEvent fact = Told();
        object owner = typeof(WorkflowEvent).GetProperty(field) is { } own && own.CanWrite ? fact : fact.Details!;
        PropertyInfo property = owner.GetType().GetProperty(field)!;
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        property.SetValue(owner, type == typeof(string) ? "otherwise"
            : type == typeof(Instant) ? Monday.At("08:00")
            : type == typeof(IReadOnlyList<NamedValue>) ? (NamedValue[])[new("name", "otherwise")]
            : type == typeof(bool) ? true
            : type.IsEnum ? Enum.ToObject(type, 4)
            : Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture));
        return fact;
    }
}
