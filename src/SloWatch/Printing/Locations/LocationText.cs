using SloWatch.Cli.Running;
using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>Where an instance is, for someone who was called because of it.</summary>
internal static class LocationText
{
    /// <param name="rulesFolder">What runbooks are relative to.</param>
    public static void Write(Terminal terminal, Location location, TimeText times, string rulesFolder)
    {
        Ink ink = new(terminal.Colour);
        terminal.Out.WriteLine($"{ink.Paint(SafeText.Of(location.Key.ToString()), Tint.Strong)}  as of {times.ToSecond(location.AsOf)}");
        Paragraph.Write(terminal, SafeText.Of($"  {Known(location, times)}"), "    ");
        Heading(terminal, ink, "Where is it?");
        new PositionText(terminal, ink, times).Write(location);
        UnitText units = new(terminal, ink, times, location.AsOf);
        if (location.Bad.Count > 0)
        {
            Heading(terminal, ink, location.Bad[0].Unit.ClosedAt is null ? "What is wrong with it?" : "What went wrong?");
            units.WriteBad(location.Bad);
        }

        if (location.Ahead.Count > 0)
        {
            Heading(terminal, ink, "What is due?");
            units.WriteAhead(location.Ahead);
        }

        if (location.Position.IsOpen)
        {
            Heading(terminal, ink, "What comes next?");
            new NextText(terminal).Write(location);
        }

        Heading(terminal, ink, "Who owns it?");
        OwnerText.Write(terminal, location, rulesFolder);
    }

    private static void Heading(Terminal terminal, Ink ink, string text)
    {
        terminal.Out.WriteLine();
        terminal.Out.WriteLine(ink.Paint(text, Tint.Strong));
    }

    /// <summary>Other names for it, and how far it is known.</summary>
    private static string Known(Location location, TimeText times)
    {
        string? Note(string name) => location.Position.Life?.NoteAt(name, Instant.Ever)?.Value;
        string?[] parts =
        [
            Note(Notes.BusinessKey) is { } key ? $"business key {key}" : null,
            Note(Notes.Version) is { } version ? $"version {version}" : null,
            CompletenessText.Of(location.CompleteUpTo, times),
        ];
        return string.Join(", ", parts.OfType<string>());
    }
}
