using SloWatch.Cli.Running;
using SloWatch.Core.Events;
using SloWatch.Core.Instances.Locating;
using SloWatch.Engine.Evaluation.Locating;

namespace SloWatch.Cli.Printing.Locations;

/// <summary>What came next for others, counted and never more than that.</summary>
internal sealed class NextText(Terminal terminal)
{
    private const int MostStages = 5;
    private const int MostMoves = 3;

    public void Write(Location location)
    {
        if (location.HistoryRead == 0)
        {
            Line("  not enough history: no instance of this workflow had ended by then");
            return;
        }

        Line($"  Going by the {Count.Of(location.HistoryRead, "instance")} that ended last:");
        foreach (Outlook outlook in location.Outlooks.Take(MostStages))
        {
            Write(outlook);
        }

        if (location.Outlooks.Count > MostStages)
        {
            Line($"  and what comes after {Count.Of(location.Outlooks.Count - MostStages)} more; --json has it");
        }
    }

    private void Write(Outlook outlook)
    {
        string seen = outlook.Times == 0 ? "never seen" : $"seen {Count.Of(outlook.Times, "time")}";
        if (!outlook.IsTelling)
        {
            Line($"  {StageOf(outlook)}: {seen}, not enough history");
            return;
        }

        bool waits = outlook.Stage.Kind is StageKind.AfterStep or StageKind.Begun;
        Line($"  {StageOf(outlook)}: {seen}, typically {SpanText.Rough(outlook.Typical!.Value)} {(waits ? "until something came" : "long")}; {Basis(outlook)}");
        foreach (LikelyMove move in outlook.Moves.Take(MostMoves))
        {
            string when = outlook.IsOfAsLong ? $"in {SpanText.Rough(move.TypicalAfter - outlook.Elapsed)}" : $"after {SpanText.Rough(move.TypicalAfter)}";
            Line($"    {Share(move.Times, outlook)}  {Name(move.Move)} ({Count.Of(move.Times, "time")}), typically {when}");
        }

        if (outlook.Moves.Count > MostMoves)
        {
            int others = outlook.Moves.Skip(MostMoves).Sum(move => move.Times);
            Line($"    {Share(others, outlook)}  something else ({Count.Of(others, "time")})");
        }
    }

    private static string StageOf(Outlook outlook)
    {
        (string elapsed, Stage stage) = (SpanText.Rough(outlook.Elapsed), outlook.Stage);
        return stage.Kind switch
        {
            StageKind.State => $"state {stage.Name} for {elapsed}",
            StageKind.Step => $"step {stage.Name} open for {elapsed}",
            StageKind.AfterStep => $"step {stage.Name} ended {elapsed} ago",
            _ => $"begun {elapsed} ago",
        };
    }

    private static string Basis(Outlook outlook) =>
        outlook.AsLong == outlook.Times ? "then came"
        : outlook.IsOfAsLong ? $"{Count.Of(outlook.AsLong)} of them as long as this one, and then came"
        : $"{(outlook.AsLong == 0 ? "none" : $"only {Count.Of(outlook.AsLong)}")} of them as long as this one, so this is of all:";

    private static string Share(int times, Outlook outlook) => $"{PercentText.Of((decimal)times / outlook.Basis, 0),5}";

    private static string Name(Move move) => move switch
    {
        { Kind: MoveKind.End } => $"the end: {End(move)}",
        { Ending: not Outcome.None } => $"state {move.Name}, the end: {End(move)}",
        { Kind: MoveKind.State } => $"state {move.Name}",
        _ => $"step {move.Name}",
    };

    private static string End(Move move) => move.Result ?? EnumText.Of(move.Ending);

    private void Line(string text) => Paragraph.Write(terminal, SafeText.Of(text), "      ");
}
