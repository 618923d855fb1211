using SloWatch.Core.Time;

namespace SloWatch.Cli.Demo.Faults;

/// <summary>One after the other, with a pause after each, for ever.</summary>
/// <param name="Begin">Of the first.</param>
internal sealed record FaultRotation(Instant Begin, TimeSpan Lasts, TimeSpan Pause, IReadOnlyList<FaultKind> Kinds)
{
    private TimeSpan Turn => Lasts + Pause;

    /// <summary>Whose turn it is, be it on or already over; null before the first.</summary>
    public Fault? At(Instant at) => at < Begin ? null : Number((at - Begin).Ticks / Turn.Ticks);

    public IEnumerable<Fault> BeginningIn(TimeRange range)
    {
        long first = range.From <= Begin ? 0 : ((range.From - Begin).Ticks + Turn.Ticks - 1) / Turn.Ticks;
        for (long number = first; Number(number) is var fault && fault.Range.From < range.To; number++)
        {
            yield return fault;
        }
    }

    private Fault Number(long number)
    {
        Instant from = Begin + TimeSpan.FromTicks(Turn.Ticks * number);
        return new(Kinds[(int)(number % Kinds.Count)], new(from, from + Lasts));
    }
}
