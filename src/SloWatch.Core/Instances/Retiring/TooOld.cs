using SloWatch.Core.Time;

namespace SloWatch.Core.Instances.Retiring;

/// <summary>Why a fact from before the horizon is not taken.</summary>
public static class TooOld
{
    public static string Reason(Instant horizon) =>
        $"it is older than {horizon}, and its instance is not there: instances that ended before then were removed, and this may have been one of them and counted already; deliver sooner, or keep instances for longer (retention)";
}
