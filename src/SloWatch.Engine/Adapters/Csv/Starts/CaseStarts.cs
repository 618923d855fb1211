using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters.Csv.Rows;

namespace SloWatch.Engine.Adapters.Csv.Starts;

/// <summary>
/// When cases begin, in a table whose rows come in any order. Each row that may begin a case is a revision of its start, the newer the
/// earlier it is: the fold's own rule then gives the earliest, and from it and the next earliest the values it carries, whatever came
/// first. Of the rows only those are handed over that may decide something.
/// </summary>
internal sealed class CaseStarts
{
    private readonly CaseFacts facts;
    private readonly Action<WorkflowEvent> take;
    private readonly StartValues values;
    private readonly CaseBook cases;

    public CaseStarts(CaseFacts facts, StartValues values, Action<WorkflowEvent> take)
    {
        (this.facts, this.values, this.take) = (facts, values, take);
        cases = new CaseBook(values.Count, start => start.Tell(take));
    }

    /// <summary>Null, and why, when the text cannot be the id of a case.</summary>
    public CaseStart? Find(ReadOnlySpan<byte> utf8, out string? refusal) => cases.Find(utf8, out refusal);

    /// <summary>The row may begin the case, which is the one whose facts are being told.</summary>
    public void Offer(CaseStart start, Instant at, RowReader row)
    {
        if (!start.IsEarlier(at) && !values.AnyOpen(start, at, row))
        {
            return;
        }

        bool isNew = start.IsNew;
        string?[] given = values.Read(row);
        start.Offer(facts.Started(at, values.ToDetails(given)), given);
        if (isNew)
        {
            // In a table in the order of time, and in one in which cases come whole, it is the earliest.
            start.Tell(take);
        }
    }

    /// <summary>No more rows will come.</summary>
    public void TellAll() => cases.ForgetAll();
}
