using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;

namespace SloWatch.Server.Rules;

/// <summary>
/// Looks at the rules as they lie there, and takes them up when they have changed and are sound as a whole. Else the old ones stay in
/// use, and what is wrong is told. It looks at contents and not at times: mounted folders have neither notices nor times to rely on.
/// </summary>
/// <param name="begin">Fingerprint of the rules in use.</param>
/// <param name="retention">How long instances are kept.</param>
internal sealed partial class RulesWatch(string path, string begin, TimeSpan retention, RulesInUse rules, LiveEngine engine, IAccess access, TimeProvider time, ILogger<RulesWatch> log)
{
    private readonly Lock gate = new();
    private string taken = begin;
    private string seen = "";

    /// <summary>Ends when the rules that were found last are in use, or given up.</summary>
    public Task Coming { get; private set; } = Task.CompletedTask;

    /// <summary>The store is brought up to the rules of the start beside everything else.</summary>
    public void Begin(LoadedRules loaded) => TakeUp(loaded, loaded.Rules!);

    /// <summary>It does not wait until rules are counted for.</summary>
    public void Look()
    {
        lock (gate)
        {
            LookOnce();
        }
    }

    private void LookOnce()
    {
        string now = RuleFolder.Fingerprint(path);
        bool changed = now != taken;
        if (!changed && rules.Now.Refused is not null && now == seen)
        {
            rules.Change(now => now with { Refused = null }); // put back as they were
        }

        // Files that are just being written look different the next time.
        bool settled = now == seen;
        seen = now;
        if (changed && settled)
        {
            TakeUp(RuleFolder.Load(path), now);
        }
    }

    private void TakeUp(LoadedRules loaded, string fingerprint)
    {
        if (loaded.Rules is not { } sound)
        {
            Refuse(loaded.Problems);
            return;
        }

        if (RetentionFit.Of(sound, retention) is { Count: > 0 } tooLong)
        {
            Refuse(tooLong);
            return;
        }

        taken = fingerprint;
        TakeUp(loaded, sound);
    }

    private void TakeUp(LoadedRules loaded, RuleSet sound)
    {
        ComingRules coming = new(Now(), Difference(rules.Now.Rules, sound), [.. sound.Objectives.Select(objective => objective.Name)]);
        rules.Change(now => now with { Refused = null, Coming = coming });
        Coming = TakeUpAsync(loaded, sound, coming);
    }

    private async Task TakeUpAsync(LoadedRules loaded, RuleSet sound, ComingRules coming)
    {
        try
        {
            await engine.UseRulesAsync(sound);
        }
        catch (Exception given) when (given is OperationCanceledException or ObjectDisposedException)
        {
            return; // others came before, or the service ends
        }

        rules.Change(now => now with { Rules = sound, Files = loaded.Files, Since = Now(), Coming = now.Coming == coming ? null : now.Coming });
        TakenUp(path, coming.What);
        access.Add(new(Now(), "rules folder", "rules taken up", path, coming.What));
    }

    private void Refuse(IReadOnlyList<Problem> problems)
    {
        if (rules.Now.Refused is { } known && known.Problems.SequenceEqual(problems))
        {
            return;
        }

        rules.Change(now => now with { Refused = new(Now(), problems) });
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
