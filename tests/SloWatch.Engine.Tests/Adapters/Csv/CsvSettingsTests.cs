using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Adapters.Csv;
using static SloWatch.Engine.Tests.Adapters.Csv.Tables;

namespace SloWatch.Engine.Tests.Adapters.Csv;

public class CsvSettingsTests
{
    [Fact]
    public void A_whole_layout_is_read_with_what_its_activities_become()
    {
        ActivityMapping mapping = Mapping(
            """
            columns: {case: a, activity: b, scheduled: c, start: d, end: e, run: f, resource: g, result: h}
            delimiter: ";"
            encoding: windows-1252
            times: [dd.MM.yyyy HH:mm, unix]
            timeZone: Europe/Amsterdam
            ends: {Closed: {}}
            """);
        CsvLayout layout = Assert.IsType<CsvLayout>(mapping.Format);
        Assert.Equal("abcdefgh", string.Concat(Enum.GetValues<ColumnRole>().Select(role => layout.Columns[role])));
        Assert.Equal((';', "windows-1252", "Europe/Amsterdam"), (layout.Delimiter, layout.Encoding, layout.Zone?.Id));
        Assert.Equal(["dd.MM.yyyy HH:mm", "unix"], layout.Times.Select(format => format.Text));
        Assert.Equal("Closed", Assert.Single(mapping.Ends).Pattern);
    }

    [Fact]
    public void An_empty_mapping_is_the_default_one() => Assert.Equal(ActivityMapping.Default.Canonical, Mapping("").Canonical);

    [Theory]
    [InlineData("columns: {case: a}", "columns: {case: b}")]
    [InlineData("columns: {start: a, end: b}", "columns: {scheduled: a, end: b}")]
    [InlineData("milestones: {A: a}", "milestones: {A: b}")]
    [InlineData("times: [d.M.yyyy]", "times: [M.d.yyyy]")]
    [InlineData("timeZone: Europe/Amsterdam", "timeZone: Europe/London")]
    [InlineData("", "timeZone: Europe/London")]
    public void What_a_file_is_read_as_is_part_of_the_mapping(string one, string other) => Assert.NotEqual(Mapping(one).Canonical, Mapping(other).Canonical);

    [Theory]
    [InlineData("columns: {case: a}", "columns: {case: a}\ndelimiter: tab")]
    [InlineData("", "encoding: utf-16")]
    [InlineData("", "timeZone: UTC")]
    [InlineData("milestones: {A: a, B: b}", "milestones: {B: b, A: a}")]
    [InlineData("columns: {case: a, activity: b}", "columns: {activity: b, case: a}")]
    public void How_it_is_written_is_not(string one, string other) => Assert.Equal(Mapping(one).Canonical, Mapping(other).Canonical);

    [Theory]
    [InlineData("colums: {case: a}", "'mapping' has no setting 'colums'; write 'columns'")]
    [InlineData("columns: {cas: a}", "'columns' has no setting 'cas'; write 'case'")]
    [InlineData("columns: [a]", "'columns' is a list; write a mapping")]
    [InlineData("columns: {start: a}", "'start' stands without 'end'; name the column with the end, too, or name this one 'time'")]
    [InlineData("columns: {scheduled: a, start: b}", "'start' stands without 'end'; ")]
    [InlineData("columns: {time: a, end: b}", "'time' stands beside 'end'; remove one: ")]
    [InlineData("columns: {lifecycle: a, end: b}", "'lifecycle' stands beside 'end'; remove one: ")]
    [InlineData("columns: {activity: a}\nmilestones: {A: b}", "'milestones' makes each row a case, and 'activity' of 'columns' makes it an activity; remove one of them")]
    [InlineData("milestones: {A: [a, b]}", "'A' names 2 columns; name one")]
    [InlineData("milestones: {Paid: b}\nends: {Payd: {}}", "'Payd' of 'ends' fits none of the milestones; write 'Paid'")]
    [InlineData("milestones: {Paid: b}\nstates: {P*: {}}\nstarts: [Open]", "'Open' of 'starts' fits none of the milestones; ")]
    [InlineData("delimiter: ':'", "'delimiter' is the text ':'; write ',' or ';' or '|' in quotes, or tab")]
    [InlineData("encoding: utf8", "'encoding' is the text 'utf8'; write 'utf-8'")]
    [InlineData("timeZone: Europe/Amsterdm", "there is no time zone 'Europe/Amsterdm'; write 'Europe/Amsterdam'")]
    [InlineData("times: [HH:mm]", "'HH:mm' does not say year, month and day; write iso, unix, unixMillis or a pattern such as dd.MM.yyyy HH:mm:ss")]
    [InlineData("times: [dd.MM.yyyy hh:mm]", "'dd.MM.yyyy hh:mm' has hours up to 12 (h) without AM or PM (tt)")]
    [InlineData("times: [DD.MM.YYYY]", "has the letter 'D', which stands for nothing in a time")]
    [InlineData("times: [\"yyyy-MM-ddTHH:mmZ\"]", "has the letter 'Z'; an offset is K")]
    [InlineData("times: [\"yyyy-MM-dd '\"]", "is no pattern of a date and time")]
    [InlineData("times: [isoo]", "'isoo' has the letter 'i'")]
    public void Mistakes_are_named_with_what_to_do(string yaml, string problem)
    {
        Mapping(yaml, out List<Problem> problems);
        Assert.Contains(problem, Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }
}
