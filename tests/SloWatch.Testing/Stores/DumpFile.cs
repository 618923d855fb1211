using SloWatch.Engine.Stores;

namespace SloWatch.Testing.Stores;

/// <summary>The dump of a store too large to hold twice in memory.</summary>
public static class DumpFile
{
    public static string Write(IStoreReader store, string path)
    {
        using StreamWriter writer = new(path);
        StoreDump.Write(store, writer);
        return path;
    }

    /// <summary>Null when both hold the same bytes; else the first lines that differ.</summary>
    public static string? Difference(string expected, string actual)
    {
        using StreamReader wanted = new(expected);
        using StreamReader got = new(actual);
        for (int number = 1; ; number++)
        {
            string? a = wanted.ReadLine(), b = got.ReadLine();
            if (a != b)
            {
                return $"line {number}:\n  expected {a ?? "the end"}\n  got      {b ?? "the end"}";
            }

            if (a is null)
            {
                return null;
            }
        }
    }
}
