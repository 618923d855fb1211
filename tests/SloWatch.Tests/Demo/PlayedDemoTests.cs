using System.Text.RegularExpressions;
using SloWatch.Cli.Demo.Playing;
using SloWatch.Cli.Running;

namespace SloWatch.Tests.Demo;

public partial class PlayedDemoTests
{
    [Fact]
    public void Each_fault_is_told_of_with_what_was_noticed_and_what_is_typed_next_works()
    {
        using PlayedDemo demo = new();

        demo.Play(27, stepSeconds: 5);

        Assert.Equal("", demo.Talk);
        Assert.Equal(["+0:10", "+7:10", "+14:10", "+21:10"], Begun().Matches(demo.Screen).Select(Since));
        Assert.Equal(["+4:10", "+11:10", "+18:10", "+25:10"], Over().Matches(demo.Screen).Select(Since));
        string[] typed = [.. Typed().Matches(demo.Screen).Select(match => match.Groups["arguments"].Value)];
        Assert.Equal(["alerts", "diagnose", "explain", "where"], typed.Select(one => one.Split(' ')[0]).Distinct().Order());
        Assert.All(typed, arguments =>
        {
            (int code, string result, string error) = demo.Type(arguments, 27);
            Assert.True(code == 0 && result.Length > 100 && error.Length == 0, $"slowatch {arguments}: {code} {error}");
        });
    }

    [Fact]
    public void What_was_noticed_is_told_with_how_long_it_took_and_whom_it_concerns()
    {
        using PlayedDemo demo = new();

        demo.Play(3, stepSeconds: 5);

        Assert.Matches(@"SloWatch: page: payment-is-taken, 5% in 5m, (\d min )?\d+ s after it began: the budget burns at .* bad of \d+\)\. For meal-desk\.\n    slowatch explain O-\d+ ", demo.Screen);
    }

    [Fact]
    public void Why_it_burns_is_told_with_the_command_that_shows_the_numbers()
    {
        using PlayedDemo demo = new();

        demo.Play(25, stepSeconds: 5);

        string[] told = [.. Why().Matches(demo.Screen).Select(match => $"{match.Groups["objective"].Value}: {match.Groups["cause"].Value}")];
        Assert.Equal(
            [
                "payment-is-taken: Likely a dependency outage of card-provider",
                "meal-delivered-in-6m: Likely a dependency outage of card-provider",
                "loan-keeps-moving: Likely stuck at step decide",
                "loan-done-in-3m: Likely stuck at step decide",
                "pay-out-succeeds: Likely a bad version, 2.4.0",
                "loan-done-in-3m: Likely a bad version, 2.4.0",
            ],
            told);
        string version = Typed().Matches(demo.Screen).Select(match => match.Groups["arguments"].Value).Last(one => one.StartsWith("diagnose", StringComparison.Ordinal));
        Assert.Matches(@"2\.4\.0 .*100 %", demo.Type(version, 25).Out);
    }

    [Fact]
    public void Another_demo_in_its_folder_begins_anew_and_rules_that_were_changed_stay()
    {
        using PlayedDemo demo = new();
        demo.Play(1, stepSeconds: 5);
        string rule = demo.Folder.PathOf("slowatch-demo/rules/people.yaml");
        File.AppendAllText(rule, "# mine\n");

        demo.Play(1, stepSeconds: 5);

        Assert.Equal("note: " + demo.Folder.PathOf("slowatch-demo/rules/people.yaml") + " was changed, and stays so\n", demo.Talk);
        Assert.EndsWith("# mine\n", File.ReadAllText(rule), StringComparison.Ordinal);
        string[] screens = demo.Screen.Split("6 simulated systems");
        Assert.Equal(Port().Replace(screens[1], ""), Port().Replace(screens[2], ""));
    }

    [Fact]
    public void Rules_that_were_broken_are_told_of_and_nothing_begins()
    {
        using PlayedDemo demo = new();
        DemoFolder folder = DemoFolder.LayOut(demo.Folder.PathOf("slowatch-demo"));
        File.AppendAllText(Path.Combine(folder.Rules, "people.yaml"), "---\nkind: Ownr\nname: x\n");

        VerbStoppedException stopped = Assert.Throws<VerbStoppedException>(() => demo.Play(1, stepSeconds: 5));

        Assert.Equal(ExitCode.Problems, stopped.ExitCode);
        Assert.Contains("Ownr", demo.Talk, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Store));
    }

    private static string Since(Match match) => $"+{match.Groups["minute"].Value.TrimStart('0').PadLeft(1, '0')}:{match.Groups["second"].Value}";

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"^2026-03-02T12:(?<minute>\d\d):(?<second>\d\d)Z  something goes wrong: ", RegexOptions.Multiline)]
    private static partial Regex Begun();

    [GeneratedRegex(@"^2026-03-02T12:(?<minute>\d\d):(?<second>\d\d)Z  over: ", RegexOptions.Multiline)]
    private static partial Regex Over();

    [GeneratedRegex(@"^\S+  why (?<objective>\S+) burns: (?<cause>[^:]*?)(?=:)", RegexOptions.Multiline)]
    private static partial Regex Why();

    [GeneratedRegex(@"^    slowatch (?<arguments>.*?)  +#", RegexOptions.Multiline)]
    private static partial Regex Typed();
}
