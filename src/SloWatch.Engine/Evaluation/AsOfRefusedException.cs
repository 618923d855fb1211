using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation;

/// <summary>The moment asked for is no full minute, so the ledger of minutes has no answer for it.</summary>
public sealed class AsOfRefusedException(Instant asOf)
    : Exception($"{asOf} is no full minute, and the ledger counts in minutes; use {asOf.FloorToMinute()} or {asOf.CeilingToMinute()}")
{
    internal static void Check(Instant? asOf)
    {
        if (asOf is { } asked && !(asked.IsFinite && asked.IsFullMinute))
        {
            throw new AsOfRefusedException(asked);
        }
    }
}
