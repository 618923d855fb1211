using SloWatch.Cli.Printing;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Ingest.Sources;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>Before anything is read from the ledger, it is brought up to the rules; after a change of rules that takes a while, and so is said.</summary>
internal static class Reckoning
{
    public static void BringUpToRules(IStore store, RuleSet rules, Shell shell)
    {
        SayChangedMappings(store, rules, shell.Terminal);
        if (!BackFill.IsNeeded(store, rules))
        {
            return;
        }

        shell.Terminal.Say("the rules have changed: counting what is stored by the new ones ...");
        try
        {
            using ProgressLine progress = new(shell, "counting");
            shell.Damaged.AddAll(BackFill.Run(store, rules, shell.Time, progress.Counting("instances"), shell.Interrupted));
        }
        catch (WriterBusyException)
        {
            shell.Terminal.Say("they cannot be counted just now; a service that uses these rules counts them itself: ask again in a minute");
            throw;
        }
    }

    /// <summary>The one change of rules that cannot be counted anew: it needs the file again.</summary>
    public static void SayChangedMappings(IStore store, RuleSet rules, Terminal terminal)
    {
        foreach (SourceState source in ChangedMappings.Of(store, rules))
        {
            terminal.Say(SafeText.Of($"warning: the mapping of the source '{source.Name}' of '{source.Workflow}' changed since its events were imported; import with --replace to map them anew"));
        }
    }
}
