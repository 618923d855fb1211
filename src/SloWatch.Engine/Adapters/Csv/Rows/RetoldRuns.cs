using System.Runtime.InteropServices;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>
/// Counts rows that tell otherwise of a run than a row before did: in a table without a column for runs, rows of one case with the same
/// activity and start are one run. It remembers a bounded number of runs, those met last, so that a large file costs no more than a small one.
/// </summary>
internal sealed class RetoldRuns
{
    private const int Remembered = 1 << 17;
    private const ulong Basis = 14_695_981_039_346_656_037;
    private const ulong Prime = 1_099_511_628_211;

    private (ulong Run, ulong Said)[]? met;

    public long Count { get; private set; }

    /// <param name="run">As it is named by its start.</param>
    /// <param name="times">All of the row.</param>
    public void Saw(ReadOnlySpan<byte> ofCase, string run, ReadOnlySpan<Instant?> times, string? resource, string? result)
    {
        met ??= new (ulong, ulong)[Remembered];
        ulong key = Hash(Hash(Basis, ofCase), run);
        ulong said = Hash(Hash(Hash(Basis, times), resource), result);
        ref (ulong Run, ulong Said) known = ref met[key % Remembered];
        Count += known.Run == key && known.Said != said ? 1 : 0;
        known = (key, said);
    }

    private static ulong Hash(ulong hash, string? text) => Hash(unchecked((hash ^ byte.MaxValue) * Prime), MemoryMarshal.AsBytes(text.AsSpan()));

    private static ulong Hash(ulong hash, ReadOnlySpan<Instant?> times)
    {
        foreach (Instant? time in times)
        {
            hash = unchecked((hash ^ (ulong)(time?.Micros ?? -1)) * Prime);
        }

        return hash;
    }

    /// <summary>FNV-1a: the same in every process, and quick for a few dozen bytes.</summary>
    private static ulong Hash(ulong hash, ReadOnlySpan<byte> bytes)
    {
        foreach (byte one in bytes)
        {
            hash = unchecked((hash ^ one) * Prime);
        }

        return hash;
    }
}
