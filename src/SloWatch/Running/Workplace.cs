using SloWatch.Cli.Printing;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Cli.Running;

/// <summary>The rules and the store a verb works with, and the zone it shows times in.</summary>
internal sealed record Workplace(Shell Shell, string RulesPath, bool RulesGiven, string StorePath, bool StoreGiven, string ZoneName)
{
    private bool RulesExist => Directory.Exists(RulesPath) || File.Exists(RulesPath);

    /// <summary>What a further command needs to work at the same place; begins with a blank unless it is nothing.</summary>
    public string Options =>
        RulesOption + StoreOption;

    /// <summary>The same for a verb that is asked about another store.</summary>
    public string RulesOption => RulesGiven ? $" --rules {ShellWord.OfPath(RulesPath)}" : "";

    /// <summary>The same for a verb that knows no rules.</summary>
    public string StoreOption => StoreGiven ? $" --store {ShellWord.OfPath(StorePath)}" : "";

    /// <summary>What paths in the rules are relative to.</summary>
    public string RulesFolder => Directory.Exists(RulesPath) ? RulesPath : Path.GetDirectoryName(RulesPath) ?? "";

    public TimeText Times() => new(Zones.Find(ZoneName));

    /// <summary>The rules without an error; with one, every problem is printed and the verb stops.</summary>
    public RuleSet Rules()
    {
        if (!RulesExist)
        {
            throw new VerbStoppedException(ExitCode.NotFound, $"there are no rules at {RulesPath}", "name the folder with --rules DIR");
        }

        LoadedRules loaded = RuleFolder.Load(RulesPath);
        if (loaded.Rules is { } rules)
        {
            return rules;
        }

        foreach (Problem problem in loaded.Problems)
        {
            Shell.Terminal.Say(SafeText.Of(problem.ToString()));
        }

        int errors = loaded.Problems.Count(problem => problem.Severity == Severity.Error);
        throw new VerbStoppedException(ExitCode.Problems, $"the rules in {RulesPath} have {Count.Of(errors, "error")}", "mend them and check with 'slowatch validate'");
    }

    /// <summary>For verbs that can do without: no rules when the default folder is not there.</summary>
    public RuleSet RulesIfAny()
    {
        if (RulesExist || RulesGiven)
        {
            return Rules();
        }

        Shell.Terminal.Say($"note: there is no folder {RulesPath} here, so this goes on without rules (--rules DIR names another)");
        return RuleSet.Empty;
    }

    public IStore ExistingStore() => File.Exists(StorePath)
        ? SqliteStore.Open(StorePath, create: false, bringUp: true)
        : throw new VerbStoppedException(
            ExitCode.NotFound, $"there is no store at {StorePath}", "make one with 'slowatch import FILE --workflow NAME', or name another with --store FILE");

    /// <summary>For what is only rehearsed: as it is, and not brought up. Null when there is none, or none that can be read.</summary>
    public IStore? StoreToHeed()
    {
        if (!File.Exists(StorePath))
        {
            return null;
        }

        IStore? store = null;
        try
        {
            store = SqliteStore.Open(StorePath, create: true);
            _ = store.Sources.All();
            return store;
        }
        catch (StoreException unread)
        {
            store?.Dispose();
            Shell.Terminal.Say($"note: what the store knows is not heeded: {SafeText.Of(unread.Message)}");
            return null;
        }
    }

    public IStore StoreForWriting() => SqliteStore.Open(StorePath, create: true, bringUp: true);
}
