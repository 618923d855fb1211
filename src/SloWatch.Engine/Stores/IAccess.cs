using SloWatch.Core.Time;

namespace SloWatch.Engine.Stores;

/// <summary>What one may do; each may what those before it may.</summary>
public enum Role
{
    Viewer = 1,

    /// <summary>Answers alerts.</summary>
    Responder,

    Admin,
}

/// <summary>
/// Who may use the service, and what people did. It is written beside the one writer, by whoever may write the file: tokens are made and revoked
/// while the service runs. May be called from any thread, and may throw <see cref="StoreException"/>.
/// </summary>
public interface IAccess : IDisposable
{
    /// <summary>All there ever were, ordered by name.</summary>
    IReadOnlyList<StoredToken> Tokens();

    /// <summary>False, and nothing is written, when there is one of this name.</summary>
    bool TryAdd(StoredToken token, Act act);

    /// <summary>False, and nothing is written, when there is none of this name that holds.</summary>
    bool TryRevoke(string name, Act act);

    void Add(Act act);

    /// <summary>Newest first.</summary>
    /// <param name="before">Only older ones than this; null: from the newest on.</param>
    IReadOnlyList<StoredAct> Acts(long? before, int limit);
}

/// <param name="Name">What people know it by; once for ever.</param>
/// <param name="Hash">Of the token, which is kept nowhere.</param>
/// <param name="Role">Null: it may only deliver, and only for the <paramref name="Source"/>.</param>
public sealed record StoredToken(string Name, string Hash, Role? Role, string? Source, Instant CreatedAt, Instant? RevokedAt)
{
    public bool Holds => RevokedAt is null;
}

/// <summary>Something a person did.</summary>
/// <param name="Who">By the name of the token, or of the user at the machine.</param>
/// <param name="What">A few words, always the same for the same thing: <c>token created</c>.</param>
/// <param name="Subject">To what.</param>
/// <param name="Detail">For people.</param>
public sealed record Act(Instant At, string Who, string What, string Subject, string Detail);

/// <param name="Id">Grows with each.</param>
public sealed record StoredAct(long Id, Act Act);
