using SloWatch.Testing.Histories;

namespace SloWatch.Testing.Unprepared;

/// <summary>Names as people, exports and attackers make them, and nobody who writes software expects.</summary>
public static class OddNames
{
    /// <summary>No two are equal, not even when blanks at their ends are cut off.</summary>
    private static readonly string[] Stems =
    [
        "Prüfung ✓", "审核 申请", "заявка «принята»", "רשום בקשה", "طلب \u202Eمقلوب", "😀 🚚 👩‍🔧", "Cafe\u0301 geo\u0308ffnet", "Ｆｕｌｌ　ｗｉｄｔｈ",
        "say \"yes\"", "it's 5 o'clock", "semi;colon, comma", "pipe | tab", "<tag attr=\"x\"> &amp; &lt;", "]]>", "back\\slash \\n",
        "null", "true", "~", "- item", "key: value", "{a: b}", "[1, 2]", "# comment", "*star", "&anchor", "!tag", "%directive", "@at", "`tick`", "? what", "| block",
        "007", "1e3", "-0", "0x1F", "NaN", "12:30:45", "2026-02-30", "99.5%", "1.000,00 €",
        "../../etc/passwd", "C:\\Temp\\x.log", "'; DROP TABLE instances;--", "=1+1", "+SUM(A1)", "{{template}}", "${env:HOME}", "%s%n", "(no rule names it)", "…",
    ];

    /// <summary>So many that differ; the longest have a thousand characters.</summary>
    public static IReadOnlyList<string> Make(int count, Dice dice)
    {
        List<string> names = [.. Stems.Take(count)];
        while (names.Count < count)
        {
            string padding = dice.Percent(2) ? string.Concat(Enumerable.Repeat("sehr lang und noch länger 長い ", dice.Between(1, 16))) : "";
            names.Add($"{dice.OneOf(Stems)} {padding}{names.Count}");
        }

        return names;
    }
}
