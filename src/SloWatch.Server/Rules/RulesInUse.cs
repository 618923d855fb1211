using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Server.Rules;

/// <summary>The rules that everything is judged by just now.</summary>
/// <param name="Since">When they were taken up.</param>
/// <param name="Refused">What is wrong with the rules as they lie there, while these go on; null when they are these.</param>
/// <param name="Coming">Those that are being counted for, while these go on; null when none are.</param>
internal sealed record RulesState(RuleSet Rules, IReadOnlyList<string> Files, Instant Since, RefusedRules? Refused, ComingRules? Coming = null);

/// <param name="At">When they were refused.</param>
/// <param name="Problems">Errors and warnings; or what kept them from being taken up.</param>
internal sealed record RefusedRules(Instant At, IReadOnlyList<Problem> Problems);

/// <param name="Since">When they were found.</param>
/// <param name="What">What is different.</param>
/// <param name="Objectives">Theirs, by name.</param>
internal sealed record ComingRules(Instant Since, string What, IReadOnlyList<string> Objectives);

/// <summary>Holds them; whoever asks in the midst of a change gets either all of the old or all of the new.</summary>
internal sealed class RulesInUse(RulesState begin)
{
    private readonly Lock gate = new();
    private volatile RulesState now = begin;

    public RulesState Now => now;

    public void Change(Func<RulesState, RulesState> change)
    {
        lock (gate)
        {
            now = change(now);
        }
    }
}
