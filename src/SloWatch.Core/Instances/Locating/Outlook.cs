namespace SloWatch.Core.Instances.Locating;

/// <summary>What came next after a stage, and how often.</summary>
/// <param name="TypicalAfter">Median, from the beginning of the stage.</param>
public sealed record LikelyMove(Move Move, int Times, TimeSpan TypicalAfter);

/// <summary>What history says of a stage that an instance is at. What has lasted long goes on otherwise than what has just begun, so it looks at those that lasted as long, if there are enough.</summary>
/// <param name="Elapsed">How long the instance has been at it.</param>
/// <param name="Times">How often others were.</param>
/// <param name="Typical">How long they stayed, the median; null when none did.</param>
/// <param name="AsLong">How many of them stayed at least as long as this one.</param>
/// <param name="Moves">Of those if they are enough, else of all; the most frequent first.</param>
public sealed record Outlook(Stage Stage, TimeSpan Elapsed, int Times, TimeSpan? Typical, int AsLong, IReadOnlyList<LikelyMove> Moves)
{
    /// <summary>With fewer, shares and medians say more of chance than of the workflow.</summary>
    public const int LeastTimes = 5;

    public bool IsTelling => Times >= LeastTimes;

    /// <summary><see cref="Moves"/> are only of those that stayed as long.</summary>
    public bool IsOfAsLong => AsLong >= LeastTimes;

    /// <summary>What <see cref="Moves"/> are taken from.</summary>
    public int Basis => IsOfAsLong ? AsLong : Times;

    public decimal RatioOf(LikelyMove move) => (decimal)move.Times / Basis;

    internal static Outlook Of(Stage stage, TimeSpan elapsed, IReadOnlyCollection<Passage> passages)
    {
        Passage[] asLong = [.. passages.Where(passage => passage.Length >= elapsed)];
        return new(
            stage,
            elapsed,
            passages.Count,
            passages.Count > 0 ? Median(passages.Select(passage => passage.Length)) : null,
            asLong.Length,
            MovesOf(asLong.Length >= LeastTimes ? asLong : passages));
    }

    private static LikelyMove[] MovesOf(IEnumerable<Passage> passages) =>
    [
        .. passages.GroupBy(passage => passage.Next)
            .Select(same => new LikelyMove(same.Key, same.Count(), Median(same.Select(passage => passage.After))))
            .OrderByDescending(move => move.Times).ThenBy(move => move.Move.Kind)
            .ThenBy(move => move.Move.Name, StringComparer.Ordinal).ThenBy(move => move.Move.Result, StringComparer.Ordinal).ThenBy(move => move.Move.Ending),
    ];

    /// <summary>Of an even number the lower one of the middle two, so that it is a time that was seen.</summary>
    private static TimeSpan Median(IEnumerable<TimeSpan> spans)
    {
        TimeSpan[] sorted = [.. spans.Order()];
        return sorted[(sorted.Length - 1) / 2];
    }
}
