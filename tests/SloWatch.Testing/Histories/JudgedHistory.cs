using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Testing.Builders;

namespace SloWatch.Testing.Histories;

/// <summary>All that can be seen of an instance after a delivery, as text that can be compared line by line.</summary>
public sealed record JudgedHistory(
    IReadOnlyList<string> Facts,
    IReadOnlyList<string> Units,
    Books Books,
    Instant NextDeadline)
{
    public static JudgedHistory Of(Instance instance, WorkflowRules rules, Books books, Instant nextDeadline) => new(
        [.. instance.AllFacts().Select(EventText.Of)],
        [.. instance.Units(rules).Select(Line)],
        books,
        nextDeadline);

    /// <summary>Null when they are the same; else the first difference.</summary>
    public string? DifferenceFrom(JudgedHistory expected) =>
        Difference("fact", expected.Facts, Facts)
        ?? Difference("unit", expected.Units, Units)
        ?? Difference("booking", expected.Books.ToString().Split('\n'), Books.ToString().Split('\n'))
        ?? (NextDeadline == expected.NextDeadline ? null : $"next deadline is {NextDeadline}, expected {expected.NextDeadline}");

    public static string Line(JudgedUnit unit) =>
        $"{unit.Measurement.Hash} {unit.Unit} {unit.Verdict.Kind} at {unit.Verdict.At} deadline {unit.Verdict.Deadline} '{unit.Verdict.Reason}' begun {unit.Begun} closed {unit.ClosedAt} {unit.Violation}";

    private static string? Difference(string what, IReadOnlyList<string> expected, IReadOnlyList<string> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            string wanted = i < expected.Count ? expected[i] : "nothing";
            string got = i < actual.Count ? actual[i] : "nothing";
            if (wanted != got)
            {
                return $"{what} {i}:\n  expected {wanted}\n  got      {got}";
            }
        }

        return null;
    }
}
