namespace SloWatch.Engine.Stores;

/// <summary>A key by which events were to find their case, and cannot.</summary>
/// <param name="Name">Of the key.</param>
public readonly record struct SharedKeyOfCases(string Workflow, string Name, SharedValue Shared)
{
    /// <summary>Looks at all keys by which events find their case; for people who ask.</summary>
    /// <param name="workflow">Null: of all.</param>
    /// <param name="limit">Of each key's values.</param>
    public static IReadOnlyList<SharedKeyOfCases> Of(IAnteroomReader anteroom, string? workflow, int limit) =>
    [
        .. from correlated in anteroom.Correlated()
           where workflow is null || correlated.Workflow == workflow
           from name in correlated.Names
           from shared in anteroom.Shared(correlated.Workflow, name, limit)
           select new SharedKeyOfCases(correlated.Workflow, name, shared),
    ];
}
