using SloWatch.Core.Events;
using SloWatch.Core.Instances.Facts;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Instances.Packing;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Instances;

/// <summary>
/// One run of a workflow, rebuilt from its events: its distinct facts, their fold, and what was posted for its units. Only
/// <see cref="Advance"/> changes it. Not for use by several threads at once.
/// </summary>
public sealed class Instance
{
    private readonly ChunkBook chunks = new();
    private long rowVersion;
    private long rowNumber;
    private IReadOnlyList<NamedValue> storedKeys = [];

    private Instance(InstanceKey key, FactBook facts) => (Key, Subject, Facts) = (key, SubjectKey.Of(key.Id), facts);

    public InstanceKey Key { get; }

    /// <summary>Null for an ordinary instance.</summary>
    public SubjectKey? Subject { get; }

    /// <summary>The `now` of the last judgement.</summary>
    public Instant JudgedAt { get; internal set; } = Instant.Never;

    /// <summary>
    /// Facts before it are not taken: when the first one came, instances that had ended before it were removed, and this may have been one of
    /// them and have counted them already. <see cref="Instant.Never"/>: none was removed.
    /// </summary>
    public Instant Horizon { get; private init; } = Instant.Never;

    /// <summary>Distinct facts with all their revisions, but for what was delivered to it: gaps are the source's, and who took over is another.</summary>
    public int FactCount => Facts.Arrivals.Count - Facts.DeliveredCount;

    public IReadOnlyList<Life> Lives => Folded.Lives;

    /// <summary>The newest one.</summary>
    private string? BusinessKey => Folded.Lives.Count > 0 ? Folded.Lives[^1].NoteAt(Notes.BusinessKey, Instant.Ever)?.Value : null;

    internal FactBook Facts { get; private set; }

    internal FoldedInstance Folded { get; set; } = FoldedInstance.Empty;

    internal Judged? Judged { get; set; }

    public static Instance New(InstanceKey key) => new(key, new());

    /// <param name="horizon">See <see cref="Horizon"/>.</param>
    public static Instance New(InstanceKey key, Instant horizon) => new(key, new()) { Horizon = horizon };

    /// <summary>Unpacks, folds and judges at the stored moment, so that what was posted is known again. Throws <see cref="DamagedFactsException"/> when the facts are damaged.</summary>
    public static Instance Load(StoredInstance stored, WorkflowRules rules)
    {
        Instance instance = new(stored.Key, new(stored.Summary.FactCount + 1)) { rowVersion = stored.RowVersion, rowNumber = stored.Number, JudgedAt = stored.JudgedAt, Horizon = stored.Horizon };
        foreach (WorkflowEvent fact in instance.chunks.Load(stored))
        {
            instance.Facts.Add(fact);
        }

        instance.Fold(rules);
        instance.storedKeys = instance.Keys();
        instance.JudgeAll(rules, new Poster(stored.Key, null, Instant.Never, ""));
        return instance;
    }

    /// <summary>For writing: the row with the chunks that changed since it was loaded or last packed. Call it once for each write.</summary>
    public StoredInstance Pack()
    {
        int first = chunks.Stored;
        IReadOnlyList<byte[]> changed = chunks.Pack(Facts.Arrivals);
        IReadOnlyList<NamedValue> keys = Keys();
        bool same = keys.SequenceEqual(storedKeys);
        storedKeys = keys;
        return new(Key, rowVersion++, JudgedAt, Judged?.NextDeadline ?? Instant.Ever, Summary(), changed, first, chunks.Checksum) { Keys = same ? null : keys, Horizon = Horizon, Number = rowNumber };
    }

    /// <summary>
    /// What it may be found by besides its newest business key, each once, in order. Business keys it had before have an empty name, keys that
    /// only superseded revisions carry one that begins with <see cref="WithdrawnKey.Mark"/>.
    /// </summary>
    public IReadOnlyList<NamedValue> Keys()
    {
        IReadOnlyList<NamedValue> withdrawn = WithdrawnKey.Of(this);
        return Folded.Lives is [] or [{ HasManyKeys: false }] && withdrawn.Count == 0 ? [] : KeysBesides(BusinessKey, withdrawn);
    }

    /// <summary>All facts with all their revisions, in fold order, revisions of one fact by `rev`. Of gaps only those that touch it.</summary>
    public IReadOnlyList<WorkflowEvent> AllFacts()
    {
        WorkflowEvent[] facts = [.. Facts.Arrivals.Where(fact => fact.Kind != EventKind.Gap || Folded.Touched.IsTouchedBy(InstanceSpan.Of(fact)))];
        return [.. facts.Order(FactOrder.Instance).ThenBy(fact => fact.Rev).ThenBy(fact => Convert.ToHexString(FactPacker.Pack([fact])), StringComparer.Ordinal)];
    }

    /// <summary>Of a subject as a whole: when nothing is to be heard of it.</summary>
    public IReadOnlyList<TimeRange> Suspensions() => Folded.Subject?.Suspensions() ?? [];

    /// <summary>Facts that were revised or voided.</summary>
    public IReadOnlyList<FactHistory> Histories() => [.. Facts.Histories()];

    /// <summary>Every unit with the verdict that was posted for it, in the order of measurements and units.</summary>
    public IReadOnlyList<JudgedUnit> Units(WorkflowRules rules)
    {
        if (Judged?.Rules != rules)
        {
            throw new InvalidOperationException("An instance is judged by one set of rules; load it with those asked for.");
        }

        return [.. Judged.Units(Folded)];
    }

    internal void Fold(WorkflowRules rules) => Folded = FoldedInstance.Of(Facts.Effective(), rules.Workflow.OverridesCount, Subject);

    internal void FoldGaps() => Folded = Folded.WithGapsOf(Facts.Effective());

    /// <summary>Lets go of a fold that is to be made anew: two of a long instance take a hundred megabytes.</summary>
    internal void Unfold() => Folded = FoldedInstance.Empty;

    /// <summary>Judges every unit anew.</summary>
    internal void JudgeAll(WorkflowRules rules, Poster poster)
    {
        Judged ??= new Judged(Key, rules);
        Judged.JudgeInstance(Folded, JudgedAt, poster, progressOnly: false);
        foreach (Life life in Folded.Lives)
        {
            Judged.JudgeRuns(Folded, life, JudgedAt, poster);
        }
    }

    /// <summary>Keeps only the other facts; false when there was none of these.</summary>
    internal bool Forget(Predicate<WorkflowEvent> forgotten)
    {
        if (!Facts.Arrivals.Any(fact => forgotten(fact)))
        {
            return false;
        }

        FactBook kept = new();
        foreach (WorkflowEvent fact in Facts.Arrivals.Where(fact => !forgotten(fact)))
        {
            kept.Add(fact);
        }

        Facts = kept;
        chunks.Restart();
        return true;
    }

    private NamedValue[] KeysBesides(string? newest, IReadOnlyList<NamedValue> withdrawn)
    {
        IEnumerable<NamedValue> earlier = Folded.Lives.SelectMany(life => life.KeysOf(null)).Where(value => value != newest).Select(value => new NamedValue("", value));
        return
        [
            .. Folded.Lives.SelectMany(life => life.Keys).Concat(earlier).Concat(withdrawn).Distinct()
                .OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Value, StringComparer.Ordinal),
        ];
    }

    private InstanceSummary Summary()
    {
        InstanceSpan span = Folded.Span;
        return new(span.FirstAt, span.LastAt, span.EndedAt, BusinessKey, FactCount);
    }
}
