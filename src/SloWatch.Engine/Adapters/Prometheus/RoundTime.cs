namespace SloWatch.Engine.Adapters.Prometheus;

/// <summary>Shares out the time of a round, so that a question that takes long leaves some to those that come after it.</summary>
internal sealed class RoundTime(PrometheusMapping mapping, TimeProvider time)
{
    /// <summary>For each question to come, where there is so much.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    /// <summary>Each is asked, though the clock may have run away.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(100);

    private readonly long began = time.GetTimestamp();

    /// <summary>A round is to be over before the next one begins, unless one answer may take longer than that.</summary>
    private readonly TimeSpan whole = Max(mapping.Every, mapping.Timeout);

    /// <summary>How long the answer to the next question may take.</summary>
    /// <param name="after">So many questions come after it.</param>
    public TimeSpan Next(int after)
    {
        TimeSpan left = whole - time.GetElapsedTime(began), share = Max(left / (after + 1), left - (after * Kept));
        return share < mapping.Timeout ? Max(share, Least) : mapping.Timeout;
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
