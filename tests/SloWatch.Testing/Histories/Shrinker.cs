using System.Diagnostics;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Testing.Histories;

/// <summary>Makes a failing case smaller as long as it still fails, and for half a minute at most: fewer events, fewer rules, plainer events.</summary>
public sealed class Shrinker(Func<Trial, bool> fails, int budget = 3000)
{
    private static readonly Func<WorkflowEvent, WorkflowEvent>[] Simpler =
    [
        fact => fact with { Details = null },
        fact => fact with { NotBefore = null },
        fact => fact with { Error = null },
        fact => fact with { Run = null },
        fact => fact with { Attempt = 0 },
        fact => fact with { Track = null },
        fact => fact with { Source = "engine" },
        fact => fact with { Void = false },
        fact => fact with { Fact = null, Rev = 0 },
        fact => fact with { Details = fact.Details is null ? null : fact.Details with { Life = null } },
        fact => fact with { Details = fact.Details is null ? null : fact.Details with { Seq = null, TraceId = null, BusinessKey = null } },
        fact => fact with { Details = fact.Details is null ? null : fact.Details with { Version = null, Attributes = null } },
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly long begun = Stopwatch.GetTimestamp();
    private int left = budget;

    public Trial Shrink(Trial failing)
    {
        Trial smallest = failing;
        Trial before;
        do
        {
            before = smallest;
            smallest = FewerEvents(smallest);
            smallest = FewerRules(smallest);
            smallest = PlainerEvents(smallest);
        }
        while (left > 0 && smallest != before);
        return smallest;
    }

    private Trial FewerEvents(Trial trial)
    {
        for (int chunk = Math.Max(1, trial.Events.Count / 2); chunk >= 1; chunk /= 2)
        {
            for (int from = 0; from < trial.Events.Count;)
            {
                Trial without = trial with { Events = [.. trial.Events.Take(from), .. trial.Events.Skip(from + chunk)] };
                bool smaller = StillFails(without);
                trial = smaller ? without : trial;
                from += smaller ? 0 : chunk;
            }
        }

        return trial;
    }

    private Trial FewerRules(Trial trial)
    {
        for (int i = trial.Rules.Measurements.Count - 1; i >= 0; i--)
        {
            Measurement[] rest = [.. trial.Rules.Measurements.Where((_, index) => index != i)];
            Trial without = trial with { Rules = new WorkflowRules(trial.Rules.Workflow, rest) };
            trial = StillFails(without) ? without : trial;
        }

        return trial;
    }

    private Trial PlainerEvents(Trial trial)
    {
        for (int i = 0; i < trial.Events.Count; i++)
        {
            foreach (Func<WorkflowEvent, WorkflowEvent> simplify in Simpler)
            {
                WorkflowEvent plain = simplify(trial.Events[i]);
                if (EventText.Of(plain) != EventText.Of(trial.Events[i]))
                {
                    Trial plainer = trial with { Events = [.. trial.Events.Take(i), plain, .. trial.Events.Skip(i + 1)] };
                    trial = StillFails(plainer) ? plainer : trial;
                }
            }
        }

        return trial;
    }

    private bool StillFails(Trial trial) => left-- > 0 && Stopwatch.GetElapsedTime(begun) < Patience && fails(trial);
}
