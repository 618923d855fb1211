using SloWatch.Cli.Printing.Locations;
using SloWatch.Cli.Running;
using SloWatch.Core.Diagnosis;

namespace SloWatch.Cli.Printing.Diagnoses;

/// <summary>What a diagnosis is about, and what to type to ask the same again.</summary>
/// <param name="Why">Where its time comes from.</param>
/// <param name="Command">Without what is to be listed; null: nothing can be listed, for the rules no longer have the objective.</param>
/// <param name="Runbook">Relative to the rules; null: there is none.</param>
internal sealed record DiagnosisFrame(string Why, string? Command, string PlaceOptions, string? Runbook, string RulesFolder)
{
    /// <summary>Whether an instance is still there to be asked for.</summary>
    public Predicate<string> Has { get; init; } = _ => true;
}

/// <summary>A diagnosis for whoever was woken: what it is, the numbers behind it, and what to type next.</summary>
internal sealed class DiagnosisText(Terminal terminal, TimeText times, DiagnosisFrame frame)
{
    private readonly Ink ink = new(terminal.Colour);

    public void Write(BurnDiagnosis diagnosis)
    {
        Conclusion conclusion = diagnosis.Conclusion;
        Paragraph.Write(terminal, SafeText.Of($"{diagnosis.Objective}  {times.Of(diagnosis.Window.From)} to {times.Of(diagnosis.Window.To)}, {frame.Why}"));
        terminal.Out.WriteLine();
        Paragraph.Write(terminal, ink.Paint(SafeText.Of(conclusion.Sentence), conclusion.Cause == LikelyCause.NotClear ? Tint.None : Tint.Strong), "");
        if (diagnosis.Now.Bad == 0)
        {
            return;
        }

        if (diagnosis.Doubt is { } doubt && !conclusion.Sentence.Contains(doubt, StringComparison.Ordinal))
        {
            Paragraph.Write(terminal, SafeText.Of($"What is known may not be all: {doubt}."), "");
        }

        terminal.Out.WriteLine();
        Paragraph.Write(terminal, Numbers(diagnosis), "");
        foreach (Attribution table in diagnosis.Tables.Where(table => table.SaysSomething).OrderBy(table => table.By != conclusion.By))
        {
            terminal.Out.WriteLine();
            new AttributionTable(table, diagnosis.Before is not null).Write(terminal, ink);
        }

        WriteUnsaid(diagnosis);
        WriteOthers(conclusion);
        WriteNext(diagnosis);
    }

    private string Numbers(BurnDiagnosis diagnosis)
    {
        string bad = $"{Count.Of(diagnosis.Now.Bad)} of {Count.Of(diagnosis.Now.All)} {diagnosis.Noun} went bad";
        return diagnosis.Before is { } before
            ? $"{bad}; {Count.Of(diagnosis.Earlier.Bad)} of {Count.Of(diagnosis.Earlier.All)} before, from {times.Of(before.From)} to {times.Of(before.To)}."
            : $"{bad}; there is no time before to compare with.";
    }

    private void WriteUnsaid(BurnDiagnosis diagnosis)
    {
        string[] unsaid = [.. diagnosis.Tables.Where(table => !table.SaysSomething).Select(table => EnumText.Of(table.By))];
        if (unsaid.Length > 0)
        {
            terminal.Out.WriteLine();
            Paragraph.Write(terminal, $"Of {string.Join(" and ", unsaid)} nothing is said.", "");
        }
    }

    private void WriteOthers(Conclusion conclusion)
    {
        if (conclusion.Others.Count > 0)
        {
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(conclusion.Cause == LikelyCause.NotClear ? "Why it is not clear" : "Why it is nothing else");
            foreach (string other in conclusion.Others)
            {
                Paragraph.Write(terminal, SafeText.Of($"  {other}"), "    ");
            }
        }
    }

    private void WriteNext(BurnDiagnosis diagnosis)
    {
        Attribution lead = diagnosis.Tables.FirstOrDefault(table => table.By == diagnosis.Conclusion.By) ?? diagnosis.Tables.FirstOrDefault(table => table.SaysSomething) ?? diagnosis.Tables[0];
        AttributedGroup group = lead.Groups.FirstOrDefault(one => one.Role == GroupRole.Named && one.Name == diagnosis.Conclusion.Subject) ?? lead.Groups[0];
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("What to type next");
        string choice = group.Role == GroupRole.Other || !lead.SaysSomething ? "all" : GroupChoiceOption.Text(lead.By, group.Name);
        if (frame.Command is { } command)
        {
            terminal.Out.WriteLine($"  slowatch diagnose {command} --instances {choice}{frame.PlaceOptions}");
        }
        else
        {
            Paragraph.Write(terminal, SafeText.Of($"  nothing that lists them: the rules have no objective '{diagnosis.Objective}' of '{diagnosis.Workflow}' any more"), "    ");
        }

        if (group.Examples.Select(unit => unit.Instance).FirstOrDefault(instance => frame.Has(instance)) is { } example)
        {
            string options = $" --workflow {ShellWord.Of(diagnosis.Workflow)}{frame.PlaceOptions}";
            terminal.Out.WriteLine($"  {TypedCommand.Of("where", example, options)}");
            terminal.Out.WriteLine($"  {TypedCommand.Of("explain", example, options)}");
        }

        if (frame.Runbook is { } runbook)
        {
            Paragraph.Write(terminal, SafeText.Of($"  and read {OwnerText.PathOf(frame.RulesFolder, runbook)}"), "    ");
        }
    }
}
