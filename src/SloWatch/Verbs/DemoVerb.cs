using System.CommandLine;
using System.Globalization;
using System.Net;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Running;
using SloWatch.Core.Time;
using SloWatch.Server.Settings;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch demo</c>: the service, simulated systems that report to it, and every few minutes something that goes wrong.</summary>
internal static class DemoVerb
{
    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where its rules and its store are put",
        HelpName = "DIR",
        DefaultValueFactory = _ => "slowatch-demo",
    };

    private static readonly Option<string?> Listen = new("--listen") { Description = "Address and port of the service (default 127.0.0.1:8080, or any free port when that is taken)", HelpName = "HOST:PORT" };

    private static readonly Option<string?> Fast = new("--fast")
    {
        Description = "Play the last 24 hours first, in three minutes or the time that is named",
        HelpName = "DURATION",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly TimeSpan UsualDay = TimeSpan.FromMinutes(3);

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("demo", "See it live: simulated systems, the service that watches them, and things that go wrong") { Folder, Listen, Fast };
        common.RefuseRulesAndStore(verb, "the demo brings its own rules and store; --folder DIR says where they are put");
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace given)
    {
        IPEndPoint? listen = line.GetValue(Listen) is { } text ? Address(text) : null;
        TimeSpan? dayTakes = line.GetResult(Fast) is null ? null : DayTakes(line.GetValue(Fast));
        DemoFolder folder = DemoFolder.LayOut(FolderName.Of(line.GetValue(Folder)!));
        Workplace place = given with { RulesPath = folder.Rules, RulesGiven = true, StorePath = folder.Store };
        TimeProvider wall = place.Shell.Time;
        Instant now = Instant.From(wall.GetUtcNow());
        DemoPlan plan = dayTakes is { } day ? DemoPlan.WithTheLastDay(now, day) : DemoPlan.FromNow(now);
        IPace pace = dayTakes is { } takes ? new FastPace(wall, plan.Begin, takes) : new WallPace(wall);
        new DemoStage(place, folder, plan, pace).PlayAsync(listen, Instant.Ever).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    private static IPEndPoint Address(string text)
    {
        IPEndPoint address = ListenAddress.Parse(text)
            ?? throw new VerbStoppedException(ExitCode.Usage, $"--listen: '{text}' is no address with a port", "write one such as 127.0.0.1:8080");
        return IPAddress.IsLoopback(address.Address)
            ? address
            : throw new VerbStoppedException(ExitCode.Usage, "--listen: the demo lets in whoever asks, and so listens on this machine alone", "write 127.0.0.1:PORT, or use 'slowatch serve'");
    }

    private static TimeSpan DayTakes(string? text) =>
        text is null ? UsualDay
        : !DurationText.TryParse(text, out TimeSpan takes) ? throw new VerbStoppedException(ExitCode.Usage, string.Create(CultureInfo.InvariantCulture, $"--fast: '{text}' is no length of time"), "write one such as 3m, or nothing")
        : takes < TimeSpan.FromDays(1) ? takes
        : throw new VerbStoppedException(ExitCode.Usage, $"--fast: a day that takes {text} never catches up with the clock", "write less than 24h, such as 3m");
}
