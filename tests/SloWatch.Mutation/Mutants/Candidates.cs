using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SloWatch.Mutation.Mutants;

/// <summary>Every change of a file that may be tried, in the order of the text. Some of them do not compile.</summary>
internal sealed class Candidates : CSharpSyntaxWalker
{
    private readonly List<Mutant> found = [];
    private readonly string file;
    private readonly SourceText text;

    private Candidates(string file, SourceText text) => (this.file, this.text) = (file, text);

    public static IReadOnlyList<Mutant> Of(string file, SyntaxTree tree)
    {
        Candidates candidates = new(file, tree.GetText());
        candidates.Visit(tree.GetRoot());
        return candidates.found;
    }

    public override void Visit(SyntaxNode? node)
    {
        if (node is null || Exclusions.Holds(node))
        {
            return;
        }

        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                Add("branch", coalesce.Span, $"({coalesce.Right})");
                break;
            case BinaryExpressionSyntax binary when !IsText(binary):
                AddOthers(node, binary.OperatorToken);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                break; // x! speaks to the compiler alone
            case PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or RelationalPatternSyntax or UnaryPatternSyntax or BinaryPatternSyntax:
                AddOthers(node, node.ChildTokens().First());
                break;
            case AssignmentExpressionSyntax assignment:
                AddOthers(node, assignment.OperatorToken);
                break;
            case LiteralExpressionSyntax literal:
                AddLiteral(literal);
                break;
            case IfStatementSyntax branch:
                Add("branch", branch.Condition.Span, $"!({branch.Condition})");
                break;
            case WhenClauseSyntax guard:
                Add("branch", guard.Condition.Span, $"!({guard.Condition})");
                break;
            case ConditionalExpressionSyntax choice:
                Add("branch", choice.Span, $"{choice.Condition} ? {choice.WhenFalse} : {choice.WhenTrue}");
                break;
            case ExpressionStatementSyntax or YieldStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or ReturnStatementSyntax { Expression: null }:
                Add("statement", node.Span, ";");
                break;
        }

        base.Visit(node);
    }

    /// <summary>Words that are put together.</summary>
    private static bool IsText(BinaryExpressionSyntax binary) =>
        binary.DescendantNodes().Any(part => part.IsKind(SyntaxKind.StringLiteralExpression) || part is InterpolatedStringExpressionSyntax) && binary.IsKind(SyntaxKind.AddExpression);

    private void AddOthers(SyntaxNode node, SyntaxToken token)
    {
        if (Operators.Of(token.Kind()) is var (kind, others))
        {
            foreach (string other in others)
            {
                Add(kind, token.Span, other, node);
            }
        }
    }

    private void AddLiteral(LiteralExpressionSyntax literal)
    {
        string suffix = literal.Token.Text.TrimStart("0123456789_xXabcdefABCDEF.".ToCharArray());
        string[] others = literal.Token.Value switch
        {
            true => ["false"],
            false => ["true"],
            int number and < int.MaxValue => number > 0 ? [$"{number + 1}", $"{number - 1}"] : [$"{number + 1}"],
            long number and < long.MaxValue => number > 0 ? [$"{number + 1}{suffix}", $"{number - 1}{suffix}"] : [$"{number + 1}{suffix}"],
            decimal number => [$"{number + 1}m"],
            _ => [],
        };
        foreach (string other in others)
        {
            Add("constant", literal.Span, other, literal.Parent);
        }
    }

    private void Add(string kind, TextSpan span, string mutated, SyntaxNode? around = null)
    {
        LinePosition at = text.Lines.GetLinePosition(span.Start);
        string original = text.ToString(span);
        string whole = around is null ? original : text.ToString(around.Span);
        int alike = found.Count(other => (other.Kind, other.Original, other.Mutated, other.Around) == (kind, original, mutated, whole));
        found.Add(new(kind, file, at.Line + 1, at.Character + 1, span.Start, original, mutated, whole, alike + 1));
    }
}
