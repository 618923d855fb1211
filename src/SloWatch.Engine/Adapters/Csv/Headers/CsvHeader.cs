using System.Text;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Csv.Rows;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Csv.Headers;

/// <summary>The names of a table's columns, and what they are asked for.</summary>
internal sealed class CsvHeader
{
    private const int MostColumns = 1000;

    private readonly Place place;
    private readonly Place[] places;
    private readonly string[] names;
    private readonly string[] becomes;
    private readonly List<(string What, string Remedy)> missing = [];
    private readonly List<(string Meaning, string Setting)> unknown = [];

    private CsvHeader(RowReader row)
    {
        place = row.PlaceOf(0);
        names = [.. Enumerable.Range(0, row.Count).Select(i => Encoding.UTF8.GetString(row[i]).Trim())];
        places = [.. Enumerable.Range(0, row.Count).Select(row.PlaceOf)];
        becomes = new string[names.Length];
        Array.Fill(becomes, "");
    }

    public IReadOnlyList<string> Names => names;

    /// <summary>Of each column, for people.</summary>
    public IEnumerable<(string Name, string Becomes)> Columns => names.Zip(becomes, (name, what) => (name, what.Length == 0 ? "not used" : what));

    /// <summary>The first row of a table.</summary>
    public static CsvHeader Read(RowReader rows, string file)
    {
        if (!rows.Next(out RowFault? fault))
        {
            throw new UnreadableFileException(new Place(file, 1, 1), "the file is empty", "a table begins with a header that names its columns");
        }

        if (fault is not null)
        {
            throw new UnreadableFileException(fault.Place, $"the header cannot be read: {fault.What}", fault.Remedy);
        }

        if (rows.Count > MostColumns)
        {
            throw new UnreadableFileException(rows.PlaceOf(0), $"the header has {rows.Count} columns; at most {MostColumns} are read", "check that this is the right file");
        }

        CsvHeader header = new(rows);
        if (header.names.FirstOrDefault(name => name.Contains('\0', StringComparison.Ordinal)) is not null)
        {
            throw new UnreadableFileException(header.place, "the header holds zero bytes, and so is no text in UTF-8", "say in the Source how the file is encoded: encoding: utf-16; or check that it is the right file");
        }

        rows.Width = rows.Count;
        return header;
    }

    /// <summary>The column of a name; when there is none, that is noted for <see cref="Check"/>.</summary>
    /// <param name="meaning">For people: <c>the case</c>.</param>
    public int Find(string name, string meaning)
    {
        int column = Array.IndexOf(names, name);
        if (column < 0)
        {
            missing.Add(($"there is no column '{name}'", $"for {meaning}, {NearestName.Remedy(name, [.. names.Distinct().Select(JsonText.Short)])} in the Source"));
            return -1;
        }

        int second = Array.IndexOf(names, name, column + 1);
        if (second >= 0)
        {
            throw new UnreadableFileException(places[second], $"the column '{name}' stands twice", "give each column a name of its own, in the file and in the Source");
        }

        return Use(column, meaning);
    }

    /// <summary>The column that usually has this meaning; -1 when none has.</summary>
    public int FindUsual(string[] usual, string meaning)
    {
        int column = UsualNames.Find(usual, names);
        return column < 0 ? -1 : Use(column, meaning);
    }

    /// <summary>A column with a usual name, which has to be there.</summary>
    public int NeedUsual(string[] usual, string meaning, string setting)
    {
        int column = FindUsual(usual, meaning);
        if (column < 0)
        {
            unknown.Add((meaning, setting));
        }

        return column;
    }

    /// <summary>Throws, with everything that is missing, when something is.</summary>
    public void Check()
    {
        if (unknown.Count > 0)
        {
            string settings = string.Join(", ", unknown.Select(one => $"{one.Setting}: ..."));
            string some = string.Join(", ", names.Take(20).Select(JsonText.Short));
            missing.Add(($"no column is known to be {string.Join(" or ", unknown.Select(one => one.Meaning))}", $"name it in the Source: columns: {{ {settings} }}; there are: {some}"));
        }

        if (missing.Count > 0)
        {
            throw new UnreadableFileException(place, string.Join(", ", missing.Select(one => one.What)), string.Join("; ", missing.Select(one => one.Remedy)));
        }
    }

    private int Use(int column, string meaning)
    {
        becomes[column] = becomes[column].Length == 0 ? meaning : $"{becomes[column]}, {meaning}";
        return column;
    }
}
