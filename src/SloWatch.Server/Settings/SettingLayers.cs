using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml.Syntax;

namespace SloWatch.Server.Settings;

/// <summary>Settings from the file, the environment and the flags, in this order of growing weight, as one mapping whose values know where they were written.</summary>
public sealed class SettingLayers
{
    private const string VariablePrefix = "SLOWATCH_";

    /// <summary>Variables that are not settings of the service.</summary>
    private static readonly string[] OtherVariables = ["SLOWATCH_CONFIG", "SLOWATCH_TRACE", "SLOWATCH_LONG", "SLOWATCH_WRITE_GOLDEN", "SLOWATCH_WRITE_DOCS"];

    private readonly List<Problem> problems = [];
    private readonly List<Layered> values = [];
    private readonly List<SettingEntry> unknown = [];
    private Place place = new(SettingNames.DefaultFile, 0, 0);

    public List<Problem> Problems => problems;

    /// <summary>Those of the file by its lines, then the others.</summary>
    public IEnumerable<Problem> InOrder() => problems.OrderBy(problem => problem.Place.Line == 0).ThenBy(problem => problem.Place.Line).ThenBy(problem => problem.Place.Column);

    /// <param name="path">As the user wrote it; paths in the file are relative to its folder.</param>
    /// <param name="required">It was asked for, and has to be there.</param>
    public void AddFile(string path, bool required)
    {
        if (!required && !File.Exists(path))
        {
            return;
        }

        place = new(path, 0, 0);
        try
        {
            AddDocuments(YamlTree.Read(path, File.ReadAllBytes(path), problems).Documents, Path.GetDirectoryName(Path.GetFullPath(path))!);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(place, $"it cannot be read ({fault.Message.TrimEnd('.')})", "name the file with the settings, or leave it out"));
        }
    }

    public void AddEnvironment(IReadOnlyDictionary<string, string> variables)
    {
        foreach ((string name, string value) in variables.Where(variable => variable.Key.StartsWith(VariablePrefix, StringComparison.Ordinal)).OrderBy(variable => variable.Key, StringComparer.Ordinal))
        {
            if (SettingNames.Paths.FirstOrDefault(path => path.Variable == name) is { } path)
            {
                Add(path, new ScalarSetting(new(name, 0, 0), value, Quoted: false), null);
            }
            else if (!OtherVariables.Contains(name))
            {
                problems.Add(new(new(name, 0, 0), "no setting is called so", NearestName.Remedy(name, [.. SettingNames.Paths.Select(one => one.Variable)]), Severity.Warning));
            }
        }
    }

    /// <param name="value">Null: the flag was not given.</param>
    public void AddFlag(SettingPath path, string? value)
    {
        if (value is not null)
        {
            Add(path, new ScalarSetting(new(path.Flag, 0, 0), value, Quoted: false), null);
        }
    }

    /// <summary>The weightiest of each.</summary>
    internal MapSetting Whole() => new(
        place,
        [
            .. unknown,
            .. values.Where(value => value.Path.Within is null).Select(Entry),
            .. values.Where(value => value.Path.Within is not null).GroupBy(value => value.Path.Within!.Name).Select(group => new SettingEntry(group.Key, group.First().Value.Place, new MapSetting(group.First().Value.Place, [.. group.Select(Entry)]))),
        ]);

    /// <summary>What a path of the file is relative to; null for the folder one works in.</summary>
    internal string? FolderOf(SettingDeclaration setting) => values.Find(value => value.Path.Setting == setting)?.Folder;

    private static SettingEntry Entry(Layered value) => new(value.Path.Setting.Name, value.Value.Place, value.Value);

    private void AddDocuments(IReadOnlyList<Setting> documents, string folder)
    {
        foreach (Setting document in documents)
        {
            if (document is MapSetting map)
            {
                map.Entries.ToList().ForEach(entry => AddEntry(entry, folder));
            }
            else
            {
                problems.Add(new(document.Place, $"the settings are {document.Kind}", "write a mapping, one 'name: value' a line"));
            }
        }
    }

    private void AddEntry(SettingEntry entry, string folder)
    {
        SettingPath[] paths = [.. SettingNames.Paths.Where(path => (path.Within ?? path.Setting).Name == entry.Key)];
        if (paths is [{ Within: null } one])
        {
            Add(one, entry.Value, folder);
        }
        else if (paths.Length > 0 && entry.Value is MapSetting map && map.Entries.All(inner => paths.Any(path => path.Setting.Name == inner.Key)))
        {
            map.Entries.ToList().ForEach(inner => Add(paths.First(path => path.Setting.Name == inner.Key), inner.Value, folder));
        }
        else
        {
            unknown.Add(entry); // whoever reads the whole says what is wrong with it
        }
    }

    private void Add(SettingPath path, Setting value, string? folder)
    {
        values.RemoveAll(known => known.Path == path);
        values.Add(new(path, value, folder));
    }

    private sealed record Layered(SettingPath Path, Setting Value, string? Folder);
}
