using System.Collections.Concurrent;
using SloWatch.Engine.Polling;

namespace SloWatch.Server.SelfMetrics;

/// <summary>Tells in the log when a source cannot be asked, once until it is for another reason, and when it can again.</summary>
internal sealed partial class PollLog(ILogger<PollLog> log)
{
    private readonly ConcurrentDictionary<(string, string), string> troubled = new();

    public void Tell(PollHealth health)
    {
        (string, string) key = (health.Source, health.Workflow);
        if (health.Trouble is not { } trouble)
        {
            if (troubled.TryRemove(key, out _))
            {
                WellAgain(health.Source, health.Workflow);
            }
        }
        else if (!troubled.TryGetValue(key, out string? known) || known != trouble)
        {
            troubled[key] = trouble;
            Troubled(health.Source, health.Workflow, trouble);
        }
    }

    [LoggerMessage(50, LogLevel.Warning, "the source '{Source}' of {Workflow} could not be asked for everything, so something is not known: {Trouble}")]
    private partial void Troubled(string source, string workflow, string trouble);

    [LoggerMessage(51, LogLevel.Information, "the source '{Source}' of {Workflow} answers everything again")]
    private partial void WellAgain(string source, string workflow);
}
