using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Server.Rules;

/// <summary>The rules that everything is judged by just now.</summary>
/// <param name="Since">When they were taken up.</param>
/// <param name="Refused">What is wrong with the rules as they lie there, while these go on; null when they are these.</param>
internal sealed record RulesState(RuleSet Rules, IReadOnlyList<string> Files, Instant Since, RefusedRules? Refused);

/// <param name="At">When they were refused.</param>
/// <param name="Problems">Errors and warnings; or what kept them from being taken up.</param>
internal sealed record RefusedRules(Instant At, IReadOnlyList<Problem> Problems);

/// <summary>Holds them; whoever asks in the midst of a change gets either all of the old or all of the new.</summary>
internal sealed class RulesInUse(RulesState begin)
{
    private volatile RulesState now = begin;

    public RulesState Now
    {
        get => now;
        set => now = value;
    }
}
