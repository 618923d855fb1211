using SloWatch.Core.Time;
using SloWatch.Server.Tests.Hosting;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>What a source says, and the moment it says it of.</summary>
/// <param name="Text">A workflow event, or for a source with a mapping a message of its own.</param>
internal sealed record Saying(string Source, Instant At, string Text);

/// <summary>A unit as somebody counts it who knows what happened.</summary>
/// <param name="Decided">When it was known.</param>
internal sealed record Counted(Instant Begun, Instant Decided, bool IsGood)
{
    /// <summary>To be closed within a time; not before then it is bad.</summary>
    public static Counted Within(Instant begun, Instant closed, TimeSpan limit) => closed - begun <= limit ? new(begun, closed, true) : new(begun, begun + limit, false);

    /// <summary>As it is seen at a moment.</summary>
    public static (int Good, int Bad, int Pending) At(IEnumerable<Counted> units, Instant moment)
    {
        Counted[] begun = [.. units.Where(unit => unit.Begun < moment)];
        return (begun.Count(unit => unit.Decided < moment && unit.IsGood), begun.Count(unit => unit.Decided < moment && !unit.IsGood), begun.Count(unit => unit.Decided >= moment));
    }
}

/// <summary>
/// One of the examples for work that nobody runs, at work: a case begins every twenty minutes from Monday noon on, day and night. While things
/// hang, one step of all cases waits until they do no longer; what was held up is done within twenty minutes then.
/// </summary>
internal abstract class Way(TimeRange? hangs)
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(20);

    private const int Cases = 9 * 24 * 3;

    /// <summary>Its folder below rules/.</summary>
    public abstract string Example { get; }

    public abstract string Workflow { get; }

    public abstract IReadOnlyList<string> Sources { get; }

    /// <summary>Of these, the one that posts messages of its own; null: all post workflow events.</summary>
    public virtual string? Mapped => null;

    /// <summary>By the names of its objectives.</summary>
    public abstract IReadOnlyDictionary<string, decimal> Targets { get; }

    public static Instant Hour(double hour) => LiveServer.Noon + TimeSpan.FromHours(hour);

    public static TimeRange Hours(double from, double to) => new(Hour(from), Hour(to));

    /// <summary>Of the case that began then.</summary>
    public string IdAt(double hour) => IdOf((int)Math.Round(hour * 3));

    public IEnumerable<Saying> Sayings() => Enumerable.Range(0, Cases).SelectMany(number => SayingsOf(number, Begun(number)));

    public ILookup<string, Counted> Units() => Enumerable.Range(0, Cases).SelectMany(number => UnitsOf(number, Begun(number))).ToLookup(one => one.Objective, one => one.Unit);

    protected abstract string IdOf(int number);

    protected abstract IEnumerable<Saying> SayingsOf(int number, Instant begun);

    protected abstract IEnumerable<(string Objective, Counted Unit)> UnitsOf(int number, Instant begun);

    /// <summary>When what would be done at a moment is done.</summary>
    protected Instant Held(Instant at, int number) => hangs is { } time && time.Contains(at) ? time.To + TimeSpan.FromMinutes(number % 20) : at;

    private static Instant Begun(int number) => LiveServer.Noon + (number * Every);
}
