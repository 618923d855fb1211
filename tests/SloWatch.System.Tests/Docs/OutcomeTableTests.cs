using System.Text.RegularExpressions;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing;
using SloWatch.Testing.Builders;

namespace SloWatch.System.Tests.Docs;

/// <summary>Each cell of the table of outcomes in the docs, judged.</summary>
public partial class OutcomeTableTests
{
    private const string Step = "pack";

    private static readonly Dictionary<string, Measurement[]> OfInstances = new()
    {
        ["cycleTime, stepTime"] = [Measure.CycleTime("1h")],
        ["with `onFailure: close`"] = [Measure.CycleTime("1h", ("onFailure", "close"))],
        ["with `onFailure: exclude`"] = [Measure.CycleTime("1h", ("onFailure", "exclude"))],
        ["success"] = [Measure.Success(), Measure.Success(("within", "1h"))],
        ["stuck"] = [Measure.Stuck("1h"), Measure.Stuck("1h", ("by", "state"))],
        ["waitTime"] = [],
    };

    private static readonly Dictionary<string, Measurement[]> OfSteps = new()
    {
        ["cycleTime, stepTime"] = [Measure.StepTime(Step, "1h")],
        ["with `onFailure: close`"] = [Measure.StepTime(Step, "1h", ("onFailure", "close"))],
        ["with `onFailure: exclude`"] = [Measure.StepTime(Step, "1h", ("onFailure", "exclude"))],
        ["success"] = [Measure.Success(("step", Step)), Measure.Success(("step", Step), ("within", "1h"))],
        ["stuck"] = [],
        ["waitTime"] = [Measure.WaitTime(Step, "1h")],
    };

    [Fact]
    public void Every_cell_of_the_table_of_outcomes_is_true()
    {
        string[][] rows = [.. TableRow().Matches(Repository.Read("docs/write-an-slo.md")).Select(match => Cells(match.Value))];
        string[] columns = Cells(Header().Match(Repository.Read("docs/write-an-slo.md")).Value);

        Assert.Equal(Enum.GetNames<Outcome>().Length - 1, rows.Length);
        foreach (string[] row in rows)
        {
            Outcome outcome = Enum.Parse<Outcome>(row[0].Split('`')[1], ignoreCase: true);
            for (int column = 1; column < columns.Length; column++)
            {
                Check(outcome, columns[column], row[column]);
            }
        }
    }

    private static void Check(Outcome outcome, string column, string cell)
    {
        string[] verdicts = [.. Judged(outcome, column).Distinct()];

        Assert.True(verdicts is [] ? cell == "-" : verdicts is [var one] && one == cell, $"{outcome}, {column}: the docs say {cell}, judged {string.Join(" and ", verdicts)}");
    }

    private static IEnumerable<string> Judged(Outcome outcome, string column)
    {
        Case instance = Case.AtNine().Ended("09:30", outcome);
        Case step = column == "waitTime"
            ? Case.AtNine().StepScheduled(Step, "09:10", run: "r").StepEnded(Step, "09:30", run: "r", outcome: outcome)
            : Case.AtNine().StepStarted(Step, "09:10", run: "r").StepEnded(Step, "09:30", run: "r", outcome: outcome);
        return [
            .. outcome == Outcome.Skipped ? [] : OfInstances[column].Select(measurement => VerdictOf(instance, measurement)),
            .. outcome == Outcome.Vanished ? [] : OfSteps[column].Select(measurement => VerdictOf(step, measurement))];
    }

    private static string VerdictOf(Case told, Measurement measurement) => told.OneUnit("2d 00:00", measurement).Verdict.Kind.ToString().ToLowerInvariant();

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    [GeneratedRegex(@"^\| ends \|.*$", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex(@"^\| `(completed|failed|timedOut|cancelled|skipped|vanished)`.*$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
