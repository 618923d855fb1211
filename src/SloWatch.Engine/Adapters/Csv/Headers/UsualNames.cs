namespace SloWatch.Engine.Adapters.Csv.Headers;

/// <summary>What tools call the columns that say the most. Case, blanks and punctuation mean nothing.</summary>
internal static class UsualNames
{
    public static readonly string[] Case = ["case", "caseid", "caseconceptname"];
    public static readonly string[] Activity = ["activity", "activityname", "conceptname"];
    public static readonly string[] Time = ["time", "timestamp", "timetimestamp", "completetimestamp"];
    public static readonly string[] Start = ["start", "starttime", "starttimestamp"];
    public static readonly string[] End = ["end", "endtime", "endtimestamp", "completetimestamp"];
    public static readonly string[] Lifecycle = ["lifecycle", "lifecycletransition"];

    /// <summary>-1 when no column has one of the names; an earlier name goes before a later one.</summary>
    public static int Find(string[] usual, IReadOnlyList<string> header)
    {
        foreach (string name in usual)
        {
            for (int i = 0; i < header.Count; i++)
            {
                if (Plain(header[i]) == name)
                {
                    return i;
                }
            }
        }

        return -1;
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
