using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Reports;
using SloWatch.Cli.Running;
using SloWatch.Core.Ledger;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Tour;

/// <summary>The sample's report, what there is to see in it, and what to type next.</summary>
internal sealed class TourText(Terminal terminal, TourFolder folder)
{
    /// <summary>The objective in which the difference shows best.</summary>
    private const string Telling = "loan-decided-in-24h";

    private const int EveryViolation = 10_000;

    private readonly Ink ink = new(terminal.Colour);

    public void Write(ImportResult sample, BudgetReport report, IStore store, TimeText times)
    {
        string length = sample is { First: { } first, Last: { } last } ? $", from {times.Of(first.FloorToMinute())} to {times.Of(last.CeilingToMinute())}" : "";
        Say($"A sample of {Count.Of(sample.Instances, "loan")} in {Count.Of(sample.Events, "event")}{length}, read into {folder.Store}.");
        terminal.Out.WriteLine();
        ReportText.Write(terminal, report, times);
        ObjectiveReport telling = report.Objectives.First(objective => objective.Objective.Name == Telling);
        Violation[] open = [.. store.Ledger.Violations(telling.Objective.Measurement.Hash, telling.Range, EveryViolation).Where(violation => violation.ClosedAt is null)];
        WriteSeen(telling, open.Length);
        WriteNext(open[^1].Instance);
    }

    private void WriteSeen(ObjectiveReport telling, int open)
    {
        Heading("What you see");
        Say("Each line of the report is a promise: the SLI is the share of units that was good, and the budget is how many may be bad.");
        Say("On Wednesday the 25th the credit bureau stopped answering. The checks that hung did not fail and did not end, and the loans behind them just stayed open.");
        Say(
            $"A tool that counts finished loans would say that {Percent(telling.FinishedOnly.Sli)} were decided in 24 h, better than the target of "
            + $"{PercentText.Exact(telling.Objective.Target.Ratio)}: nothing to do. In truth it was {Percent(telling.Budget.Sli)}: {Count.Of(open)} loans passed their deadline and are "
            + "still open when the log ends. SloWatch counted each of them as bad at its deadline, while the outage was on.");
        Say("For loan-decided-in-3d the same loans are pending: not due yet, and so neither good nor bad.");
        terminal.Out.WriteLine();
    }

    private void WriteNext(string hungLoan)
    {
        Heading("What to type next");
        if (OwnCommand.Alias(Environment.ProcessPath, typeof(TourText).Assembly.Location, Environment.CurrentDirectory, Environment.GetEnvironmentVariable("PATH")) is { } alias)
        {
            terminal.Out.WriteLine($"  {alias}");
        }

        Next($"cd {ShellWord.OfPath(folder.Path)}", "rules, sample and store of the tour");
        Next($"slowatch explain {hungLoan}", "one of these loans: bad for one promise, pending for another");
        Next("slowatch report --as-of 2026-03-26T12:00Z", "the second day, by what is known today");
        Next("slowatch validate", "after you changed rules/loan-approval.yaml");
        Next("slowatch report", "the report again, by your rules");
    }

    private void Heading(string text) => terminal.Out.WriteLine(ink.Paint(text, Tint.Strong));

    private void Say(string sentences) => Paragraph.Write(terminal, sentences, indent: "");

    private void Next(string command, string why) => terminal.Out.WriteLine($"  {command,-44}{ink.Paint($"# {why}", Tint.Faint)}");

    private static string Percent(decimal? ratio) => ratio is { } some ? PercentText.Of(some, 1) : "nothing";
}
