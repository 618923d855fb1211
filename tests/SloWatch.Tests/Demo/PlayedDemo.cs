using System.Net;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Running;
using SloWatch.Core.Time;
using SloWatch.Testing;

namespace SloWatch.Tests.Demo;

/// <summary>A demo as it is played for someone, on a Monday at noon: the real service, over HTTP, by a clock in steps.</summary>
internal sealed class PlayedDemo : IDisposable
{
    public static readonly Instant Noon = DemoPlace.Noon;

    private readonly StringWriter screen = new() { NewLine = "\n" };
    private readonly StringWriter talk = new() { NewLine = "\n" };

    public TempFolder Folder { get; } = new();

    public string Screen => screen.ToString();

    public string Talk => talk.ToString();

    /// <summary>Until so many minutes after noon.</summary>
    public void Play(double minutes, double stepSeconds)
    {
        DemoFolder folder = DemoFolder.LayOut(Folder.PathOf("slowatch-demo"));
        StagePace pace = new(Noon, TimeSpan.FromSeconds(stepSeconds));
        Shell shell = new(new Terminal(screen, talk), TimeProvider.System, CancellationToken.None);
        Workplace place = new(shell, folder.Rules, true, folder.Store, true, "UTC");
        new DemoStage(place, folder, DemoPlan.FromNow(Noon), pace).PlayAsync(new IPEndPoint(IPAddress.Loopback, 0), Noon + TimeSpan.FromMinutes(minutes)).GetAwaiter().GetResult();
    }

    /// <summary>What someone types in the folder of the demo, when the clock shows so many minutes after noon.</summary>
    public (int Code, string Out, string Error) Type(string arguments, double minutes)
    {
        StringWriter result = new(), error = new();
        string[] words = [.. arguments.Split(' '), "--rules", Folder.PathOf("slowatch-demo/rules"), "--store", Folder.PathOf("slowatch-demo/slowatch.db")];
        int code = Cli.CommandTree.Run(words, new Shell(new Terminal(result, error), new DrivenClock(Noon + TimeSpan.FromMinutes(minutes)), CancellationToken.None));
        return (code, result.ToString(), error.ToString());
    }

    public void Dispose() => Folder.Dispose();
}
