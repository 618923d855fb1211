using System.Net;
using System.Security.Cryptography.X509Certificates;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Live;
using SloWatch.Engine.Retention;

namespace SloWatch.Server.Settings;

/// <summary>Reads the settings as a whole: everything that is wrong is told in one run.</summary>
public static class SettingsReading
{
    /// <summary>What is wrong stands among the problems of the layers, and reads as if it was left out.</summary>
    public static ServerSettings Read(SettingLayers layers, TimeProvider time)
    {
        SettingReader settings = new(layers.Whole(), SettingNames.All, layers.Problems, "the service");
        IPEndPoint listen = ReadListen(settings);
        ServerSettings read = new(listen, ReadStore(settings, layers), PathOf(SettingNames.Rules, settings, layers) ?? SettingNames.DefaultRules)
        {
            BehindProxy = settings.Flag(SettingNames.BehindProxy.Name) ?? false,
            Certificate = settings.Map(SettingNames.Tls) is { } tls ? ReadCertificate(tls, layers, time) : null,
            Log = ReadLog(settings),
            Traces = settings.Map(SettingNames.Traces) is { } traces ? ReadTraces(traces) : null,
            Retention = ReadRetention(settings),
        };
        CheckSafety(settings, read);
        return read;
    }

    private static IPEndPoint ReadListen(SettingReader settings)
    {
        string text = settings.Text(SettingNames.Listen.Name) ?? SettingNames.DefaultListen;
        if (ListenAddress.Parse(text) is { } listen)
        {
            return listen;
        }

        settings.Report(settings.PlaceOf(SettingNames.Listen.Name), $"'{text}' is no address to listen on", $"write an address and a port, such as {SettingNames.DefaultListen}, 0.0.0.0:8443 or [::1]:8080");
        return ListenAddress.Parse(SettingNames.DefaultListen)!;
    }

    private static string ReadStore(SettingReader settings, SettingLayers layers)
    {
        string store = PathOf(SettingNames.Store, settings, layers) ?? SettingNames.DefaultStore;
        if (Path.GetDirectoryName(store) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            settings.Report(settings.PlaceOf(SettingNames.Store.Name), $"the folder '{folder}' does not exist", "make it, or name a file in another one");
        }

        return store;
    }

    private static TimeSpan ReadRetention(SettingReader settings)
    {
        TimeSpan? keep = settings.Duration(SettingNames.Retention.Name);
        if (keep < RetentionFit.Least)
        {
            settings.Report(settings.PlaceOf(SettingNames.Retention.Name), $"{DurationText.Format(keep.Value)} is shorter than a day, and what has just ended is often opened again or corrected", $"write {SettingNames.DefaultRetention}, or as long as you want to ask about single instances");
        }

        return keep ?? LiveOptions.UsualRetention;
    }

    private static string? PathOf(SettingDeclaration setting, SettingReader settings, SettingLayers layers) =>
        settings.Text(setting.Name) is not { } path ? null
        : layers.FolderOf(setting) is { } folder ? Path.Combine(folder, path)
        : path;

    private static X509Certificate2? ReadCertificate(SettingReader tls, SettingLayers layers, TimeProvider time)
    {
        if (PathOf(SettingNames.Certificate, tls, layers) is not { } certificate || PathOf(SettingNames.Key, tls, layers) is not { } key)
        {
            return null;
        }

        X509Certificate2? read = CertificateFile.Read(certificate, key, out string? fault);
        if (read is null)
        {
            tls.Report(tls.PlaceOf(SettingNames.Certificate.Name), fault!, "name a certificate and its private key, both as PEM");
        }
        else if (read.NotAfter.ToUniversalTime() <= time.GetUtcNow().UtcDateTime)
        {
            tls.Warn(tls.PlaceOf(SettingNames.Certificate.Name), $"the certificate is good until {read.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm'Z'} only, which is past", "renew it");
        }

        return read;
    }

    private static LogSettings ReadLog(SettingReader settings)
    {
        SettingReader? log = settings.MapOrEmpty(SettingNames.Log);
        string level = log?.Choice(SettingNames.Level.Name, SettingNames.Levels) ?? SettingNames.Level.Default!;
        string format = log?.Choice(SettingNames.Format.Name, SettingNames.Formats) ?? SettingNames.Format.Default!;
        return new(Enum.Parse<LogLevel>(level, ignoreCase: true), Enum.Parse<LogFormat>(format, ignoreCase: true));
    }

    private static TraceSettings? ReadTraces(SettingReader traces)
    {
        string name = SettingNames.Endpoint.Name;
        string? endpoint = traces.Text(name);
        string protocol = traces.Choice(SettingNames.Protocol.Name, SettingNames.Protocols) ?? SettingNames.Protocol.Default!;
        int percent = traces.Integer(SettingNames.Percent) ?? 100;
        if (endpoint is null)
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? to) || to.Scheme is not ("http" or "https") || to.UserInfo.Length > 0)
        {
            traces.Report(traces.PlaceOf(name), $"'{(to?.UserInfo is { Length: > 0 } ? to.Host : endpoint)}' is no address of a collector", "write one with http:// or https:// and no password; headers that it needs are taken from OTEL_EXPORTER_OTLP_HEADERS");
            return null;
        }

        return new(to, Enum.Parse<TraceProtocol>(protocol, ignoreCase: true), percent / 100d);
    }

    /// <summary>What everyone on the way could read, and change.</summary>
    private static void CheckSafety(SettingReader settings, ServerSettings read)
    {
        if (!IPAddress.IsLoopback(read.Listen.Address) && read.Certificate is null && !settings.Has(SettingNames.Tls.Name) && !read.BehindProxy)
        {
            settings.Report(
                settings.PlaceOf(SettingNames.Listen.Name),
                $"{read.Listen} is reached from elsewhere, and plain HTTP would show tokens to everyone on the way",
                "name a certificate (tls), say --behind-proxy when a proxy in front of it speaks TLS, or listen on 127.0.0.1");
        }
    }
}
