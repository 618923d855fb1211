using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;

namespace SloWatch.Server.Access;

/// <summary>Who asks.</summary>
/// <param name="Name">For the log, quarantine and the record of acts.</param>
/// <param name="Role">Null: it may only deliver, and only for the <paramref name="Source"/>.</param>
internal sealed record Caller(string Name, Role? Role, string? Source)
{
    private static readonly object Key = new();

    /// <summary>Whoever works at the machine may everything while nobody has a token.</summary>
    public static Caller Local(HttpContext context) => new(Origins.Http($"{context.Connection.RemoteIpAddress}"), Engine.Stores.Role.Admin, null);

    public static Caller Of(HttpContext context) => (Caller?)context.Items[Key] ?? Local(context);

    public void Enter(HttpContext context) => context.Items[Key] = this;
}
