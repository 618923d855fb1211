using SloWatch.Engine.Stores;

namespace SloWatch.Server.Tests.Hosting;

/// <summary>Nobody has a token, and there is no store to keep one in.</summary>
internal sealed class NoTokens : IAccess
{
    public IReadOnlyList<StoredToken> Tokens() => [];

    public bool TryAdd(StoredToken token, Act act) => false;

    public bool TryRevoke(string name, Act act) => false;

    public void Add(Act act)
    {
    }

    public IReadOnlyList<StoredAct> Acts(long? before, int limit) => [];

    public void Dispose()
    {
    }
}
