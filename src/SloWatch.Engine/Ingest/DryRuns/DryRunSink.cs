using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Sources;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>Counts what a file would become, and keeps nothing of it.</summary>
internal sealed class DryRunSink(ImportFile file, RuleSet rules, IProgress<ImportProgress>? progress) : IEventSink
{
    private const int KeptRefusals = 20;
    private const int ReportEvery = 1000;

    private readonly Dictionary<InstanceKey, CaseSketch> cases = [];
    private readonly FeedNews feeds = new();
    private readonly KnownSources sources = new(rules, [], file.Source.Name);
    private readonly Dictionary<(string Source, string Workflow), (WorkflowEvent Word, long Count)> held = [];
    private readonly List<(string Name, string Becomes)> columns = [];
    private readonly List<MappedCount> mapped = [];
    private readonly List<Refusal> refusals = [];
    private readonly List<ImportWarning> warnings = [];
    private readonly long[] kinds = new long[byte.MaxValue];
    private long events;
    private readonly Correlations correlations = Correlations.Of(rules);
    private long refused;
    private long nameless;
    private string whyNameless = "";
    private Instant first = Instant.Ever;
    private Instant last = Instant.Never;

    /// <summary>Nothing of the file is known yet.</summary>
    public bool IsEmpty => events + refused + columns.Count == 0;

    public void Take(WorkflowEvent fact)
    {
        kinds[(byte)fact.Kind]++;
        Meet(fact);
        (first, last) = (Instant.Min(first, fact.At), Instant.Max(last, fact.At));
        if (++events % ReportEvery == 0)
        {
            progress?.Report(new(file.BytesRead, file.Length, events));
        }

        nameless += fact.Instance.Length == 0 && correlations.Refusal(fact) is { } reason ? Note(reason) : 0;
        if (fact.Instance.Length > 0)
        {
            CaseOf(new(fact.Workflow, fact.Instance)).Take(fact);
        }
    }

    public void Refuse(Place place, string reason, string content)
    {
        refused++;
        if (refusals.Count < KeptRefusals)
        {
            refusals.Add(new(place, reason));
        }
    }

    public void Unmapped(string activity)
    {
        // Told with what it becomes.
    }

    public void Warn(ImportWarning warning) => warnings.Add(warning);

    public void Mapped(string activity, string transition, string becomes, bool named, long count) => mapped.Add(new(activity, transition, becomes, named, count));

    public void Column(string name, string becomes) => columns.Add((name, becomes));

    public DryRunResult Result(string? stopped)
    {
        Release();
        return Counted(stopped);
    }

    private DryRunResult Counted(string? stopped) => new(
        file.Source.Name,
        [.. cases.Keys.Select(key => key.Workflow).Distinct().Order(StringComparer.Ordinal)],
        events,
        refused,
        cases.Count,
        cases.Values.Count(sketch => sketch.End is null),
        cases.Values.Sum(sketch => (long)sketch.AfterEnd()),
        cases.Values.Sum(sketch => (long)sketch.SameTimeGroups()),
        events == 0 ? null : first,
        events == 0 ? null : last,
        [.. Enum.GetValues<EventKind>().Select(kind => (kind, kinds[(byte)kind])).Where(pair => pair.Item2 > 0)],
        Ends(),
        columns,
        [.. mapped.OrderByDescending(one => one.Count).ThenBy(one => one.Activity, StringComparer.Ordinal).ThenBy(one => one.Transition, StringComparer.Ordinal)],
        refusals,
        [.. warnings, .. Overlong(), .. Nameless(), .. UnknownNames.Of(rules, file.Source.Name, [.. feeds.Spans.Select(feed => (feed.Key.Source, feed.Key.Workflow, feed.Value.Events))])],
        stopped);

    private void Meet(WorkflowEvent fact)
    {
        bool isWord = OwnWord.Is(fact);
        if (isWord && sources.Refusal(fact) is not null)
        {
            held[(fact.Source, fact.Workflow)] = (fact, held.GetValueOrDefault((fact.Source, fact.Workflow)).Count + 1);
            return;
        }

        feeds.Saw(fact);
        if (!isWord)
        {
            sources.Saw(fact);
        }
    }

    /// <summary>What sources say of themselves that nothing else of the file, and no rule, knows.</summary>
    private void Release()
    {
        foreach ((WorkflowEvent word, long count) in held.Values)
        {
            if (sources.Refusal(word) is { } reason)
            {
                Note(reason);
                nameless += count;
            }
            else
            {
                feeds.Saw(word);
            }
        }

        held.Clear();
    }

    private int Note(string reason)
    {
        whyNameless = nameless == 0 ? reason : whyNameless;
        return 1;
    }

    /// <summary>Events that an import would refuse.</summary>
    private IEnumerable<ImportWarning> Nameless()
    {
        if (nameless > 0)
        {
            string[] parts = whyNameless.Split("; ", 2);
            yield return new($"an import refuses {nameless:N0} of the events, the first because {parts[0]}", parts[^1]);
        }
    }

    /// <summary>Cases that an import would take in part.</summary>
    private IEnumerable<ImportWarning> Overlong()
    {
        KeyValuePair<InstanceKey, CaseSketch>[] overlong = [.. cases.Where(one => one.Value.Count > FactBook.Limit).OrderByDescending(one => one.Value.Count)];
        if (overlong.Length > 0)
        {
            (InstanceKey key, CaseSketch longest) = overlong[0];
            string which = overlong.Length == 1 ? $"'{JsonText.Short(key.Id)}' has" : $"{overlong.Length} cases have more than {FactBook.Limit:N0} events, the longest, '{JsonText.Short(key.Id)}',";
            yield return new($"{which} {longest.Count:N0} events, and a case takes {FactBook.Limit:N0}", "an import refuses the rest; give what goes on so long several cases, or 'ignore' activities that decide nothing");
        }
    }

    private CaseSketch CaseOf(InstanceKey key)
    {
        if (!cases.TryGetValue(key, out CaseSketch? sketch))
        {
            cases.Add(key, sketch = new CaseSketch());
        }

        return sketch;
    }

    private (Outcome Outcome, string? Result, long Count)[] Ends() =>
    [
        .. cases.Values.Select(sketch => sketch.End).OfType<WorkflowEvent>()
            .GroupBy(end => (end.Outcome, end.Details?.Result))
            .Select(group => (group.Key.Outcome, group.Key.Result, (long)group.Count()))
            .OrderByDescending(end => end.Item3).ThenBy(end => end.Result, StringComparer.Ordinal),
    ];
}
