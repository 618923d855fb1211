namespace SloWatch.Benchmarks.Beside;

/// <summary>What was measured at one event rate, in milliseconds of processor for each objective and evaluation.</summary>
/// <param name="Cases">That an objective judged in an evaluation.</param>
/// <param name="Rules">Of Prometheus.</param>
/// <param name="More">Of SloWatch, for an objective more.</param>
internal readonly record struct RateCost(int CasesASecond, double Cases, double Rules, double More);

/// <summary>What an objective more costs by how many cases it judges: a straight line through two rates.</summary>
/// <param name="idle">Without cases.</param>
internal sealed class CostLine(RateCost idle, RateCost busy)
{
    /// <summary>In each evaluation, whatever comes. The difference of two processes may be lost in what else they do, and is nothing then.</summary>
    public double Standing => Math.Max(0, idle.More);

    /// <summary>For each case that it judges.</summary>
    public double EachCase => (busy.More - Standing) / busy.Cases;

    /// <summary>How many it may judge in an evaluation for so many milliseconds; null when it costs more without any, or when nothing can be told.</summary>
    public double? CasesWithin(double milliseconds) => EachCase > 0 && milliseconds >= Standing ? (milliseconds - Standing) / EachCase : null;
}
