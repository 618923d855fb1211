using SloWatch.Core.Rules.Settings;

namespace SloWatch.Server.Settings;

/// <summary>The settings of the service, each declared once: its file, the environment, the flags and the docs read this.</summary>
public static class SettingNames
{
    public const string DefaultFile = "slowatch.yaml";
    public const string DefaultListen = "127.0.0.1:8080";
    public const string DefaultStore = "slowatch.db";
    public const string DefaultRules = "rules";
    public const string DefaultRetention = "400d";

    internal static readonly string[] Levels = ["trace", "debug", "information", "warning", "error"];
    internal static readonly string[] Protocols = ["http", "grpc"];
    internal static readonly string[] Formats = ["text", "json", "systemd"];

    internal static readonly SettingDeclaration Listen = new("listen", SettingKind.Text, "address and port to listen on; port 0: any that is free") { Default = DefaultListen, Example = "0.0.0.0:8443" };
    internal static readonly SettingDeclaration Store = new("store", SettingKind.Text, "file of the store") { Default = DefaultStore, Example = "/var/lib/slowatch/slowatch.db" };
    internal static readonly SettingDeclaration Rules = new("rules", SettingKind.Text, "folder (or file) with the rules") { Default = DefaultRules, Example = "/etc/slowatch/rules" };
    internal static readonly SettingDeclaration Retention = new("retention", SettingKind.Duration, "how long instances are kept after their end; what they counted stays. 36500d: for ever") { Default = DefaultRetention, Example = "800d" };
    internal static readonly SettingDeclaration BehindProxy = new("behindProxy", SettingKind.Flag, "a proxy in front of it speaks TLS, and tells who asks (X-Forwarded-For)") { Default = "false", Example = "true" };
    internal static readonly SettingDeclaration Certificate = new("certificate", SettingKind.Text, "file with the certificate and those above it, PEM") { Required = true, Example = "/etc/slowatch/tls/server.pem" };
    internal static readonly SettingDeclaration Key = new("key", SettingKind.Text, "file with its private key, PEM, without a password") { Required = true, Example = "/etc/slowatch/tls/server.key" };
    internal static readonly SettingDeclaration Tls = new("tls", SettingKind.Map, "speak HTTPS with this certificate") { Default = "plain HTTP", Inner = [Certificate, Key] };
    internal static readonly SettingDeclaration Level = new("level", SettingKind.Choice, "what is worth a line") { Choices = Levels, Default = "information", Example = "warning" };
    internal static readonly SettingDeclaration Format = new("format", SettingKind.Choice, "how the lines are written") { Choices = Formats, Default = "text", Example = "json" };
    internal static readonly SettingDeclaration Log = new("log", SettingKind.Map, "what is written to standard error") { Inner = [Level, Format] };

    internal static readonly SettingDeclaration Endpoint = new("endpoint", SettingKind.Text, "where a collector takes OTLP in") { Required = true, Example = "http://127.0.0.1:4318" };
    internal static readonly SettingDeclaration Protocol = new("protocol", SettingKind.Choice, "how it takes them") { Choices = Protocols, Default = "http", Example = "grpc" };
    internal static readonly SettingDeclaration Percent = new("percent", SettingKind.Integer, "of the traces, so many are sent") { Default = "100", Example = "5", Range = new(1, 100) };
    internal static readonly SettingDeclaration Traces = new("traces", SettingKind.Map, "send traces of what it does itself") { Default = "none are made", Inner = [Endpoint, Protocol, Percent] };

    public static IReadOnlyList<SettingDeclaration> All { get; } = [Listen, Store, Rules, Retention, BehindProxy, Tls, Log, Traces];

    /// <summary>Each setting that holds a value, by its path in the file.</summary>
    public static IReadOnlyList<SettingPath> Paths { get; } = [.. All.SelectMany(setting => setting.Kind == SettingKind.Map ? setting.Inner.Select(inner => new SettingPath(setting, inner)) : [new SettingPath(null, setting)])];
}

/// <summary>A setting, by all the names it has.</summary>
/// <param name="Within">The mapping it stands in, in the file.</param>
public sealed record SettingPath(SettingDeclaration? Within, SettingDeclaration Setting)
{
    /// <summary><c>SLOWATCH_LOG_LEVEL</c>.</summary>
    public string Variable => $"SLOWATCH_{Joined('_').ToUpperInvariant()}";

    /// <summary><c>--log-level</c>.</summary>
    public string Flag => $"--{Joined('-')}";

    private string Joined(char separator) =>
        string.Concat((Within is null ? "" : $"{Within.Name}{separator}").Concat(Setting.Name).Select(letter => char.IsUpper(letter) ? $"{separator}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
