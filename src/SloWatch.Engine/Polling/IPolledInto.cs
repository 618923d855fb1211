using SloWatch.Engine.Live;

namespace SloWatch.Engine.Polling;

/// <summary>Where the facts of sources that are asked go.</summary>
public interface IPolledInto : IIngest
{
    /// <summary>A source could not be asked for everything: it does not go on being complete, and says why.</summary>
    /// <param name="trouble">Null: it could be asked again.</param>
    /// <param name="delivers">It tells something none the less.</param>
    Task TroubledAsync(string source, string workflow, string? trouble, bool delivers);
}
