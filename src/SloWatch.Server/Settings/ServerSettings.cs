using System.Net;
using System.Security.Cryptography.X509Certificates;
using SloWatch.Engine.Live;

namespace SloWatch.Server.Settings;

/// <summary>How the service runs, checked as a whole.</summary>
/// <param name="Listen">Port 0: any that is free.</param>
/// <param name="Store">File of the store.</param>
/// <param name="Rules">Folder or file with the rules.</param>
public sealed record ServerSettings(IPEndPoint Listen, string Store, string Rules)
{
    /// <summary>A proxy in front of it speaks TLS and tells who asks.</summary>
    public bool BehindProxy { get; init; }

    public X509Certificate2? Certificate { get; init; }

    public LogSettings Log { get; init; } = new(LogLevel.Information, LogFormat.Text);

    /// <summary>Where spans go; null: nowhere.</summary>
    public TraceSettings? Traces { get; init; }

    /// <summary>How long instances are kept after their end.</summary>
    public TimeSpan Retention { get; init; } = LiveOptions.UsualRetention;

    /// <summary>How often the clock is looked at; null: whoever drives the clock says when (<see cref="SloWatchServer.TickAsync"/>).</summary>
    public TimeSpan? Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What becomes of alerts is told in the log; false: whoever runs the service tells it.</summary>
    public bool LogsAlerts { get; init; } = true;

    /// <summary>Others than those at this machine reach it.</summary>
    public bool IsOpen => BehindProxy || !IPAddress.IsLoopback(Listen.Address);
}

public enum LogFormat
{
    Text,
    Json,

    /// <summary>With the priorities that the journal of systemd knows.</summary>
    Systemd,
}

public sealed record LogSettings(LogLevel Level, LogFormat Format);

public enum TraceProtocol
{
    Http,
    Grpc,
}

/// <param name="Share">Of all that begin here; 1: each.</param>
public sealed record TraceSettings(Uri Endpoint, TraceProtocol Protocol, double Share);
