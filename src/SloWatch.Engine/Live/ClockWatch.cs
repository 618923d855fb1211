using SloWatch.Core.Time;
using SloWatch.Engine.Stores;

namespace SloWatch.Engine.Live;

/// <summary>
/// Whether the clock asks for anything that has to know all that was delivered: a minute to be decided on, a unit that is due, a source that has
/// fallen silent or speaks again. Where it does not, deliveries go on, and nobody waits each second until all of them are written.
/// </summary>
/// <param name="store">May be read while the writer writes.</param>
internal sealed class ClockWatch(IStoreReader store, LiveFeeds feeds, SubjectWatch subjects, LiveIntake intake)
{
    private readonly Dictionary<string, Instant> minutes = [];
    private readonly HashSet<(string Source, string Workflow)> silent = [];
    private Instant wall = Instant.Never;

    /// <param name="moved">Workflows whose watermark has moved.</param>
    public bool AsksFor(IReadOnlyCollection<string> moved) =>
        feeds.Wall.FloorToMinute() != wall
        || moved.Any(workflow => minutes.GetValueOrDefault(workflow, Instant.Never) != MinuteOf(workflow))
        || feeds.AllRulesOfFacts.Any(rules => rules.Counted.Count > 0 || subjects.IsDue(rules.Workflow.Name))
        || !silent.SetEquals(Silent())
        || moved.Any(IsAnyDue);

    /// <summary>All that the clock asked for was done.</summary>
    public void Done()
    {
        wall = feeds.Wall.FloorToMinute();
        foreach (string workflow in feeds.Workflows)
        {
            minutes[workflow] = MinuteOf(workflow);
        }

        silent.Clear();
        silent.UnionWith(Silent());
    }

    private Instant MinuteOf(string workflow) => feeds.ContextOf(workflow).Now is { IsFinite: true } now ? now.FloorToMinute() : feeds.ContextOf(workflow).Now;

    private IEnumerable<(string Source, string Workflow)> Silent()
    {
        Instant now = feeds.Wall;
        return feeds.All.Where(feed => feed.StaleAt(now) is not null).Select(feed => (feed.Name, feed.Workflow));
    }

    /// <summary>As it stands in the store, or will when what is on its way is written: of an instance that is, the store may say more than is true.</summary>
    private bool IsAnyDue(string workflow)
    {
        Instant now = feeds.ContextOf(workflow).Now;
        return intake.IsUnwrittenDue(workflow, now) || store.Instances.Due(workflow, now, 1).Count > 0;
    }
}
