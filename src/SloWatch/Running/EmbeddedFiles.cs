using System.Reflection;

namespace SloWatch.Cli.Running;

/// <summary>Files that come within the program.</summary>
internal static class EmbeddedFiles
{
    /// <summary>Those of a folder, by their paths in it.</summary>
    /// <param name="folder">As it lies beside the sources; ends with a slash.</param>
    public static IEnumerable<(string Name, byte[] Content)> Of(string folder)
    {
        Assembly assembly = Assembly.GetExecutingAssembly();
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using Stream content = assembly.GetManifestResourceStream(name)!;
            using MemoryStream bytes = new();
            content.CopyTo(bytes);
            yield return (name[folder.Length..], bytes.ToArray());
        }
    }
}
