using System.Globalization;
using SloWatch.Core.Events;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters;

/// <summary>
/// Names the second and later of the facts of one case that say exactly the same: <c>#2</c>, <c>#3</c>. Read again from the same
/// file, the same facts get the same names.
/// </summary>
internal sealed class FactNumbers
{
    /// <summary>An instance is sealed at so many facts; what repeats a fact further back than this is not told apart from it.</summary>
    private const int MostRemembered = 100_000;

    private const int KeptBetweenCases = 1000;

    private readonly Dictionary<Identity, int> counts = [];

    public void Clear()
    {
        counts.Clear();
        if (counts.Capacity > KeptBetweenCases)
        {
            // Clearing costs by capacity: after one huge case the thousands of small ones would pay for it.
            counts.TrimExcess(KeptBetweenCases);
        }
    }

    /// <summary>Null for the first fact that says this.</summary>
    /// <param name="subject">The step or the state.</param>
    public string? Next(EventKind kind, Instant at, string? subject, string? track, string? run, Outcome outcome)
    {
        if (counts.Count == MostRemembered)
        {
            counts.Clear();
        }

        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, new Identity(kind, at, subject, track, run, outcome), out _);
        count++;
        return count == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"#{count}");
    }

    private readonly record struct Identity(EventKind Kind, Instant At, string? Subject, string? Track, string? Run, Outcome Outcome);
}
