using Microsoft.Extensions.Logging.Console;
using SloWatch.Server.Scheduling;
using SloWatch.Server.Settings;

namespace SloWatch.Server.Hosting;

/// <summary>The log goes to standard error, a line each.</summary>
internal static class LogOutput
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";

    public static Action<ILoggingBuilder> Of(LogSettings settings) => logging =>
    {
        logging.SetMinimumLevel(settings.Level);
        if (settings.Level > LogLevel.Debug)
        {
            // Why the host cannot begin is told by whoever began it, without a stack trace.
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical).AddFilter(Clockwork.LogCategory, LogLevel.Warning);
        }

        foreach (string twice in Clockwork.FailureLogCategories)
        {
            logging.AddFilter(twice, LogLevel.None);
        }

        logging.AddConsole(console =>
        {
            console.LogToStandardErrorThreshold = LogLevel.Trace;
            console.FormatterName = settings.Format switch
            {
                LogFormat.Json => ConsoleFormatterNames.Json,
                LogFormat.Systemd => ConsoleFormatterNames.Systemd,
                _ => ConsoleFormatterNames.Simple,
            };
        });
        logging.Services.Configure<SimpleConsoleFormatterOptions>(text => (text.SingleLine, text.UseUtcTimestamp, text.TimestampFormat, text.ColorBehavior) = (true, true, TimeFormat, LoggerColorBehavior.Disabled));
        logging.Services.Configure<JsonConsoleFormatterOptions>(json => (json.UseUtcTimestamp, json.TimestampFormat, json.IncludeScopes) = (true, TimeFormat.TrimEnd(), false));
    };
}
