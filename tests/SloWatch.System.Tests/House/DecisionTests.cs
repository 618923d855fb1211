using System.Globalization;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public class DecisionTests
{
    /// <summary>A hole would look like a page that was lost.</summary>
    [Fact]
    public void Decisions_are_numbered_without_a_hole_and_listed_with_their_titles()
    {
        string[] pages = [.. Repository.Files("docs/adr", ".md").Select(page => Path.GetFileName(page)).Where(page => page != "README.md").Order(StringComparer.Ordinal)];
        string list = Repository.Read("docs/adr/README.md");

        for (int i = 0; i < pages.Length; i++)
        {
            string number = (i + 1).ToString("0000", CultureInfo.InvariantCulture);
            string title = Repository.Read($"docs/adr/{pages[i]}").Split('\n')[0];
            Assert.StartsWith($"{number}-", pages[i], StringComparison.Ordinal);
            Assert.StartsWith($"# {number}: ", title, StringComparison.Ordinal);
            Assert.Contains($"| [{number}]({pages[i]}) | {title[$"# {number}: ".Length..]} |", list, StringComparison.Ordinal);
        }
    }
}
