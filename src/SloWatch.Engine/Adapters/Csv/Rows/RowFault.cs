using SloWatch.Core.Rules.Settings;

namespace SloWatch.Engine.Adapters.Csv.Rows;

/// <summary>A row that cannot be read, or a cell of it.</summary>
/// <param name="Content">The row, or its first line, as it stands in the file.</param>
internal sealed record RowFault(Place Place, string What, string Remedy, string Content)
{
    public string Reason => $"{What}; {Remedy}";
}
