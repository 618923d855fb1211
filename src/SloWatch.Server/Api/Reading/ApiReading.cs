using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Api.Reading;

/// <summary>What every answer is made of.</summary>
internal sealed record ApiReading(IStore Store, RulesInUse Rules, TimeProvider Time)
{
    private static readonly SemaphoreSlim Gate = new(Math.Max(2, Environment.ProcessorCount));

    public RuleSet RuleSet => Rules.Now.Rules;

    /// <summary>The objective of this name; a fault with the nearest name when there is none.</summary>
    public Objective ObjectiveOf(string name) =>
        RuleSet.Objectives.FirstOrDefault(objective => objective.Name == name)
        ?? throw (Rules.Now.Coming is { } coming && coming.Objectives.Contains(name)
            ? ApiFault.NotCounted($"'{name}' is still being counted from what is stored", "'coming' in /api/v1/rules says how far it is")
            : ApiFault.NotFound($"no objective is called '{name}'", NearestName.Remedy(name, [.. RuleSet.Objectives.Select(objective => objective.Name)])));

    /// <summary>As <see cref="Read"/>, for whoever asks over HTTP: only so many at a time, for events must not wait for those who read.</summary>
    public async Task<T> ReadAsync<T>(Func<IStoreSnapshot, T> question, CancellationToken aborted)
    {
        await Gate.WaitAsync(aborted);
        try
        {
            return Read(question);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Everything read from it is of one moment.</summary>
    public T Read<T>(Func<IStoreSnapshot, T> question)
    {
        using IStoreSnapshot snapshot = Store.OpenSnapshot();
        return question(snapshot);
    }
}
