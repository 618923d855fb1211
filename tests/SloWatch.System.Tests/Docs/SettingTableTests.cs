using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.Docs;

public partial class SettingTableTests
{
    /// <summary>After a change of a setting, SLOWATCH_WRITE_DOCS=1 writes the tables anew.</summary>
    [Fact]
    public void Every_setting_stands_in_the_docs_as_it_is_declared()
    {
        foreach (string page in Repository.Files("docs", ".md"))
        {
            string written = Repository.Read(page);
            string declared = Block().Replace(written, match => $"<!-- settings of {match.Groups["name"].Value} -->\n{SettingTable.All[match.Groups["name"].Value]}<!-- end of settings -->");
            if (Environment.GetEnvironmentVariable("SLOWATCH_WRITE_DOCS") == "1")
            {
                File.WriteAllText(Repository.PathOf(page), declared);
                written = declared;
            }

            Assert.Equal(declared, written);
        }
    }

    [Fact]
    public void Everything_that_has_settings_has_its_table()
    {
        IEnumerable<string> shown = Repository.Files("docs", ".md").SelectMany(page => Block().Matches(Repository.Read(page))).Select(match => match.Groups["name"].Value);

        Assert.Equal(SettingTable.All.Keys.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"<!-- settings of (?<name>\w+) -->\n[^<]*?<!-- end of settings -->")]
    private static partial Regex Block();
}
