using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Evaluation.Subjects;

/// <summary>What a day of a subject is to know of others.</summary>
/// <param name="Replaced">Facts whose place the known ones take.</param>
internal sealed record DayNews(InstanceKey Day, Predicate<WorkflowEvent> Replaced, IReadOnlyList<WorkflowEvent> Known);

/// <summary>Puts into the days of subjects what they are to know, and writes those that did not know it.</summary>
/// <param name="cause">Of what is posted by it.</param>
internal sealed class SubjectDays(IStoreWriter writer, Func<InstanceKey, AdvanceContext> contextOf, TimeProvider time, CancellationToken cancellation, string cause = "start of a case")
{
    private readonly Dictionary<string, IReadOnlyList<WorkflowEvent>> gaps = [];
    private readonly Dictionary<string, Instant> horizons = writer.Instances.Horizons().ToDictionary(one => one.Workflow, one => one.Horizon);

    public Instant HorizonOf(string workflow) => horizons.GetValueOrDefault(workflow, Instant.Never);

    /// <summary>Each day once.</summary>
    public void Put(IReadOnlyList<DayNews> news)
    {
        foreach (DayNews[] some in news.Chunk(InstancePass.Size))
        {
            InstancePass pass = new(writer, time, cancellation);
            IReadOnlyList<StoredInstance?> rows = writer.Instances.Load([.. some.Select(one => one.Day)]);
            for (int i = 0; i < some.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                (DayNews one, StoredInstance? row) = (some[i], rows[i]);
                writer.Damaged.Try(() => Put(one, row, pass));
            }

            pass.Write();
        }
    }

    /// <summary>When they were told, the day was not there.</summary>
    private IEnumerable<WorkflowEvent> GapsOf(InstanceKey day)
    {
        if (!gaps.TryGetValue(day.Workflow, out IReadOnlyList<WorkflowEvent>? told))
        {
            gaps.Add(day.Workflow, told = writer.Sources.Gaps(day.Workflow));
        }

        InstanceSpan span = SubjectKey.Of(day.Id)!.Touched;
        return told.Where(gap => span.IsTouchedBy(InstanceSpan.Of(gap))).Select(gap => gap with { Instance = day.Id });
    }

    private void Put(DayNews news, StoredInstance? row, InstancePass pass)
    {
        if (row is null ? news.Known.Count == 0 : HandedOver.IsInPlace(row, news.Replaced, news.Known))
        {
            return;
        }

        AdvanceContext context = contextOf(news.Day);
        if (row is null)
        {
            Instance begun = Instance.New(news.Day, HorizonOf(news.Day.Workflow));
            pass.Add(Advance.HandOver(begun, news.Replaced, [.. news.Known, .. GapsOf(news.Day)], context, cause));
            return;
        }

        pass.Add(Advance.HandOver(Instance.Load(row, context.Rules), news.Replaced, news.Known, context, cause));
    }
}
