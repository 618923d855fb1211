using SloWatch.Cli.Printing;
using SloWatch.Core.Rules;
using SloWatch.Engine.Evaluation;
using SloWatch.Engine.Stores;

namespace SloWatch.Cli.Running;

/// <summary>Before anything is read from the ledger, it is brought up to the rules; after a change of rules that takes a while, and so is said.</summary>
internal static class Reckoning
{
    public static void BringUpToRules(IStore store, RuleSet rules, Shell shell)
    {
        if (!BackFill.IsNeeded(store, rules))
        {
            return;
        }

        shell.Terminal.Say("the rules have changed: counting what is stored by the new ones ...");
        using ProgressLine progress = new(shell, "counting");
        BackFill.Run(store, rules, shell.Time, progress.Counting("instances"), shell.Interrupted);
    }
}
