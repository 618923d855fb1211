namespace SloWatch.Engine.Ingest.Times;

/// <summary>For a time that no format of the Source fits: the usual one that does.</summary>
internal static class TimeProposal
{
    private static readonly string[] Usual =
    [
        TimeFormat.IsoName, "yyyy-MM-dd", "yyyy/MM/dd HH:mm:ss.FFFFFFF", "yyyy/MM/dd HH:mm",
        TimeFormat.ExamplePattern, "dd.MM.yyyy HH:mm", "dd.MM.yyyy", "dd-MM-yyyy HH:mm:ss", "dd-MM-yyyy HH:mm", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm",
        "yyyyMMddHHmmss", "yyyyMMdd", TimeFormat.UnixName, TimeFormat.UnixMillisName,
    ];

    /// <summary>With the day or the month first: the text alone cannot say which.</summary>
    private static readonly string[] Slashed = ["/yyyy HH:mm:ss", "/yyyy HH:mm", "/yyyy H:mm", "/yyyy h:mm:ss tt", "/yyyy h:mm tt", "/yyyy"];

    /// <summary>An instruction.</summary>
    public static string For(ReadOnlySpan<byte> utf8)
    {
        foreach (string rest in Slashed)
        {
            if (Fits($"d/M{rest}", utf8) || Fits($"M/d{rest}", utf8))
            {
                return $"say in the Source which is the day: times: [d/M{rest}] or times: [M/d{rest}]";
            }
        }

        foreach (string format in Usual)
        {
            if (Fits(format, utf8))
            {
                return $"say in the Source how times are written: times: [{format}]";
            }
        }

        return $"write {TimeText.Expected}, or say in the Source how times are written, such as times: [{TimeFormat.ExamplePattern}]";
    }

    private static bool Fits(string format, ReadOnlySpan<byte> utf8) => new CellTimes([TimeFormat.Of(format, out _)!], TimeZoneInfo.Utc).Read(utf8, out _) == TimeReading.Ok;
}
