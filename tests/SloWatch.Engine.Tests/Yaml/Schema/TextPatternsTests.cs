using System.Text.RegularExpressions;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Yaml.Kinds;
using SloWatch.Engine.Yaml.Schema;
using SloWatch.Testing.Histories;

namespace SloWatch.Engine.Tests.Yaml.Schema;

/// <summary>What a pattern of the schema fits is what the reader of such values takes.</summary>
public class TextPatternsTests
{
    private static readonly string[] Pieces = ["", "0", "1", "5", "00", "10", "99", "100", "24", ".", "-", "+", " ", "%", "s", "m", "h", "d", "w", "b", "bd", "bh", "y", "e2", ","];

    private static readonly HashSet<string> Texts = Made();

    [Fact]
    public void Of_durations() => AssertAgree(TextPatterns.Duration, text => DurationText.TryParse(text, out _) || IsTooLong(text));

    [Fact]
    public void Of_limits() => AssertAgree(TextPatterns.Limit, text => DurationText.TryParse(text, out _) || IsTooLong(text)
        || (WorkingTimeText.IsMeant(text) && text.AsSpan(0, text.Length - 2).IndexOfAnyExcept('0') >= 0));

    [Fact]
    public void Of_percentages() => AssertAgree(TextPatterns.Percent(null), text => Ratio(text) is not null);

    [Fact]
    public void Of_parts_of_the_whole() => AssertAgree(TextPatterns.Percent(NumberRange.PartOfHundred), text => Ratio(text) is > 0 and < 1);

    [Fact]
    public void Of_shares_up_to_the_whole() =>
        AssertAgree(TextPatterns.Percent(new NumberRange(0, 100) { LeastOpen = true }), text => Ratio(text) is > 0 and <= 1);

    [Fact]
    public void Of_names() => AssertAgree(RuleKinds.NamePattern, RuleKinds.IsName);

    private static void AssertAgree(string pattern, Func<string, bool> isTaken)
    {
        Assert.All(Texts, text => Assert.True(Regex.IsMatch(text, pattern) == isTaken(text), $"'{text}'"));
        Assert.InRange(Texts.Count(isTaken), 5, Texts.Count / 2);
    }

    private static HashSet<string> Made()
    {
        Dice dice = new(11);
        HashSet<string> texts = ["", "%", "0%", "100%", "100.0%", "100.01%", "99.999%", "101", "5.", ".5", "0.0", "+.5 %", "1d", "0d", "007d", "3bd", "0bh", "12bh", "12b", "1 d", "\u0663d", "1D"];
        while (texts.Count < 4000)
        {
            texts.Add(string.Concat(Enumerable.Range(0, dice.Between(1, 5)).Select(_ => dice.OneOf(Pieces))));
        }

        return texts;
    }

    private static bool IsTooLong(string text) => DurationText.Refusal(text).Fault == "is longer than a hundred years";

    private static decimal? Ratio(string text)
    {
        Place here = new("a.yaml", 1, 1);
        return new SettingReader(new MapSetting(here, [new("share", here, new ScalarSetting(here, text, Quoted: true))]), [new("share", SettingKind.Percent, "")], [], "").Percent("share");
    }
}
