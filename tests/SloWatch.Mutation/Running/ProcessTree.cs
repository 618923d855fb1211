using System.Globalization;

namespace SloWatch.Mutation.Running;

/// <summary>A process with all that it started: the tests run in a grandchild of the one that is started here.</summary>
internal static class ProcessTree
{
    private const string Processes = "/proc";

    /// <summary>Of the kernel's clock, for whoever reads it through files.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>What it has used so far, of those that have ended, too; null where the system does not tell.</summary>
    public static TimeSpan? ProcessorTime(int root)
    {
        if (!Directory.Exists(Processes))
        {
            return null;
        }

        ILookup<int, (int Id, double Seconds)> children = All().ToLookup(one => one.Parent, one => (one.Id, one.Seconds));
        double Below(int id) => children[id].Sum(child => child.Seconds + Below(child.Id));
        return TimeSpan.FromSeconds(children.SelectMany(group => group).Where(one => one.Id == root).Sum(one => one.Seconds) + Below(root));
    }

    private static IEnumerable<(int Id, int Parent, double Seconds)> All()
    {
        foreach (string folder in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && Read(Path.Combine(folder, "stat")) is { } stat)
            {
                // After the name, which may hold anything, from the third field on: state, parent, ... and at 14 to 17 the ticks of itself and of its ended children.
                string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                double ticks = fields[11..15].Sum(field => double.Parse(field, CultureInfo.InvariantCulture));
                yield return (id, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks / TicksPerSecond);
            }
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null; // has ended meanwhile
        }
    }
}
