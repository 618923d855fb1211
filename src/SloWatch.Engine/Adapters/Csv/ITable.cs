using SloWatch.Engine.Adapters.Csv.Starts;

namespace SloWatch.Engine.Adapters.Csv;

/// <summary>How the rows of a table become events.</summary>
internal interface ITable
{
    /// <summary>Hands over what the row says of its case; nothing when one of its cells has a fault.</summary>
    void Take(CaseStart found);
}
