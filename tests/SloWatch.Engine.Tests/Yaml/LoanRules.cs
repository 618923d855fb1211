using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml;

/// <summary>A small valid rules folder, and what becomes of it when a piece of one file is written otherwise.</summary>
internal static class LoanRules
{
    public const string Workflow = """
        kind: Workflow
        name: loan
        description: Loans
        states:
          application: [submitted, approved]
          offer: [sent]
        steps: [check, pay]
        """;

    /// <summary>What the examples of the shelves are about.</summary>
    public const string ExampleWorkflow = "kind: Workflow\nname: example\ntransitions: { received: [shipped] }\n";

    public const string Owner = "kind: Owner\nname: desk\n";

    public const string Source = """
        kind: Source
        name: log
        workflow: loan
        format: xes
        mapping:
          ends:
            A_OK: { outcome: completed, result: approved }
          states:
            A_*: { track: application }
        """;

    public const string Calendar = """
        kind: Calendar
        name: office
        description: When the desk is there
        timeZone: Europe/Amsterdam
        hours:
          monday: 09:00-17:00
          tue-thu: [13:00-17:30, 9:00-12:00]
          fri: [00:00-24:00]
        holidays:
          2026-12-25..2026-12-26: Christmas
          2027-01-01: New Year
        days:
          2026-12-24: 09:00-12:00
        """;

    public const string Slo = """
        kind: SLO
        name: decided
        workflow: loan
        indicator:
          cycleTime:
            within: 24h
        target: 95%
        window: 30d
        owner: desk
        runbook: slow.md
        """;

    public static TempFolder With(this TempFolder folder, string name, string content)
    {
        folder.Write(name, content);
        return folder;
    }

    /// <summary>The folder, without a Source.</summary>
    public static TempFolder Folder() => new TempFolder()
        .With("a-workflow.yaml", Workflow)
        .With("b-owner.yaml", Owner)
        .With("slo.yaml", Slo)
        .With("slow.md", "# Slow\n");

    public static RuleSet Load(string slo)
    {
        using TempFolder folder = Folder().With("slo.yaml", slo);
        return Accept(RuleFolder.Load(folder.Root));
    }

    public static RuleSet Accept(LoadedRules loaded)
    {
        Assert.Empty(loaded.Problems);
        return loaded.Rules!;
    }

    public static Objective Objective(string written, string otherwise) => Assert.Single(Load(Replace(Slo, written, otherwise)).Objectives);

    /// <summary>The only problem when a piece of the SLO is written otherwise: <c>7:9: what; remedy</c>.</summary>
    public static string FaultOfSlo(string written, string otherwise) => Only("slo.yaml", Replace(Slo, written, otherwise));

    public static string FaultOfWorkflow(string written, string otherwise) => Only("a-workflow.yaml", Replace(Workflow, written, otherwise));

    public static string FaultOfSource(string written, string otherwise) => Only("source.yaml", Replace(Source, written, otherwise));

    /// <summary>The only problem of the folder with this file in it.</summary>
    public static string Only(string file, string content)
    {
        using TempFolder folder = Folder().With(file, content);
        return Assert.Single(Problems(folder)).Replace($"{file}:", "", StringComparison.Ordinal);
    }

    /// <summary>Without the path of the folder.</summary>
    public static string[] Problems(TempFolder folder)
    {
        LoadedRules loaded = RuleFolder.Load(folder.Root);
        Assert.Equal(loaded.Rules is null, loaded.Problems.Any(problem => problem.Severity == Severity.Error));
        return [.. loaded.Problems.Select(problem => problem.ToString().Replace($"{folder.Root}/", "", StringComparison.Ordinal))];
    }

    public static string Replace(string text, string written, string otherwise)
    {
        Assert.Contains(written, text, StringComparison.Ordinal);
        return text.Replace(written, otherwise, StringComparison.Ordinal);
    }
}
