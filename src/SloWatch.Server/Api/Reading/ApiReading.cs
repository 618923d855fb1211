using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;
using SloWatch.Server.Api.Faults;
using SloWatch.Server.Rules;

namespace SloWatch.Server.Api.Reading;

/// <summary>What every answer is made of.</summary>
internal sealed record ApiReading(IStore Store, RulesInUse Rules, TimeProvider Time)
{
    public RuleSet RuleSet => Rules.Now.Rules;

    /// <summary>The objective of this name; a fault with the nearest name when there is none.</summary>
    public Objective ObjectiveOf(string name) =>
        RuleSet.Objectives.FirstOrDefault(objective => objective.Name == name)
        ?? throw ApiFault.NotFound($"no objective is called '{name}'", NearestName.Remedy(name, [.. RuleSet.Objectives.Select(objective => objective.Name)]));

    /// <summary>Everything read from it is of one moment.</summary>
    public T Read<T>(Func<IStoreSnapshot, T> question)
    {
        using IStoreSnapshot snapshot = Store.OpenSnapshot();
        return question(snapshot);
    }
}
