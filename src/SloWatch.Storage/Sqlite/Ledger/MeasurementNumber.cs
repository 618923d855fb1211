using SloWatch.Core.Ledger;

namespace SloWatch.Storage.Sqlite.Ledger;

internal static class MeasurementNumber
{
    /// <summary>Null for one that the store does not know.</summary>
    public static long? Of(Connection connection, string hash)
    {
        using Query query = connection.Query("SELECT id FROM measurement WHERE hash = ?1");
        query.BindName(1, hash);
        return query.Read() ? query.Long(0) : null;
    }
}

internal static class TallyColumns
{
    /// <summary>Its counts are the first five columns, in their order.</summary>
    public static Tally Tally(this Query query) => new(query.Long(0), query.Long(1), query.Long(2), query.Long(3), query.Long(4));

    /// <summary>Its counts are five parameters, in their order.</summary>
    public static void Bind(this Query query, int first, Tally tally)
    {
        query.Bind(first, tally.Begun);
        query.Bind(first + 1, tally.Good);
        query.Bind(first + 2, tally.Bad);
        query.Bind(first + 3, tally.Excluded);
        query.Bind(first + 4, tally.ClosedBad);
    }
}
