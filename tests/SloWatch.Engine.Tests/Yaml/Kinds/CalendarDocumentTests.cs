using SloWatch.Core.Time.Calendars;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml.Kinds;

public class CalendarDocumentTests
{
    private const string File = "office.yaml";

    private const string Office = LoanRules.Calendar;

    [Fact]
    public void A_calendar_is_read_with_all_its_settings()
    {
        WorkCalendar office = Read(Office);
        Assert.Equal(("office", "Europe/Amsterdam"), (office.Name, office.Zone.Id));
        Assert.Equal(["closed", "09:00-17:00", .. Enumerable.Repeat("09:00-12:00+13:00-17:30", 3), "00:00-24:00", "closed"], office.Week.Select(day => day.Text));
        Assert.Equal("09:00-12:00", office.On(new(2026, 12, 24)).Text);
        Assert.Equal(["Christmas", "New Year"], office.Special.Runs.Select(day => day.Name).OfType<string>());
        Assert.False(office.On(new(2026, 12, 25)).IsOpen);
        Assert.True(office.On(new(2026, 12, 28)).IsOpen);
    }

    [Fact]
    public void One_that_extends_another_replaces_weekdays_and_adds_days()
    {
        const string Branch = """
            ---
            kind: Calendar
            name: branch
            extends: office
            hours:
              sat: 10:00-14:00
              monday: closed
            holidays:
              2026-12-24: Inventory
              2026-12-31: Old Year
            days:
              2026-12-26: 11:00-12:00
            """;
        using TempFolder folder = LoanRules.Folder().With(File, $"{Office}\n{Branch}");
        WorkCalendar branch = LoanRules.Accept(RuleFolder.Load(folder.Root)).Calendars.Single(calendar => calendar.Name == "branch");
        Assert.Equal("Europe/Amsterdam", branch.Zone.Id);
        Assert.Equal(["closed", "closed", .. Enumerable.Repeat("09:00-12:00+13:00-17:30", 3), "00:00-24:00", "10:00-14:00"], branch.Week.Select(day => day.Text));
        Assert.Equal("closed", branch.On(new(2026, 12, 24)).Text);
        Assert.Equal("closed", branch.On(new(2026, 12, 25)).Text);
        Assert.Equal("11:00-12:00", branch.On(new(2026, 12, 26)).Text);
        Assert.Equal("closed", branch.On(new(2026, 12, 31)).Text);
        Assert.Equal("closed", branch.On(new(2027, 1, 1)).Text);
    }

    [Theory]
    [InlineData("monday:", "mnoday:", "6:3: there is no weekday 'mnoday'; write 'monday'")]
    [InlineData("tue-thu:", "tue-thur:", "7:3: there is no weekday 'thur'; write 'thu'")]
    [InlineData("monday:", "Monday:", "6:3: there is no weekday 'Monday'; write 'monday'")]
    [InlineData("monday:", "weekend:", "6:3: there is no weekday 'weekend'; write monday to sunday, or from one to another: mon-fri")]
    [InlineData("  fri:", "  tue-wed-fri:", "8:3: there is no weekday 'tue-wed-fri'; write monday to sunday, or from one to another: mon-fri")]
    [InlineData("  fri:", "  wednesday:", "8:3: wednesday has its hours twice; name it once")]
    [InlineData("monday: 09:00-17:00", "monday: 17:00-09:00", "6:11: the span 17:00-09:00 ends before it begins; write 17:00-24:00, and 00:00-09:00 for the day after")]
    [InlineData("monday: 09:00-17:00", "monday: 17:00-00:00", "6:11: the span 17:00-00:00 ends before it begins; write 17:00-24:00")]
    [InlineData("monday: 09:00-17:00", "monday: 09:00-09:00", "6:11: the span 09:00-09:00 is empty; write closed for a day without hours, or 00:00-24:00 for a whole one")]
    [InlineData("monday: 09:00-17:00", "monday: [09:00-13:00, 12:30-17:00]", "6:25: the spans 09:00-13:00 and 12:30-17:00 overlap; make one of them, or end one where the other begins")]
    [InlineData("monday: 09:00-17:00", "monday: [closed, 12:30-17:00]", "6:12: 'closed' stands beside hours; remove one of them")]
    [InlineData("monday: 09:00-17:00", "monday: 9 to 5", "6:11: '9 to 5' is no span of time; write one such as 09:00-17:00, from 00:00 up to 24:00, or closed")]
    [InlineData("monday: 09:00-17:00", "monday: 24:00-24:00", "6:11: the span 24:00-24:00 is empty; write closed for a day without hours, or 00:00-24:00 for a whole one")]
    [InlineData("monday: 09:00-17:00", "monday: 09:00-24:01", "6:11: '09:00-24:01' is no span of time; write one such as 09:00-17:00, from 00:00 up to 24:00, or closed")]
    [InlineData("monday: 09:00-17:00", "monday: 09:00-25:00", "6:11: '09:00-25:00' is no span of time; write one such as 09:00-17:00, from 00:00 up to 24:00, or closed")]
    [InlineData("timeZone: Europe/Amsterdam", "timeZone: Amsterdam", "4:11: there is no time zone 'Amsterdam'; write 'Europe/Amsterdam'")]
    [InlineData("timeZone: Europe/Amsterdam\n", "", "1:1: Calendar 'office' does not say whose clocks its hours are read on; add 'timeZone: Europe/Amsterdam'")]
    [InlineData("2027-01-01:", "01-01-2027:", "11:3: '01-01-2027' is no date; write a date such as 2026-12-25, or the first and the last of several: 2026-12-24..2026-12-26")]
    [InlineData("2027-01-01:", "2027-02-29:", "11:3: '2027-02-29' is no date of the years 1900 to 2999; write a date such as 2026-12-25, or the first and the last of several: 2026-12-24..2026-12-26")]
    [InlineData("2027-01-01:", "9999-12-31:", "11:3: '9999-12-31' is no date of the years 1900 to 2999; write a date such as 2026-12-25, or the first and the last of several: 2026-12-24..2026-12-26")]
    [InlineData("2027-01-01:", "2027-01-01..2026-12-31:", "11:3: the days 2027-01-01..2026-12-31 end before they begin; write 2026-12-31..2027-01-01")]
    [InlineData("2027-01-01:", "2027-01-01..2047-01-01:", "11:3: the days 2027-01-01..2047-01-01 are more than ten years; write them in pieces")]
    [InlineData("2027-01-01: New Year", "2027-01-01: [New Year, Neujahr]", "11:26: the holiday 2027-01-01 has 2 names; write one")]
    [InlineData("2027-01-01: New Year", "2027-01-01:", "11:14: '2027-01-01' holds nothing; write a text or a list of texts")]
    [InlineData("2026-12-24: 09:00-12:00", "2026-12-24: morning", "13:15: 'morning' is no span of time; write one such as 09:00-17:00, from 00:00 up to 24:00, or closed")]
    [InlineData("timeZone: Europe/Amsterdam", "timeZone: Europe/Amsterdam\nextends: offcie", "5:10: there is no Calendar 'offcie'; write 'office'")]
    [InlineData("timeZone: Europe/Amsterdam", "timeZone: Europe/Amsterdam\nextends: office", "5:10: Calendar 'office' extends itself: office extends office; remove one 'extends' of these")]
    [InlineData("holidays:", "holiday:", "9:1: Calendar 'office' has no setting 'holiday'; write 'holidays'")]
    public void Rejects_what_is_no_calendar(string written, string otherwise, string fault) =>
        Assert.Equal(fault, LoanRules.Only(File, LoanRules.Replace(Office, written, otherwise)));

    [Fact]
    public void Rejects_spans_written_without_brackets_in_braces() => Assert.Equal(
        ["6:3: there is no weekday '13:00-17:00'; put several spans of a day in brackets: [09:00-12:00, 13:00-17:00]", "7:3: '13:00-17:00' holds nothing; write a text or a list of texts"],
        Faults("kind: Calendar\nname: c\ntimeZone: UTC\nhours: {\n  mon: 09:00-12:00,\n  13:00-17:00\n  }\n"));

    [Theory]
    [InlineData("")]
    [InlineData("hours: { mon-sun: closed }\n")]
    [InlineData("hours: {}\nholidays: { 2026-01-01: New Year }\n")]
    public void Rejects_a_calendar_that_is_never_open(string hours) => Assert.Equal(
        [$"{(hours.Length > 0 ? "4:8" : "1:1")}: Calendar 'c' is never open: no deadline would ever come; give it hours, such as {{ mon-fri: 09:00-17:00 }}"],
        Faults($"kind: Calendar\nname: c\ntimeZone: UTC\n{hours}"));

    [Fact]
    public void One_that_is_open_on_single_days_only_is_a_calendar() =>
        Assert.True(Read("kind: Calendar\nname: office\ntimeZone: UTC\ndays: { 2026-01-01: 09:00-10:00 }\n").IsEverOpen);

    [Fact]
    public void Rejects_calendars_that_extend_each_other_once() => Assert.Equal(
        ["8:10: Calendar 'b' extends itself: a extends b extends a; remove one 'extends' of these"],
        Faults("kind: Calendar\nname: a\nextends: b\nhours: { mon: 09:00-10:00 }\n---\nkind: Calendar\nname: b\nextends: a\n"));

    [Fact]
    public void What_extends_an_unknown_one_is_not_called_closed_too() => Assert.Equal(
        ["3:10: there is no Calendar 'bas'; write 'base'"],
        Faults("kind: Calendar\nname: a\nextends: bas\n---\nkind: Calendar\nname: base\ntimeZone: UTC\nhours: { sun-sat: 00:00-24:00 }\n"));

    private static string[] Faults(string content)
    {
        using TempFolder folder = LoanRules.Folder().With(File, content);
        return [.. LoanRules.Problems(folder).Select(problem => problem[(File.Length + 1)..])];
    }

    private static WorkCalendar Read(string content)
    {
        using TempFolder folder = LoanRules.Folder().With(File, content);
        return LoanRules.Accept(RuleFolder.Load(folder.Root)).Calendars.Single(calendar => calendar.Name == "office");
    }
}
