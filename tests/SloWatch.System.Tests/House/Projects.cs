using System.Xml.Linq;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

/// <summary>The project files as they are written.</summary>
internal static class Projects
{
    public static IReadOnlyList<string> Files { get; } = [.. Repository.Files().Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))];

    public static IReadOnlyList<string> References(string project) =>
        [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public static IReadOnlyList<string> Packages(string project) => [.. Includes(project, "PackageReference").Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj")).Descendants(item).Select(element => element.Attribute("Include")!.Value);
}
