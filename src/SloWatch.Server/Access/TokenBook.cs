using SloWatch.Engine.Stores;

namespace SloWatch.Server.Access;

/// <summary>The tokens that hold, and whether there ever was one. They are read anew each second, so that one that was revoked does not live longer.</summary>
internal sealed class TokenBook(IAccess access, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private volatile Page? page;

    /// <summary>Someone has one, or had: everyone needs one. Who revokes the last does not mean to let everybody in.</summary>
    public bool IsAny => Now().WasAny;

    /// <summary>Null for one that does not hold.</summary>
    public StoredToken? Find(string token) => Now().ByHash.GetValueOrDefault(TokenText.HashOf(token));

    private Page Now()
    {
        if (page is { } fresh && time.GetElapsedTime(fresh.ReadAt) < Fresh)
        {
            return fresh;
        }

        lock (gate)
        {
            if (page is not { } known || time.GetElapsedTime(known.ReadAt) >= Fresh)
            {
                IReadOnlyList<StoredToken> all = access.Tokens();
                page = new(all.Where(token => token.Holds).ToDictionary(token => token.Hash), all.Count > 0, time.GetTimestamp());
            }

            return page!;
        }
    }

    private sealed record Page(IReadOnlyDictionary<string, StoredToken> ByHash, bool WasAny, long ReadAt);
}
