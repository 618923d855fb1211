using System.Xml.Linq;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

/// <summary>The project files as they are written.</summary>
internal static class Projects
{
    public static IReadOnlyList<string> Files { get; } = [.. Repository.Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static IReadOnlyList<string> References(string project) =>
        [.. Includes(Text(project), "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public static IReadOnlyList<string> Packages(string project) => [.. Includes(Text(project), "PackageReference").Order(StringComparer.Ordinal)];

    /// <summary>Of a project of the product.</summary>
    public static string Text(string project) => Repository.Read($"src/{project}/{project}.csproj");

    public static IEnumerable<string> Includes(string xml, string item) =>
        XDocument.Parse(xml).Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
