using System.Reflection;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Facts;

/// <summary>Field by field: what a newer revision carries counts, and what it does not carry keeps its value.</summary>
public class OverlayTests
{
    private static readonly string[] OfTheFact = [nameof(WorkflowEvent.Kind), nameof(WorkflowEvent.At), nameof(WorkflowEvent.Source), nameof(WorkflowEvent.Workflow), nameof(WorkflowEvent.Instance), nameof(WorkflowEvent.Fact), nameof(WorkflowEvent.Rev), nameof(WorkflowEvent.Void), nameof(WorkflowEvent.Details)];

    private static readonly PropertyInfo[] Fields = [.. typeof(WorkflowEvent).GetProperties().Where(field => field.CanWrite && !OfTheFact.Contains(field.Name))];
    private static readonly PropertyInfo[] Details = [.. typeof(EventDetails).GetProperties().Where(field => field.CanWrite)];

    public static TheoryData<string> Names => [.. Fields.Concat(Details).Select(one => one.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_the_newer_one_does_not_carry_keeps_its_value(string name) => Assert.Equal("old", Overlaid(name, older: true, newer: false));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_both_carry_has_the_newer_value(string name) => Assert.Equal("new", Overlaid(name, older: true, newer: true));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_only_the_newer_one_carries_is_taken(string name) => Assert.Equal("new", Overlaid(name, older: false, newer: true));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_without_details_keeps_those_that_were_told(bool inOrder)
    {
        (WorkflowEvent bare, WorkflowEvent told) = (Revision(1), With(Revision(2), nameof(EventDetails.Version), "old"));
        Assert.Equal("old", Merged(bare, told, inOrder).Details?.Version);
        Assert.Equal("old", Merged(told with { Rev = 1 }, bare with { Rev = 2 }, inOrder).Details?.Version);
        Assert.Null(Merged(bare, bare with { Rev = 2 }, inOrder).Details);
    }

    [Fact]
    public void What_changes_nothing_says_so()
    {
        FactHistory history = new(With(Revision(1), nameof(EventDetails.Version), "old"));
        Assert.Null(history.Add(With(Revision(1), nameof(EventDetails.Version), "old")));
        Assert.False(history.Add(Revision(2)));
        Assert.True(history.Add(With(Revision(3), nameof(EventDetails.Version), "new")));
    }

    /// <summary>The same whichever came first.</summary>
    private static string? Overlaid(string name, bool older, bool newer)
    {
        // Another field of the details, so that both have some.
        string other = name == nameof(EventDetails.Why) ? nameof(EventDetails.Parent) : nameof(EventDetails.Why);
        WorkflowEvent first = With(Revision(1), other, "some"), second = With(Revision(2), other, "some");
        first = older ? With(first, name, "old") : first;
        second = newer ? With(second, name, "new") : second;
        string?[] both = [.. ((bool[])[true, false]).Select(inOrder => Read(Merged(first, second, inOrder), name))];
        Assert.Equal(both[0], both[1]);
        return both[0];
    }

    private static WorkflowEvent Merged(WorkflowEvent first, WorkflowEvent second, bool inOrder)
    {
        FactHistory history = new(inOrder ? first : second);
        history.Add(inOrder ? second : first);
        return history.Effective!;
    }

    private static WorkflowEvent Revision(long rev) => Some.Fact(EventKind.Alive, "09:00") with { Fact = "f", Rev = rev };

    private static WorkflowEvent With(WorkflowEvent fact, string name, string word)
    {
        WorkflowEvent changed = fact with { Details = fact.Details is { } details ? details with { } : null };
        if (Array.Find(Fields, field => field.Name == name) is { } own)
        {
            own.SetValue(changed, Value(own.PropertyType, word));
            return changed;
        }

        EventDetails inner = changed.Details ?? new EventDetails();
        PropertyInfo one = Details.Single(field => field.Name == name);
        one.SetValue(inner, Value(one.PropertyType, word));
        return changed with { Details = inner };
    }

    private static string? Read(WorkflowEvent fact, string name)
    {
        PropertyInfo? own = Array.Find(Fields, field => field.Name == name);
        object? value = own is not null ? own.GetValue(fact) : fact.Details is { } details ? Details.Single(field => field.Name == name).GetValue(details) : null;
        return ((string[])["old", "new"]).FirstOrDefault(word => Equal(value, Value((own ?? Details.First(field => field.Name == name)).PropertyType, word)));
    }

    private static bool Equal(object? one, object other) => one is IReadOnlyList<NamedValue> list ? list.SequenceEqual((IReadOnlyList<NamedValue>)other) : Equals(one, other);

    private static object Value(Type type, string word)
    {
        bool old = word is "old" or "some";
        Type bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare == typeof(string) ? word
            : bare == typeof(Instant) ? Monday.At(old ? "09:10" : "09:20")
            : bare == typeof(Outcome) ? old ? Outcome.Failed : Outcome.Completed
            : bare == typeof(IReadOnlyList<NamedValue>) ? (NamedValue[])[new("name", word)]
            : Convert.ChangeType(old ? 1 : 2, bare, System.Globalization.CultureInfo.InvariantCulture);
    }
}
