using SloWatch.Core.Rules;
using SloWatch.Engine.Polling;

namespace SloWatch.Engine.Adapters;

/// <summary>Asks a server, again and again while the service runs. Its mapping holds <see cref="PolledSettings"/>.</summary>
public interface IPolledAdapter : IAdapter
{
    /// <summary>Asks for one Source.</summary>
    /// <param name="time">For how long an answer may take.</param>
    IPoller PollerOf(SourceDefinition source, TimeProvider time);
}

/// <summary>What is asked for, and how often.</summary>
public abstract record PolledSettings : FormatSettings
{
    public TimeSpan Every { get; init; }

    /// <summary>The gauges it tells of, by name; empty when it tells of none.</summary>
    public virtual IReadOnlyList<string> GaugeNames => [];

    /// <summary>What the only value of a gauge is called; null where it has several, whose names only the answers tell.</summary>
    public virtual string? OnlyValueOf(string gauge) => null;
}
