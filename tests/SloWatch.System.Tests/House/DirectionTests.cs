using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public class DirectionTests
{
    [Theory]
    [InlineData("SloWatch", "SloWatch.Server")]
    [InlineData("SloWatch.Server", "SloWatch.Storage")]
    [InlineData("SloWatch.Storage", "SloWatch.Engine")]
    [InlineData("SloWatch.Engine", "SloWatch.Core")]
    [InlineData("SloWatch.Core")]
    public void References_point_one_way(string project, params string[] references) =>
        Assert.Equal(references, Projects.References(project));

    [Theory]
    [InlineData("SloWatch", "System.CommandLine")]
    [InlineData("SloWatch.Server", "Microsoft.AspNetCore.OpenApi", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Quartz")]
    [InlineData("SloWatch.Storage", "SQLitePCLRaw.bundle_e_sqlite3")]
    [InlineData("SloWatch.Engine", "CsvHelper", "YamlDotNet")]
    [InlineData("SloWatch.Core", "Microsoft.CodeAnalysis.BannedApiAnalyzers")]
    public void A_package_is_known_to_one_project(string project, params string[] packages) =>
        Assert.Equal(packages, Projects.Packages(project));

    [Theory]
    [InlineData("YamlDotNet", "src/SloWatch.Engine/Yaml/")]
    [InlineData("CsvHelper", "src/SloWatch.Engine/Adapters/Csv/")]
    [InlineData("SQLitePCL", "src/SloWatch.Storage/Sqlite/")]
    [InlineData("Npgsql", "src/SloWatch.Storage/Postgres/")]
    [InlineData("Microsoft.OpenApi", "src/SloWatch.Server/Api/OpenApi/")]
    [InlineData("Quartz", "src/SloWatch.Server/Scheduling/")]
    [InlineData("System.CommandLine", "src/SloWatch/")]
    public void A_library_is_known_to_one_folder(string library, string folder)
    {
        string[] knowing = [.. Repository.Files("src", ".cs").Where(file => Repository.Read(file).Contains(library, StringComparison.Ordinal))];

        Assert.All(knowing, file => Assert.StartsWith(folder, file, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = Repository.Read("SloWatch.sln").Replace('\\', '/');

        Assert.NotEmpty(Projects.Files);
        Assert.All(Projects.Files, project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_project_of_the_product_has_tests() =>
        Assert.All(
            Projects.Files.Where(project => project.StartsWith("src/", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension),
            name => Assert.Contains($"tests/{name}.Tests/{name}.Tests.csproj", Projects.Files));

    [Fact]
    public void The_packages_of_every_project_are_locked() =>
        Assert.All(Projects.Files, project => Assert.True(File.Exists(Path.Combine(Repository.Root, Path.GetDirectoryName(project)!, "packages.lock.json")), project));

    [Fact]
    public void Every_package_version_is_one_that_a_project_uses()
    {
        IEnumerable<string> known = Projects.Includes(Repository.Read("Directory.Packages.props"), "PackageVersion");
        IEnumerable<string> used = Projects.Files.Append("tests/Directory.Build.props").SelectMany(file => Projects.Includes(Repository.Read(file), "PackageReference"));

        Assert.Equal(known.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }
}
