using SloWatch.Cli.Running;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Printing.Tokens;

/// <summary>The tokens there are and were; never what they are.</summary>
internal static class TokenList
{
    public static void WriteText(Terminal terminal, IReadOnlyList<StoredToken> tokens, TimeText times)
    {
        if (tokens.Count == 0)
        {
            terminal.Say("there are no tokens: at this machine everyone may use the service, and it listens nowhere else");
            return;
        }

        TextTable table = new(new("Name"), new("May"), new("Since"), new("Revoked"));
        foreach (StoredToken token in tokens)
        {
            Tint tint = token.Holds ? Tint.None : Tint.Faint;
            table.Add(new(token.Name, tint), new(May(token), tint), new(times.Of(token.CreatedAt), tint), new(token.RevokedAt is { } revoked ? times.Of(revoked) : "", tint));
        }

        table.Write(terminal.Out, new Ink(terminal.Colour));
    }

    public static void WriteJson(TextWriter to, IReadOnlyList<StoredToken> tokens) => JsonText.Write(to, json =>
    {
        json.WriteStartObject();
        json.Objects("tokens", tokens, (one, token) =>
        {
            one.WriteString("name", token.Name);
            one.WriteString("role", token.Role is { } role ? EnumText.Of(role) : null);
            one.WriteString("source", token.Source);
            one.Time("createdAt", token.CreatedAt);
            one.Time("revokedAt", token.RevokedAt);
        });
        json.WriteEndObject();
    });

    private static string May(StoredToken token) => token.Role is { } role ? EnumText.Of(role) : $"deliver for {token.Source}";
}
