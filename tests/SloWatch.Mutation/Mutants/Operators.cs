using Microsoft.CodeAnalysis.CSharp;

namespace SloWatch.Mutation.Mutants;

/// <summary>What stands for an operator in its mutants.</summary>
internal static class Operators
{
    private static readonly Dictionary<SyntaxKind, (string Kind, string[] Others)> Known = new()
    {
        [SyntaxKind.LessThanToken] = ("comparison", ["<=", ">="]),
        [SyntaxKind.LessThanEqualsToken] = ("comparison", ["<", ">"]),
        [SyntaxKind.GreaterThanToken] = ("comparison", [">=", "<="]),
        [SyntaxKind.GreaterThanEqualsToken] = ("comparison", [">", "<"]),
        [SyntaxKind.EqualsEqualsToken] = ("comparison", ["!="]),
        [SyntaxKind.ExclamationEqualsToken] = ("comparison", ["=="]),
        [SyntaxKind.AmpersandAmpersandToken] = ("logic", ["||"]),
        [SyntaxKind.BarBarToken] = ("logic", ["&&"]),
        [SyntaxKind.AmpersandToken] = ("logic", ["|"]),
        [SyntaxKind.BarToken] = ("logic", ["&"]),
        [SyntaxKind.BarEqualsToken] = ("logic", ["&="]),
        [SyntaxKind.AmpersandEqualsToken] = ("logic", ["|="]),
        [SyntaxKind.AndKeyword] = ("logic", ["or"]),
        [SyntaxKind.OrKeyword] = ("logic", ["and"]),
        [SyntaxKind.ExclamationToken] = ("logic", [""]),
        [SyntaxKind.NotKeyword] = ("logic", [""]),
        [SyntaxKind.PlusToken] = ("arithmetic", ["-"]),
        [SyntaxKind.MinusToken] = ("arithmetic", ["+"]),
        [SyntaxKind.AsteriskToken] = ("arithmetic", ["/"]),
        [SyntaxKind.SlashToken] = ("arithmetic", ["*"]),
        [SyntaxKind.PercentToken] = ("arithmetic", ["*"]),
        [SyntaxKind.PlusEqualsToken] = ("arithmetic", ["-="]),
        [SyntaxKind.MinusEqualsToken] = ("arithmetic", ["+="]),
        [SyntaxKind.PlusPlusToken] = ("arithmetic", ["--"]),
        [SyntaxKind.MinusMinusToken] = ("arithmetic", ["++"]),
    };

    public static (string Kind, string[] Others)? Of(SyntaxKind token) => Known.TryGetValue(token, out (string, string[]) known) ? known : null;
}
