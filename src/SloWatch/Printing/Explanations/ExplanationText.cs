using SloWatch.Cli.Printing.Locations;
using SloWatch.Cli.Running;
using SloWatch.Core.Indicators;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Instances.Handovers;
using SloWatch.Core.Instances.Locating;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Ledger;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation;

namespace SloWatch.Cli.Printing.Explanations;

/// <summary>An instance for a person who asks why.</summary>
internal sealed class ExplanationText(Terminal terminal, TimeText times)
{
    /// <summary>Of a long instance, its first and as many of its last.</summary>
    private const int ShownFacts = 100;

    private const int ShownUnplanned = 5;

    private const int ShownLetters = 200;

    private readonly Ink ink = new(terminal.Colour);

    public static void Write(Terminal terminal, Explanation explanation, TimeText times) => new ExplanationText(terminal, times).Write(explanation);

    private void Write(Explanation explanation)
    {
        terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(explanation.Key.ToString()), Tint.Strong)}  ({CompletenessText.Of(explanation.CompleteUpTo, times)})");
        foreach (Life life in explanation.Lives)
        {
            WriteLife(life, explanation.Lives.Count > 1);
        }

        Heading($"Units as of {times.Of(explanation.AsOf)}");
        WriteUnits(explanation);
        WriteUnplanned(explanation.Unplanned);
        Heading($"Facts ({Count.Of(explanation.Facts.Count)})");
        WriteFacts(explanation.Facts);
    }

    private void Heading(string text)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(ink.Paint(text, Tint.Strong));
    }

    private void WriteLife(Life life, bool numbered)
    {
        string begun = life.BegunAt is { } at ? $"began {times.Of(at)}" : $"first seen {times.Of(life.FirstSeen)}, its start is unknown";
        string ended = life.Closing is { } closing ? $"{EndWord(closing.Assumed)} {times.Of(closing.At)}: {EndText.Of(closing)}" : "still open";
        string state = life.StateAt(Instant.Ever) is { } now ? $", last state {now}" : "";
        Paragraph.Write(terminal, SafeText.Of($"  {(numbered ? $"life {life.Number}: " : "")}{begun}; {ended}{state}"), "    ");
        foreach (StepRun run in life.Runs.Where(run => run.Closing is null).OrderBy(run => run.FirstSeen).ThenBy(run => run.Name, StringComparer.Ordinal))
        {
            string fate = life.Closing is { } end ? $"assumed cancelled at {times.Of(end.At)}, with the instance" : WhatItDoes(OpenRun.Of(run));
            Paragraph.Write(terminal, SafeText.Of($"    step {run.Name} ({run.Label}), since {times.Of(run.FirstSeen)}: {fate}"), "      ");
        }
    }

    /// <summary>It may have begun to do so later than it was first seen.</summary>
    private string WhatItDoes(OpenRun run)
    {
        string doing = run.Doing switch { RunDoing.Waiting => "waiting", RunDoing.Failed => "waiting for its next try", _ => "running" };
        return run.Since > run.FirstSeen ? $"{doing} since {times.Of(run.Since)}" : doing;
    }

    private static string EndWord(bool assumed) => assumed ? "assumed ended at" : "ended";

    private void WriteUnits(Explanation explanation)
    {
        foreach (ExplainedUnit unit in explanation.Units)
        {
            WriteUnit(unit, explanation.StoodOf(unit.Unit));
        }

        if (explanation.BegunLater > 0)
        {
            terminal.Out.WriteLine($"  {Count.Of(explanation.BegunLater, "unit")} began later");
        }
        else if (explanation.Units.Count == 0)
        {
            string reason = explanation.IsVoid ? PositionText.VoidCase
                : SubjectKey.Of(explanation.Key.Id) is { Day: null } whole ? $"{whole.Name} is counted by its days, such as {whole.Name}@2026-03-02"
                : "no objective of the rules counts this instance";
            terminal.Out.WriteLine(SafeText.Of($"  none: {reason}"));
        }
    }

    private void WriteUnplanned(IReadOnlyList<UnplannedSlot> unplanned)
    {
        foreach (UnplannedSlot one in unplanned.Take(ShownUnplanned))
        {
            string[] near = [.. new[] { one.Near.Before, one.Near.After }.OfType<Instant>().Select(times.ToSecond)];
            string around = near.Length == 0 ? "" : $"; the nearest it plans: {string.Join(" and ", near)}";
            Paragraph.Write(terminal, SafeText.Of($"  {one.Schedule} does not plan {times.ToSecond(one.Told)}, which was told as a slot, so it answers none{around}; look at its cron and timeZone"), "    ");
        }

        if (unplanned.Count > ShownUnplanned)
        {
            terminal.Out.WriteLine($"  and {Count.Of(unplanned.Count - ShownUnplanned, "more slot")} that it does not plan");
        }
    }

    private void WriteUnit(ExplainedUnit explained, IReadOnlyList<TimeRange> stood)
    {
        (string objective, JudgedUnit unit, JudgedUnit? later) = (explained.Objective.Name, explained.Unit, explained.Later);
        Verdict verdict = unit.Verdict;
        string when = verdict.At.IsFinite ? $" at {times.Of(verdict.At)}" : "";
        terminal.Out.WriteLine($"  {ink.Paint($"{VerdictText.Name(verdict.Kind),-8}", VerdictText.Tint(verdict.Kind))}  {SafeText.Of(objective)}  {SafeText.Of(unit.Unit)}");
        Paragraph.Write(terminal, SafeText.Of($"            {verdict.Reason}{when}"), "            ");
        Paragraph.Write(terminal, SafeText.Of($"            {Moments(unit)}"), "            ");
        if (ClockText.Stood(unit, stood, times) is { Length: > 0 } standing)
        {
            Paragraph.Write(terminal, SafeText.Of($"            {standing}"), "            ");
        }

        if (unit.Violation is { } violation && Evidence(violation) is { Length: > 0 } evidence)
        {
            Paragraph.Write(terminal, SafeText.Of($"            {evidence}"), "            ");
        }

        if (later is not null)
        {
            Paragraph.Write(terminal, SafeText.Of($"            later: {WhatBecame(unit, later)}"), "            ");
        }
    }

    /// <summary>A new verdict, or the end of what was bad already.</summary>
    private string WhatBecame(JudgedUnit then, JudgedUnit later) => later.Verdict.Kind != then.Verdict.Kind
        ? $"{VerdictText.Name(later.Verdict.Kind)} at {times.Of(later.Verdict.At)}, {later.Verdict.Reason}"
        : $"closed {times.Of(later.ClosedAt!.Value)}{Late(later, later.ClosedAt.Value)}";

    private string Moments(JudgedUnit unit)
    {
        string closed = unit.ClosedAt is { } at ? $"closed {times.Of(at)}{Late(unit, at)}" : "still open";
        return $"begun {times.Of(unit.Begun)}, {ClockText.Deadline(unit, times)}, {closed}";
    }

    private static string Late(JudgedUnit unit, Instant closed) =>
        unit.Verdict is { Kind: VerdictKind.Bad, Deadline.IsFinite: true } && closed > unit.Verdict.Deadline ? $" ({SpanText.Of(closed - unit.Verdict.Deadline)} late)" : "";

    private static string Evidence(Violation violation)
    {
        (string Name, string? Value)[] parts =
        [
            ("step", violation.Step), ("state", violation.State), ("dependency", violation.Dependency), ("version", violation.Version), ("error", violation.Error),
        ];
        return string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Name} {part.Value}"));
    }

    private void WriteFacts(IReadOnlyList<ExplainedFact> facts)
    {
        TextTable table = new(new("When"), new("What"), new("Says"), new("Source"), new("Fact"), new("Rev", Right: true), new("Standing"));
        // A revision that stands alone is compared with none.
        HashSet<(string, string?)> revised = [.. facts.GroupBy(one => (one.Fact.Source, one.Fact.Fact)).Where(same => same.Skip(1).Any()).Select(same => same.Key)];
        int left = Math.Max(0, facts.Count - (2 * ShownFacts));
        foreach ((int i, (Core.Events.WorkflowEvent fact, FactStanding standing)) in facts.Index())
        {
            if (left > 0 && i >= ShownFacts && i < ShownFacts + left)
            {
                if (i == ShownFacts)
                {
                    table.Add("...", "", new($"{Count.Of(left, "more fact")} (--json lists all)", Tint.Faint), "", "", "", "");
                }

                continue;
            }

            Tint tint = standing == FactStanding.Current ? Tint.None : Tint.Faint;
            table.Add(
                new(times.Of(fact.At), tint), new(EnumText.Of(fact.Kind), tint), new(SafeText.Of(FactText.Of(fact, times), ShownLetters), tint), new(HandedOver.SourceOf(fact), tint),
                new(fact.Fact ?? "", tint), new(fact.Rev == 0 || !revised.Contains((fact.Source, fact.Fact)) ? "" : Count.Of(fact.Rev), tint), new(standing == FactStanding.Current ? "" : EnumText.Of(standing), tint));
        }

        table.Write(terminal.Out, ink, "  ");
    }
}
