using System.Globalization;

namespace SloWatch.Cli.Printing;

/// <summary>Ratios as percent. Rounding never tells a lie: what is not 0 %, not 100 %, and not the mark it is held against does not read like it.</summary>
internal static class PercentText
{
    private const int MostDecimals = 8;

    public static string Of(decimal ratio, int decimals, decimal? mark = null) => Plain(ratio, decimals, mark) + " %";

    /// <summary>With its sign, also above zero.</summary>
    public static string Signed(decimal ratio, int decimals) => (ratio > 0 ? "+" : "") + Of(ratio, decimals);

    /// <summary>A difference of two percentages, in percentage points.</summary>
    public static string Points(decimal difference, int decimals) => $"{(difference > 0 ? "+" : "")}{Plain(difference, decimals, null)} pp";

    /// <summary>A percentage as it was written, without zeros at its end.</summary>
    public static string Exact(decimal ratio) => (ratio * 100).ToString("#,0.############", CultureInfo.InvariantCulture) + " %";

    private static string Plain(decimal ratio, int decimals, decimal? mark)
    {
        decimal percent = ratio * 100;
        while (decimals < MostDecimals && Lies(percent, decimals, mark * 100))
        {
            decimals++;
        }

        return decimal.Round(percent, decimals, MidpointRounding.AwayFromZero).ToString($"#,0.{new string('0', decimals)}", CultureInfo.InvariantCulture);
    }

    private static bool Lies(decimal percent, int decimals, decimal? mark)
    {
        decimal rounded = decimal.Round(percent, decimals, MidpointRounding.AwayFromZero);
        return rounded != percent && (rounded is 0 or 100 || rounded == mark);
    }
}
