using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;

namespace SloWatch.Server.Rules;

/// <summary>
/// Looks at the rules as they lie there, and takes them up when they have changed and are sound as a whole. Else the old ones stay in
/// use, and what is wrong is told. It looks at contents and not at times: mounted folders have neither notices nor times to rely on.
/// </summary>
/// <param name="begin">Fingerprint of the rules in use.</param>
internal sealed partial class RulesWatch(string path, string begin, RulesInUse rules, LiveEngine engine, IAccess access, TimeProvider time, ILogger<RulesWatch> log)
{
    private string taken = begin;
    private string seen = "";

    /// <summary>Must not be called again before it ends.</summary>
    public async Task LookAsync()
    {
        string now = RuleFolder.Fingerprint(path);
        bool changed = now != taken;
        if (!changed && rules.Now.Refused is not null && now == seen)
        {
            rules.Now = rules.Now with { Refused = null }; // put back as they were
        }

        // Files that are just being written look different the next time.
        bool settled = now == seen;
        seen = now;
        if (changed && settled)
        {
            await TakeUpAsync(RuleFolder.Load(path), now);
        }
    }

    private async Task TakeUpAsync(LoadedRules loaded, string fingerprint)
    {
        if (loaded.Rules is not { } sound)
        {
            Refuse(loaded.Problems);
            return;
        }

        await engine.UseRulesAsync(sound);
        taken = fingerprint;
        string what = Difference(rules.Now.Rules, sound);
        rules.Now = new(sound, loaded.Files, Now(), null);
        TakenUp(path, what);
        access.Add(new(Now(), "rules folder", "rules taken up", path, what));
    }

    private void Refuse(IReadOnlyList<Problem> problems)
    {
        if (rules.Now.Refused is { } known && known.Problems.SequenceEqual(problems))
        {
            return;
        }

        rules.Now = rules.Now with { Refused = new(Now(), problems) };
        foreach (Problem problem in problems.Where(problem => problem.Severity == Severity.Error))
        {
            Refused(problem.ToString());
        }
    }

    private static string Difference(RuleSet before, RuleSet after)
    {
        string[] old = [.. before.Objectives.Select(objective => objective.Name)], now = [.. after.Objectives.Select(objective => objective.Name)];
        string[] measured = [.. before.Objectives.Select(objective => objective.Measurement.Hash)];
        int counted = after.Objectives.Select(objective => objective.Measurement.Hash).Distinct().Except(measured).Count();
        return $"{now.Length} objectives, {now.Except(old).Count()} new, {old.Except(now).Count()} gone; {counted} measurements counted anew";
    }

    private Instant Now() => Instant.From(time.GetUtcNow());

    [LoggerMessage(20, LogLevel.Information, "the rules in {Path} have changed and are in use: {What}")]
    private partial void TakenUp(string path, string what);

    [LoggerMessage(21, LogLevel.Error, "the changed rules are refused, the old ones stay in use: {Problem}")]
    private partial void Refused(string problem);
}
