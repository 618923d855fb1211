namespace SloWatch.Engine.Retention;

/// <summary>How many instances a slice has: as many as are removed in the time for which whoever else wants to write may wait.</summary>
public sealed class RetentionPace
{
    private const int Most = 512;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(4);

    public int Size { get; private set; } = 32;

    public void Took(TimeSpan slice) => Size = slice > Longest ? Math.Max(1, Size / 2) : slice < Short ? Math.Min(Most, Size * 2) : Size;
}
