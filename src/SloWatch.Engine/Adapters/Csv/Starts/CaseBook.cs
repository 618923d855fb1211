using System.Text;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>
/// The cases met last, so many of them that memory stays small. Of those before, only what is settled of their start is known; one of which
/// that is not known either is begun anew, which costs a revision of its start and changes nothing.
/// </summary>
/// <param name="values">How many values a start may carry.</param>
/// <param name="leaving">Called with each case before it is forgotten.</param>
internal sealed class CaseBook(int values, Action<CaseStart> leaving)
{
    /// <summary>Half of the cases that are remembered.</summary>
    public const int Half = 16_384;

    private readonly ForgottenCases forgotten = new();
    private Dictionary<string, CaseStart> recent = [];
    private Dictionary<string, CaseStart> older = [];
    private char[] buffer = new char[EventLimits.NameLength + 1];

    /// <summary>Null, and why, when the text cannot be the id of a case.</summary>
    public CaseStart? Find(ReadOnlySpan<byte> utf8, out string? refusal)
    {
        refusal = null;
        if (buffer.Length < utf8.Length)
        {
            buffer = new char[utf8.Length];
        }

        ReadOnlySpan<char> id = buffer.AsSpan(0, Encoding.UTF8.GetChars(utf8, buffer));
        if (recent.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out CaseStart? found))
        {
            return found;
        }

        if (older.GetAlternateLookup<ReadOnlySpan<char>>().Remove(id, out _, out found))
        {
            return Remember(found!);
        }

        refusal = EventLimits.Refusal(id);
        return refusal is null ? Remember(Begin(id.ToString())) : null;
    }

    public void ForgetAll()
    {
        ForgetOlder();
        (recent, older) = (older, recent);
        ForgetOlder();
    }

    private CaseStart Begin(string id)
    {
        CaseStart start = new(id, values);
        if (forgotten.TryFind(id, out Instant at, out Instant settled))
        {
            start.Recall(at, settled);
        }

        return start;
    }

    private CaseStart Remember(CaseStart start)
    {
        if (recent.Count == Half)
        {
            ForgetOlder();
            (recent, older) = (older, recent);
        }

        recent.Add(start.Id, start);
        return start;
    }

    private void ForgetOlder()
    {
        foreach (CaseStart start in older.Values)
        {
            leaving(start);
            if (!start.IsNew)
            {
                forgotten.Add(start.Id, start.At, start.Settled);
            }
        }

        older.Clear();
    }
}
