using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Retiring;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Ingest.Anteroom;
using SloWatch.Engine.Ingest.EventJson;
using SloWatch.Engine.Ingest.Files;
using SloWatch.Engine.Ingest.Pipeline;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Ingest.DryRuns;

/// <summary>Counts what a file would become, and keeps nothing of it.</summary>
internal sealed class DryRunSink : IEventSink
{
    private const int KeptRefusals = 20;
    private const int ReportEvery = 1000;

    private readonly ImportFile file;
    private readonly RuleSet rules;
    private readonly DryRunPast past;
    private readonly bool replaces;
    private readonly IProgress<ImportProgress>? progress;
    private readonly Admission admission;
    private readonly Dictionary<InstanceKey, CaseSketch> cases = [];
    private readonly FeedNews feeds = new();
    private readonly List<(string Name, string Becomes)> columns = [];
    private readonly List<MappedCount> mapped = [];
    private readonly List<Refusal> refusals = [];
    private readonly List<ImportWarning> warnings = [];
    private readonly long[] kinds = new long[byte.MaxValue];
    private long come;
    private long refused;

    /// <param name="replaces">What the source delivered before would be forgotten.</param>
    public DryRunSink(ImportFile file, RuleSet rules, DryRunPast past, bool replaces, IProgress<ImportProgress>? progress)
    {
        (this.file, this.rules, this.past, this.replaces, this.progress) = (file, rules, past, replaces, progress);
        admission = new Admission(Correlations.Of(rules), new KnownSources(rules, past.Sources, file.Source.Name), Admit, Refuse);
    }

    /// <summary>Nothing of the file is known yet.</summary>
    public bool IsEmpty => come + refused + columns.Count == 0;

    public void Take(WorkflowEvent fact)
    {
        admission.Decide(fact);
        if (++come % ReportEvery == 0)
        {
            progress?.Report(new(file.BytesRead, file.Length, come));
        }
    }

    public void Refuse(Place place, string reason, string content)
    {
        if (refused++ < KeptRefusals)
        {
            refusals.Add(new(place.ToString(), reason));
        }
    }

    public void Unmapped(string activity)
    {
        // Told with what it becomes.
    }

    public void Warn(ImportWarning warning) => warnings.Add(warning);

    public void Mapped(string activity, string transition, string becomes, bool named, long count) => mapped.Add(new(activity, transition, becomes, named, count));

    public void Column(string name, string becomes) => columns.Add((name, becomes));

    /// <exception cref="ImportRefusedException">The stored events of a feed were made by another mapping.</exception>
    public DryRunResult Result(string? stopped)
    {
        admission.End();
        string? mapping = file.Adapter.CarriesEvents ? null : file.Source.MappingHash;
        foreach ((string source, string workflow) in replaces ? [] : feeds.Spans.Keys)
        {
            MappingCheck.Require(mapping, source, workflow, past.Sources);
        }

        past.Delivered(feeds.Spans.Keys, mapping ?? FeedBook.NoMapping);

        return Counted(stopped, [.. feeds.Spans.Values.Where(span => span.First <= span.Last)]);
    }

    private DryRunResult Counted(string? stopped, FeedSpan[] spans) => new(
        file.Source.Name,
        [.. cases.Keys.Select(key => key.Workflow).Distinct().Order(StringComparer.Ordinal)],
        kinds.Sum(),
        refused,
        cases.Count,
        cases.Values.Count(sketch => sketch.End is null),
        cases.Values.Sum(sketch => (long)sketch.AfterEnd()),
        cases.Values.Sum(sketch => (long)sketch.SameTimeGroups()),
        spans.Length == 0 ? null : spans.Min(span => span.First),
        spans.Length == 0 ? null : spans.Max(span => span.Last),
        [.. Enum.GetValues<EventKind>().Select(kind => (kind, kinds[(byte)kind])).Where(pair => pair.Item2 > 0)],
        Ends(),
        columns,
        [.. mapped.OrderByDescending(one => one.Count).ThenBy(one => one.Activity, StringComparer.Ordinal).ThenBy(one => one.Transition, StringComparer.Ordinal)],
        refusals,
        [.. warnings, .. Overlong(), .. UnknownNames.Of(rules, file.Source.Name, [.. feeds.Spans.Select(feed => (feed.Key.Source, feed.Key.Workflow, feed.Value.Events))])],
        stopped);

    /// <summary>Its instance may refuse it still.</summary>
    private void Admit(WorkflowEvent told)
    {
        WorkflowEvent fact = SubjectKey.Placed(told);
        feeds.Saw(fact);
        if (fact.Instance.Length == 0)
        {
            kinds[(byte)fact.Kind]++;
            return;
        }

        InstanceKey key = new(fact.Workflow, fact.Instance);
        if ((UnfitFact.Reason(fact, SubjectKey.Of(key.Id)) ?? (past.HorizonAfter(fact.At, key) is { } horizon ? TooOld.Reason(horizon) : null)) is { } reason)
        {
            Refuse(fact, reason);
            return;
        }

        TakeIntoCase(fact, CaseOf(key));
    }

    private void TakeIntoCase(WorkflowEvent fact, CaseSketch sketch)
    {
        if (sketch.Count == FactBook.Limit)
        {
            sketch.Exceed();
            Refuse(fact, FactBook.SealedReason);
            return;
        }

        kinds[(byte)fact.Kind]++;
        sketch.Take(fact);
    }

    private void Refuse(WorkflowEvent fact, string reason)
    {
        if (refused++ < KeptRefusals)
        {
            Quarantined told = RefusedFact.Of(fact, reason, file.Name, Instant.Never);
            refusals.Add(new(told.Origin, told.Reason));
        }
    }

    /// <summary>Cases that an import would take in part.</summary>
    private IEnumerable<ImportWarning> Overlong()
    {
        KeyValuePair<InstanceKey, CaseSketch>[] overlong = [.. cases.Where(one => one.Value.Excess > 0).OrderByDescending(one => one.Value.Excess)];
        if (overlong.Length > 0)
        {
            (InstanceKey key, CaseSketch longest) = overlong[0];
            string which = overlong.Length == 1 ? $"'{JsonText.Short(key.Id)}' has" : $"{overlong.Length} cases have more than {FactBook.Limit:N0} events, the longest, '{JsonText.Short(key.Id)}',";
            yield return new($"{which} {longest.Count + longest.Excess:N0} events, and a case takes {FactBook.Limit:N0}", "an import refuses the rest; give what goes on so long several cases, or 'ignore' activities that decide nothing");
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
