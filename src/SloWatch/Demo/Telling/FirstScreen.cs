using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Printing.Statuses;
using SloWatch.Cli.Running;
using SloWatch.Cli.Tour;
using SloWatch.Engine.Evaluation.Statuses;

namespace SloWatch.Cli.Demo.Telling;

/// <summary>What there is, how it stands before anything goes wrong, and how to ask.</summary>
internal sealed class FirstScreen(Terminal terminal, DemoFolder folder, Uri address)
{
    private readonly Ink ink = new(terminal.Colour);

    public void Write(StatusReport status, TimeText times, long events, bool isFast)
    {
        Say($"{Count.Of(SimulatedSource.All.Count, "simulated system")} report to SloWatch what happens to loans, meals and a nightly settlement. They have told it of the last {DemoPlan.Past.TotalHours} hours, in {Count.Of(events, "event")}, and those were good hours:");
        terminal.Out.WriteLine();
        StatusText.Write(terminal, status, times, "");
        terminal.Out.WriteLine();
        WriteNext(isFast);
        terminal.Out.Flush();
    }

    private void WriteNext(bool isFast)
    {
        terminal.Out.WriteLine(ink.Paint("Ask in another terminal, in this folder", Tint.Strong));
        if (OwnCommand.Alias(Environment.ProcessPath, typeof(FirstScreen).Assembly.Location, Environment.CurrentDirectory, Environment.GetEnvironmentVariable("PATH")) is { } alias)
        {
            terminal.Out.WriteLine($"  {alias}");
        }

        Next($"cd {ShellWord.OfPath(folder.Path)}", "change something in rules, and it is taken up at once");
        Next(isFast ? "slowatch alerts" : "slowatch status", isFast ? "what fires" : "how everything stands");
        Next($"curl {address.GetLeftPart(UriPartial.Authority)}/api/v1/status", "the same from the service, for programs");
        terminal.Out.WriteLine();
        Say(isFast
            ? "Now the last 24 hours are played, and four times something goes wrong; then it goes on as time does. Until it has caught up, 'slowatch status' calls everything unknown, for by your clock nobody has told anything for hours; the service goes by the clock of the day. Ctrl-C ends it."
            : "Every few minutes something will go wrong, the first time in a moment. Ctrl-C ends it.");
    }

    private void Say(string sentences) => Paragraph.Write(terminal, sentences, indent: "");

    private void Next(string command, string why) => terminal.Out.WriteLine($"  {command,-44}{ink.Paint($"# {why}", Tint.Faint)}");
}
