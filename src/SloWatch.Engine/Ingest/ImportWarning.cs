namespace SloWatch.Engine.Ingest;

/// <summary>Something of an imported file that was taken as it is, and is most likely not meant so.</summary>
/// <param name="What">With its count, without a full stop.</param>
/// <param name="Remedy">What became of it, and what to do.</param>
public sealed record ImportWarning(string What, string Remedy)
{
    public override string ToString() => $"{What}; {Remedy}";
}
