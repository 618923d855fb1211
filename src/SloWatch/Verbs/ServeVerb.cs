using System.Collections;
using System.CommandLine;
using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Evaluation.Filling;
using SloWatch.Engine.Retention;
using SloWatch.Engine.Stores;
using SloWatch.Engine.Yaml;
using SloWatch.Server;
using SloWatch.Server.Settings;
using SloWatch.Storage.Sqlite;

namespace SloWatch.Cli.Verbs;

/// <summary><c>slowatch serve</c>: takes events in over HTTP and judges while time goes on, until it is asked to end.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Config = new("--config") { Description = "File with settings", HelpName = "FILE" };
    private static readonly Option<string?> Listen = new("--listen") { Description = "Address and port to listen on (default 127.0.0.1:8080); port 0: any that is free", HelpName = "HOST:PORT" };
    private static readonly Option<string?> Retention = new("--retention") { Description = "How long instances are kept after their end (default 400d); what they counted stays", HelpName = "DURATION" };
    private static readonly Option<bool> BehindProxy = new("--behind-proxy") { Description = "A proxy in front of it speaks TLS, and tells who asks" };
    private static readonly Option<string?> Certificate = new("--tls-certificate") { Description = "Speak HTTPS with this certificate, PEM", HelpName = "FILE" };
    private static readonly Option<string?> Key = new("--tls-key") { Description = "Its private key, PEM", HelpName = "FILE" };
    private static readonly Option<string?> Level = new("--log-level") { Description = "What is worth a line: trace, debug, information, warning, error", HelpName = "LEVEL" };
    private static readonly Option<string?> Format = new("--log-format") { Description = "How lines are written: text, json, systemd", HelpName = "FORMAT" };

    private static readonly Option<string?> TracesEndpoint = new("--traces-endpoint") { Description = "Send traces of what it does to this collector, OTLP", HelpName = "URL" };
    private static readonly Option<string?> TracesProtocol = new("--traces-protocol") { Description = "How the collector takes them: http, grpc", HelpName = "PROTOCOL" };
    private static readonly Option<string?> TracesPercent = new("--traces-percent") { Description = "Of the traces, so many are sent (default 100)", HelpName = "PERCENT" };

    public static Command Create(Shell shell, CommonOptions common)
    {
        Command verb = new("serve", "Run as a service: take events in over HTTP, judge them while time goes on") { Config, Listen, Retention, BehindProxy, Certificate, Key, Level, Format, TracesEndpoint, TracesProtocol, TracesPercent };
        verb.SetAction(line => Run(line, common.Read(line, shell)));
        return verb;
    }

    private static int Run(ParseResult line, Workplace place)
    {
        (ServerSettings settings, LoadedRules rules) = Settings(line, place);
        using IStore store = SqliteStore.Open(settings.Store, create: true, bringUp: true);
        RequireToken(settings, store);
        if (BackFill.BeginWith(store, rules.Rules!) is { } first)
        {
            int waiting = rules.Rules!.Objectives.Count - first.Objectives.Count;
            place.Shell.Terminal.Say($"the rules are not those that the store was counted by: its {Count.Of(store.Instances.Count(null), "instance")} are gone through beside everything else, and until then {Count.Of(waiting, "objective")} {(waiting == 1 ? "is" : "are")} missing");
        }

        ServeAsync(settings, store, rules, place.Shell).GetAwaiter().GetResult();
        return ExitCode.Ok;
    }

    /// <summary>Whoever reaches it from elsewhere must be known.</summary>
    private static void RequireToken(ServerSettings settings, IStore store)
    {
        using IAccess access = store.OpenAccess();
        if (settings.IsOpen && !access.Tokens().Any(token => token.Holds))
        {
            throw new VerbStoppedException(ExitCode.Refused, $"others than those at this machine reach it{(settings.BehindProxy ? " through the proxy" : "")}, and nobody has a token", "make one with 'slowatch token create NAME --role admin', or listen on 127.0.0.1");
        }
    }

    private static async Task ServeAsync(ServerSettings settings, IStore store, LoadedRules rules, Shell shell)
    {
        await using SloWatchServer server = await StartAsync(settings, store, rules, shell);
        shell.Terminal.Say($"listening on {string.Join(", ", server.Addresses)}");
        TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (shell.Interrupted.Register(asked.SetResult))
        {
            await asked.Task;
        }

        await server.StopAsync();
    }

    private static async Task<SloWatchServer> StartAsync(ServerSettings settings, IStore store, LoadedRules rules, Shell shell)
    {
        try
        {
            return await SloWatchServer.StartAsync(settings, store, rules, shell.Time, shell.Interrupted);
        }
        catch (Exception failure) when (failure is IOException or System.Net.Sockets.SocketException)
        {
            throw new VerbStoppedException(ExitCode.Refused, $"it cannot listen on {settings.Listen} ({failure.GetBaseException().Message.TrimEnd('.')})", "stop the program that does, or choose another address with --listen");
        }
    }

    /// <summary>Everything that is wrong with settings and rules is told in one run.</summary>
    private static (ServerSettings Settings, LoadedRules Rules) Settings(ParseResult line, Workplace place)
    {
        SettingLayers layers = Layers(line, place);
        ServerSettings settings = SettingsReading.Read(layers, place.Shell.Time);
        string fingerprint = RuleFolder.Fingerprint(settings.Rules);
        LoadedRules loaded = RuleFolder.Load(settings.Rules) with { Fingerprint = fingerprint };
        IReadOnlyList<Problem> tooLong = loaded.Rules is { } rules ? RetentionFit.Of(rules, settings.Retention) : [];
        foreach (Problem problem in layers.InOrder().Concat(loaded.Problems).Concat(tooLong))
        {
            place.Shell.Terminal.Say(SafeText.Of(problem.ToString()));
        }

        return layers.Problems.Exists(problem => problem.Severity == Severity.Error) || tooLong.Count > 0 ? throw new VerbStoppedException(ExitCode.Usage, "the settings have errors", "mend them; 'slowatch serve --help' and docs/operate.md show what there is")
            : loaded.Rules is null ? throw new VerbStoppedException(ExitCode.Problems, $"the rules in {settings.Rules} have errors", "mend them and check with 'slowatch validate'")
            : (settings, loaded);
    }

    private static SettingLayers Layers(ParseResult line, Workplace place)
    {
        SettingLayers layers = new();
        Dictionary<string, string> environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        string? file = line.GetValue(Config) ?? environment.GetValueOrDefault("SLOWATCH_CONFIG");
        layers.AddFile(file ?? SettingNames.DefaultFile, required: file is not null);
        layers.AddEnvironment(environment);
        foreach (SettingPath path in SettingNames.Paths)
        {
            layers.AddFlag(path, Flag(path.Flag, line, place));
        }

        return layers;
    }

    private static string? Flag(string flag, ParseResult line, Workplace place) => flag switch
    {
        "--listen" => line.GetValue(Listen),
        "--store" => place.StoreGiven ? place.StorePath : null,
        "--rules" => place.RulesGiven ? place.RulesPath : null,
        "--retention" => line.GetValue(Retention),
        "--behind-proxy" => line.GetResult(BehindProxy) is { Implicit: false } ? line.GetValue(BehindProxy) ? "true" : "false" : null,
        "--tls-certificate" => line.GetValue(Certificate),
        "--tls-key" => line.GetValue(Key),
        "--log-level" => line.GetValue(Level),
        "--log-format" => line.GetValue(Format),
        "--traces-endpoint" => line.GetValue(TracesEndpoint),
        "--traces-protocol" => line.GetValue(TracesProtocol),
        "--traces-percent" => line.GetValue(TracesPercent),
        _ => throw new ArgumentOutOfRangeException(nameof(flag), flag, "a setting without its flag"),
    };
}
