using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;

namespace SloWatch.Engine.Polling;

/// <summary>Asks the sources that do not deliver by themselves, each as often as its rules say. One that is slow holds up no other.</summary>
/// <param name="told">Of each round that has ended, on any thread.</param>
public sealed class Polls(IPolledInto into, TimeProvider time, Action<PollHealth> told) : IDisposable
{
    private readonly Lock gate = new();
    private readonly CancellationTokenSource ending = new();
    private readonly List<PolledSource> retired = [];
    private List<PolledSource> sources = [];
    private RuleSet? rules;

    public IReadOnlyList<PollHealth> Health
    {
        get
        {
            lock (gate)
            {
                return [.. sources.Select(source => source.Health)];
            }
        }
    }

    /// <summary>Begins the rounds that it is time for; ends when all that are under way have ended.</summary>
    /// <param name="now">The rules in use.</param>
    public Task LookAsync(RuleSet now)
    {
        lock (gate)
        {
            if (ending.IsCancellationRequested)
            {
                return Task.CompletedTask;
            }

            Use(now);
            Instant wall = Instant.From(time.GetUtcNow());
            foreach (PolledSource source in sources)
            {
                source.Look(wall, ending.Token);
            }

            return Task.WhenAll(sources.Select(source => source.Round));
        }
    }

    /// <summary>Asks nobody any more.</summary>
    public async Task StopAsync()
    {
        Task under;
        lock (gate)
        {
            ending.Cancel();
            under = Task.WhenAll(sources.Concat(retired).Select(source => source.Round));
        }

        await under;
        foreach (PolledSource source in sources.Concat(retired))
        {
            source.Dispose();
        }
    }

    public void Dispose() => ending.Dispose();

    /// <summary>A source that stayed as it was goes on; of others the round that is under way still ends.</summary>
    private void Use(RuleSet now)
    {
        foreach (PolledSource gone in retired.Where(source => source.Round.IsCompleted).ToArray())
        {
            retired.Remove(gone);
            gone.Dispose();
        }

        if (ReferenceEquals(rules, now))
        {
            return;
        }

        rules = now;
        List<PolledSource> next = [.. now.Sources.Select(Of).OfType<PolledSource>()];
        retired.AddRange(sources.Except(next));
        sources = next;
    }

    private PolledSource? Of(SourceDefinition source)
    {
        if (AdapterCatalogue.FindPolled(source.Format) is not { } adapter || source.Mapping.Format is not PolledSettings settings)
        {
            return null;
        }

        return sources.Find(one => one.Source == source) ?? new(source, settings.Every, adapter.PollerOf(source, time), into, told);
    }
}
