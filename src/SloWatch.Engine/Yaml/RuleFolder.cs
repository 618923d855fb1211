using System.Security.Cryptography;
using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Kinds;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Engine.Yaml;

/// <param name="Rules">Null when there is an error: a folder is taken as a whole or not at all.</param>
/// <param name="Problems">Errors and warnings, in the order of files and lines.</param>
/// <param name="Files">Every file read.</param>
public sealed record LoadedRules(RuleSet? Rules, IReadOnlyList<Problem> Problems, IReadOnlyList<string> Files)
{
    /// <summary>Of the folder before it was read, see <see cref="RuleFolder.Fingerprint"/>; null unless somebody asked for it.</summary>
    public string? Fingerprint { get; init; }
}

/// <summary>Reads every *.yaml and *.yml file of a folder, recursively, or one file.</summary>
public static class RuleFolder
{
    public static LoadedRules Load(string path)
    {
        List<Problem> problems = [];
        RuleFiles files = RuleFiles.Find(path, problems);
        RuleReading reading = new(files.Root, problems);
        foreach (RuleFile file in files.Files)
        {
            Take(file, reading);
        }

        RuleSet rules = reading.Rules();
        bool usable = problems.TrueForAll(problem => problem.Severity != Severity.Error);
        return new(usable ? rules : null, InOrder(problems, files), [.. files.Files.Select(file => file.Name)]);
    }

    /// <summary>Changes with the contents of the rules, and when files beside them, such as runbooks, come or go, but not those of a store. Takes any path and never throws.</summary>
    public static string Fingerprint(string path)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => !IsOfStore(file)).Order(StringComparer.Ordinal)] : [path];
            foreach (string file in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{file}\0"));
                if (Path.GetExtension(file) is ".yaml" or ".yml")
                {
                    hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(fault.Message)); // whoever reads them says it better
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Where a store lies beside the rules, its files come and go while it is used.</summary>
    private static bool IsOfStore(string file) => Path.GetExtension(file) is not (".yaml" or ".yml") && Path.GetFileName(file).Contains(".db", StringComparison.Ordinal);

    private static void Take(RuleFile file, RuleReading reading)
    {
        if (file.Content(reading.Problems) is not { } content)
        {
            reading.Miss(null);
            return;
        }

        int before = reading.Problems.Count;
        YamlFile yaml = YamlTree.Read(file.Name, content, reading.Problems);
        reading.Miss(yaml.Unread);
        if (yaml.Documents.Count == 0 && reading.Problems.Count == before)
        {
            reading.Problems.Add(new(new Place(file.Name, 1, 1), "the file is empty", $"write a document that begins with 'kind: ...' ({string.Join(", ", RuleKinds.Names)}), or remove the file"));
        }

        foreach (Setting document in yaml.Documents)
        {
            reading.Take(file, document);
        }
    }

    private static List<Problem> InOrder(List<Problem> problems, RuleFiles files)
    {
        Dictionary<string, int> order = files.Files.Index().ToDictionary(file => file.Item.Name, file => file.Index);
        return [.. problems.Distinct()
            .OrderBy(problem => order.GetValueOrDefault(problem.Place.File, -1))
            .ThenBy(problem => problem.Place.Line)
            .ThenBy(problem => problem.Place.Column)];
    }
}
