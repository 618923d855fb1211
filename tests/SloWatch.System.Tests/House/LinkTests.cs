using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public partial class LinkTests
{
    [Fact]
    public void Every_link_of_the_docs_leads_somewhere() =>
        Assert.Empty(from page in Repository.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal))
                     from Match link in Link().Matches(Repository.Read(page))
                     let target = link.Groups["target"].Value
                     where !target.Contains("://", StringComparison.Ordinal) && !LeadsSomewhere(page, target)
                     select $"{page}: {target}");

    [Fact]
    public void Every_page_of_the_docs_is_reached_from_the_README()
    {
        HashSet<string> seen = [];
        Queue<string> ahead = new(["README.md"]);
        while (ahead.TryDequeue(out string? page))
        {
            if (seen.Add(page) && page.EndsWith(".md", StringComparison.Ordinal) && File.Exists(Repository.PathOf(page)))
            {
                foreach (Match link in Link().Matches(Repository.Read(page)))
                {
                    ahead.Enqueue(Resolve(page, link.Groups["target"].Value.Split('#')[0]));
                }
            }
        }

        Assert.Empty(Repository.Files("docs", ".md").Except(seen));
    }

    private static bool LeadsSomewhere(string page, string target)
    {
        string[] parts = target.Split('#');
        string path = parts[0].Length == 0 ? page : Resolve(page, parts[0]);
        return Path.Exists(Repository.PathOf(path)) && (parts.Length == 1 || Anchors(path).Contains(parts[1]));
    }

    private static string Resolve(string page, string target) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Path.GetDirectoryName(page)!, target))).Replace('\\', '/');

    /// <summary>A heading's anchor: small letters, words joined by hyphens, nothing else.</summary>
    private static IEnumerable<string> Anchors(string page) =>
        File.ReadLines(Repository.PathOf(page))
            .Where(line => line.StartsWith('#'))
            .Select(line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
