using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Reports;
using SloWatch.Cli.Printing.Reports.Groups;
using SloWatch.Cli.Running;
using SloWatch.Core.Budgets;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Evaluation.Grouping;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch report</c>: how the error budgets stand.</summary>
internal static class ReportVerb
{
    private static readonly Option<string?> AsOf = MomentOption.Create(MomentOption.AsOf, "End of every window");
    private static readonly Option<string?> Window = new("--window") { Description = "A window in place of the objectives' own, e.g. 7d", HelpName = "DURATION" };
    private static readonly Option<bool> Previous = new("--previous") { Description = "The window directly before, beside each objective" };
    private static readonly Option<bool> Json = new("--json") { Description = "JSON for scripts, numbers unrounded" };
    private static readonly Option<bool> Csv = new("--csv") { Description = "CSV for spreadsheets" };
    private static readonly Option<bool> Markdown = new("--markdown") { Description = "Markdown for a page" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("report", "Print how the error budgets stand") { ChosenObjectives.Names, AsOf, Window, Previous, GroupOption.By, Json, Csv, Markdown };
        verb.Validators.Add(line =>
        {
            if (new[] { Json, Csv, Markdown }.Count(line.GetValue) > 1)
            {
                line.AddError("--json, --csv and --markdown exclude each other; choose one");
            }
        });
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        Instant? asOf = MomentOption.Read(line, AsOf);
        BudgetWindow? window = ReadWindow(line.GetValue(Window));
        GroupBy? by = GroupOption.Read(line);
        TimeText times = place.Times();
        RuleSet rules = place.Rules();
        IReadOnlyList<Objective> chosen = ChosenObjectives.Of(rules, line.GetValue(ChosenObjectives.Names)!);
        using IStore store = place.ExistingStore();
        Reckoning.BringUpToRules(store, rules, place.Shell);
        using IStoreSnapshot snapshot = store.OpenSnapshot();
        BudgetReport report = BudgetReport.Compute(snapshot, new(chosen, asOf, window) { WithPrevious = line.GetValue(Previous), Rules = rules }, place.Shell.Time);
        Write(line, place.Shell.Terminal, Printer(report, by, snapshot, place.Shell), times);
        return ExitCode.Ok;
    }

    private static IReportPrinter Printer(BudgetReport report, GroupBy? by, IStoreSnapshot store, Shell shell)
    {
        switch (by)
        {
            case GroupByObjective objectives:
                return new ObjectiveGroupPrinter(report, objectives);
            case GroupByUnit units:
                GroupedReport grouped = Group(report, units, store, shell);
                GroupOption.SayIfNothingHasIt(grouped, shell.Terminal);
                GroupOption.SayIfSomeAreGone(grouped, store.Instances.Horizons(), shell.Terminal);
                return new UnitGroupPrinter(grouped);
            default:
                return new PlainPrinter(report);
        }
    }

    private static GroupedReport Group(BudgetReport report, GroupByUnit by, IStoreSnapshot store, Shell shell)
    {
        using ProgressLine progress = new(shell, "grouping");
        return GroupedReport.Compute(store, report, by, progress.Counting("instances"), shell.Interrupted);
    }

    private static void Write(ParseResult line, Terminal terminal, IReportPrinter report, TimeText times)
    {
        if (line.GetValue(Json))
        {
            report.Json(terminal.Out);
        }
        else if (line.GetValue(Csv))
        {
            report.Csv(terminal.Out);
        }
        else if (line.GetValue(Markdown))
        {
            report.Markdown(terminal.Out, times);
        }
        else
        {
            report.Text(terminal, times);
        }
    }

    private static RollingWindow? ReadWindow(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!DurationText.TryParse(text, out TimeSpan length))
        {
            (string fault, string remedy) = DurationText.Refusal(text);
            throw new VerbStoppedException(ExitCode.Usage, $"--window: '{text}' {fault}", remedy);
        }

        return length.Ticks % TimeSpan.TicksPerMinute == 0
            ? new RollingWindow(length)
            : throw new VerbStoppedException(ExitCode.Usage, $"--window: {text} is not a number of full minutes, and the ledger counts in minutes", "write one such as 15m or 30d");
    }
}
