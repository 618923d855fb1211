using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.LoanLog;

/// <summary>Every number of an independent recount of the loan log comes out exactly, from the JSON of the command line.</summary>
public class LoanLogTests(LoanLogStore log) : IClassFixture<LoanLogStore>
{
    [DataTheory]
    [InlineData("loan-decided-in-1h", "2011-11-01T00:00Z", 850, 1498, "0.362010", "0.499706")]
    [InlineData("loan-decided-in-24h", "2011-11-01T00:00Z", 1171, 1158, "0.502791", "0.688419")]
    [InlineData("loan-decided-in-7d", "2011-11-01T00:00Z", 1298, 832, "0.609390", "0.763081")]
    [InlineData("loan-decided-in-24h", "2012-01-15T00:00Z", 1118, 1149, "0.493163", "0.527607")]
    [InlineData("loan-decided-in-7d", "2012-01-15T00:00Z", 1273, 923, "0.579690", "0.600755")]
    [InlineData("loan-decided-in-14d", "2012-03-01T00:00Z", 2131, 747, "0.740445", "0.733310")]
    [InlineData("loan-decided-in-30d", "2012-03-15T00:00Z", 1822, 349, "0.839245", "0.834631")]
    public void Decisions_in_time(string objective, string asOf, int good, int bad, string sli, string finishedOnly)
    {
        JsonElement report = log.Report(objective, asOf);

        Assert.Equal((good, bad), (Number(report, "good"), Number(report, "bad")));
        Assert.Equal(sli, Rounded(report.GetProperty("sli")));
        Assert.Equal(finishedOnly, Rounded(report.GetProperty("finishedOnly").GetProperty("sli")));
    }

    [DataTheory]
    [InlineData("declined", 1267)]
    [InlineData("cancelled", 489)]
    [InlineData("approved", 363)]
    public void Ends_by_result_in_the_thirty_days_to_the_middle_of_January(string objective, int ended) =>
        Assert.Equal(ended, Number(log.Report(objective, "2012-01-15T00:00Z"), "good"));

    [DataTheory]
    [InlineData("every-wait", 26_239)]
    [InlineData("every-work-item", 71_373)]
    public void Work_items_are_paired_first_in_first_out(string objective, int pairs)
    {
        JsonElement report = log.Report(objective, "2012-03-15T00:00Z");

        Assert.Equal((pairs, 0), (Number(report, "good"), Number(report, "bad")));
    }

    [DataTheory]
    [InlineData("step", "every-work-item")]
    [InlineData("attribute:amount", "loan-decided-in-24h")]
    public void Groups_add_up_to_the_report(string by, string objective)
    {
        JsonElement report = log.Json("report", objective, "--by", by, "--as-of", "2012-01-15T00:00Z", "--json");
        JsonElement whole = report.GetProperty("objectives")[0];

        JsonElement[] parts = [.. report.GetProperty("groups").EnumerateArray(), .. report.GetProperty("groupsLeftOut").EnumerateArray()];
        Assert.True(parts.Length > 5);
        Assert.All(["good", "bad", "pending", "excluded"], count => Assert.Equal(Number(whole, count), parts.Sum(part => Number(part, count))));
    }

    [DataFact]
    public void The_file_and_what_it_holds()
    {
        JsonElement dry = log.DryRun();

        Assert.Equal((13_087, 399, 9_906, 11_343), (Number(dry, "cases"), Number(dry, "open"), Number(dry, "afterEnd"), Number(dry, "sameTimeGroups")));
        Assert.Equal((7_635, 2_807, 2_246), (Ended(dry, "declined"), Ended(dry, "cancelled"), Ended(dry, "approved")));
        Assert.Equal(262_200, dry.GetProperty("mapped").EnumerateArray().Sum(mapped => Number(mapped, "count")));
        Assert.Equal("2012-03-14T15:04:54.681Z", dry.GetProperty("last").GetString());
    }

    [DataFact]
    public void The_import_takes_in_every_case()
    {
        Assert.Equal((13_087, 0, 0), (Number(log.Import, "instances"), Number(log.Import, "refused"), Number(log.Import, "known")));
        Assert.Equal("2012-03-14T15:05:00Z", log.Json("report", "--json").GetProperty("asOf").GetString());
    }

    [DataFact]
    public void A_case_is_explained()
    {
        JsonElement unit = log.Json("explain", "173688", "--json").GetProperty("units").EnumerateArray()
            .Single(unit => unit.GetProperty("objective").GetString() == "loan-decided-in-24h");

        Assert.Equal("bad", unit.GetProperty("verdict").GetString());
        Assert.Equal("2011-10-01T22:38:44.546Z", unit.GetProperty("at").GetString());
        Assert.Equal("2011-10-01T22:38:44.546Z", unit.GetProperty("deadline").GetString());
    }

    [DataFact]
    public void The_audit_recounts_the_same() => Assert.True(log.Json("audit", "--json").GetProperty("ok").GetBoolean());

    private static int Ended(JsonElement dry, string result) =>
        Number(dry.GetProperty("ends").EnumerateArray().Single(end => end.GetProperty("result").GetString() == result), "count");

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string Rounded(JsonElement ratio) => decimal.Round(ratio.GetDecimal(), 6).ToString("0.000000", global::System.Globalization.CultureInfo.InvariantCulture);
}
