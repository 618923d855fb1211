using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.Anteroom;

/// <summary>Puts what has waited for too long into quarantine, from where it can be brought back.</summary>
internal static class AnteroomExpiry
{
    private const int PageSize = 500;

    public static void Run(IStoreWriter writer, RuleSet rules, Instant now)
    {
        foreach (string workflow in writer.Anteroom.Counts().Where(count => count.Oldest < now - rules.For(count.Workflow).Workflow.WaitForKeys).Select(count => count.Workflow).Distinct().ToArray())
        {
            TimeSpan wait = rules.For(workflow).Workflow.WaitForKeys;
            while (writer.Anteroom.Before(workflow, now - wait, PageSize) is { Count: > 0 } page)
            {
                writer.Write(CommitOf(page, wait, now));
            }
        }
    }

    private static Commit CommitOf(IReadOnlyList<WaitingFact> page, TimeSpan wait, Instant now)
    {
        Commit commit = new() { RecordedAt = now };
        foreach (WaitingFact waiting in page)
        {
            string reason = $"no case had {KeyFaults.Text(waiting.Keys)} within {DurationText.Format(wait)}; send what tells the key together with the case, then replay this";
            commit.Quarantine.AddRange(Expelled.Of(waiting, reason, now));
            commit.AnteroomLeft.Add(waiting.Id);
        }

        return commit;
    }
}
