using SloWatch.Core.Indicators;
using SloWatch.Engine.Adapters;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public class ShelfTests
{
    [Fact]
    public void Every_folder_on_the_shelf_of_indicators_is_one_entry_of_its_catalogue() =>
        Assert.Equal(Folders("src/SloWatch.Core/Indicators"), FoldersOf(IndicatorCatalogue.All));

    [Fact]
    public void Every_folder_on_the_shelf_of_adapters_is_one_entry_of_its_catalogue() =>
        Assert.Equal(Folders("src/SloWatch.Engine/Adapters"), FoldersOf(AdapterCatalogue.All));

    [Fact]
    public void The_names_on_a_shelf_differ()
    {
        Assert.Distinct(IndicatorCatalogue.All.Select(type => type.Name));
        Assert.Distinct(AdapterCatalogue.All.Select(adapter => adapter.Name));
    }

    /// <summary>Nothing outside names an extension but its catalogue.</summary>
    [Fact]
    public void An_extension_is_known_to_its_catalogue_alone()
    {
        IEnumerable<Type> extensions = IndicatorCatalogue.All.Select(type => type.GetType()).Concat(AdapterCatalogue.All.Select(adapter => adapter.GetType()));

        Assert.Empty(from extension in extensions
                     let project = extension.Assembly.GetName().Name!
                     let home = $"src/{project}{extension.Namespace![project.Length..].Replace('.', '/')}/"
                     from file in Repository.Files("src", ".cs")
                     where !file.StartsWith(home, StringComparison.Ordinal) && !file.EndsWith("Catalogue.cs", StringComparison.Ordinal)
                     where Repository.Read(file).Contains(extension.Name, StringComparison.Ordinal)
                     select $"{file} names {extension.Name}");
    }

    private static IEnumerable<string> Folders(string shelf) =>
        Directory.Exists(Repository.PathOf(shelf)) ? Directory.GetDirectories(Repository.PathOf(shelf)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> FoldersOf(IEnumerable<object> entries) =>
        entries.Select(entry => entry.GetType().Namespace!.Split('.')[^1]).Order(StringComparer.Ordinal);
}
