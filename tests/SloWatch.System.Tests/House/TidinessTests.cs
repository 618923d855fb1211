using System.Text.RegularExpressions;
using SloWatch.Testing;

namespace SloWatch.System.Tests.House;

public partial class TidinessTests
{
    private static readonly string[] Written = [".cs", ".md", ".yaml", ".yml", ".sh", ".csproj", ".props", ".sql", "/run"];

    /// <summary>Names of hosts that may stand in the repository: formats, examples and this machine.</summary>
    private static readonly string[] Hosts = ["example.com", "example.org", "localhost", "127.0.0.1", "www.xes-standard.org", "json-schema.org", "doi.org"];

    // In pieces, so that this file does not hold what it looks for.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception", "Sk" + "ip = \"", "Sk" + "ip=\"", "Thread." + "Sleep"];

    [Fact]
    public void No_file_is_longer_than_300_lines() =>
        Assert.All(Texts(), file => Assert.InRange(File.ReadLines(Repository.PathOf(file)).Count(), 0, 300));

    [Fact]
    public void Nothing_is_left_unfinished_or_skipped() =>
        Assert.Empty(from file in Texts()
                     where file.EndsWith(".cs", StringComparison.Ordinal)
                     let text = Repository.Read(file)
                     from mark in Unfinished
                     where text.Contains(mark, StringComparison.Ordinal)
                     select $"{file}: {mark}");

    [Fact]
    public void No_path_of_a_machine_stands_in_a_file() => Assert.Empty(Matches(MachinePath()));

    [Fact]
    public void No_host_stands_in_a_file_but_those_of_formats_and_examples() =>
        Assert.Empty(from file in Texts()
                     from Match match in Url().Matches(Repository.Read(file))
                     where !Hosts.Contains(match.Groups["host"].Value)
                     select $"{file}: {match.Value}");

    [Fact]
    public void Names_of_types_say_what_they_do() =>
        Assert.All(Repository.Files("src", ".cs"), file => Assert.DoesNotMatch(VagueName(), Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void A_file_is_named_after_a_type_in_it() =>
        Assert.Empty(from file in Repository.Files("src", ".cs")
                     let name = Path.GetFileNameWithoutExtension(file)
                     where name != "Program" && !Regex.IsMatch(Repository.Read(file), $@"\b(class|record|struct|interface|enum|extension) (struct |class )?{Regex.Escape(name.Split('.')[0])}\b")
                     select file);

    private static IEnumerable<string> Texts() => Repository.Files().Where(file => Written.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    private static IEnumerable<string> Matches(Regex pattern) =>
        from file in Texts() from Match match in pattern.Matches(Repository.Read(file)) select $"{file}: {match.Value}";

    [GeneratedRegex(@"(?<![\w.<>*-])/(work|home|root|Users)/\w+")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(https?|wss?|ftp)://(?<host>[\w.-]+)")]
    private static partial Regex Url();

    [GeneratedRegex("(Manager|Helper|Util|Utils|Service|Data|Info)$")]
    private static partial Regex VagueName();
}
