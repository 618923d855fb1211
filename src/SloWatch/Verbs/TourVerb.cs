using System.CommandLine;
using SloWatch.Cli.Running;
using SloWatch.Cli.Tour;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch tour</c>: imports a sample that comes with the program, reports on it, and says what there is to see.</summary>
internal static class TourVerb
{
    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where the sample, its rules and its store are put",
        HelpName = "DIR",
        DefaultValueFactory = _ => "slowatch-tour",
    };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("tour", "See it work on a sample: a process that hangs without failing") { Folder };
        common.RefuseRulesAndStore(verb, "the tour brings its own rules and store; --folder DIR says where they are put");
        verb.SetAction(line => Run(line.GetValue(Folder)!, common.Read(line, shell)));
        return verb;
    }

    private static int Run(string path, Workplace given)
    {
        TourFolder folder = TourFolder.LayOut(FolderName.Of(path));
        Workplace place = given with { RulesPath = folder.Rules, RulesGiven = true, StorePath = folder.Store };
        RuleSet rules = place.Rules();
        using IStore store = place.StoreForWriting();
        ImportResult sample = FileImporter.Run(new(folder.Sample, null, null, Replace: false), store, rules, place.Shell.Time, null, place.Shell.Interrupted);
        Reckoning.BringUpToRules(store, rules, place.Shell);
        BudgetReport report = BudgetReport.Compute(store, new(rules.Objectives), place.Shell.Time);
        new TourText(place.Shell.Terminal, folder).Write(sample, report, store, place.Times());
        return ExitCode.Ok;
    }
}
