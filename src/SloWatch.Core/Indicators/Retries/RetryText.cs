namespace SloWatch.Core.Indicators.Retries;

/// <summary>What is said of instances and of steps alike.</summary>
internal static class RetryText
{
    public static string Allowed(int max) => max == 0 ? "needs no retry" : $"needs at most {Retries(max)}";

    public static string TooMany(int max) => max == 0 ? "tried again" : $"more than {Retries(max)}";

    public static string NotTooMany(int max) => max == 0 ? "ended without a retry" : $"ended with at most {Retries(max)}";

    private static string Retries(int count) => CountText.Of(count, "retry", "retries");
}
