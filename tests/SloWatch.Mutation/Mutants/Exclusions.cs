using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SloWatch.Mutation.Mutants;

/// <summary>Code whose change no test can or should see: words for people, hashes, and what only costs time or memory.</summary>
internal static class Exclusions
{
    private const string Throwing = "ThrowIf";

    private static readonly string[] WordsAndHashes = ["ToString", "GetHashCode"];

    private static readonly string[] OnlyForSpeed = ["EnsureCapacity", "KeepAlive"];

    public static bool Holds(SyntaxNode node) => node switch
    {
        AttributeListSyntax => true, // for the compiler
        ThrowStatementSyntax or ThrowExpressionSyntax => true, // bugs, and their messages
        InterpolatedStringExpressionSyntax => true, // words
        EnumMemberDeclarationSyntax => true, // names of numbers
        ParameterSyntax => true, // defaults are compiled into callers
        MethodDeclarationSyntax method => WordsAndHashes.Contains(method.Identifier.Text),
        ArgumentSyntax { NameColon.Name.Identifier.Text: "capacity" } => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } } =>
            OnlyForSpeed.Contains(called.Name.Identifier.Text) || called.Name.Identifier.Text.StartsWith(Throwing, StringComparison.Ordinal),
        _ => false,
    };
}
