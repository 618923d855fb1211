using System.Text.Json.Nodes;
using SloWatch.Core.Diagnosis;
using SloWatch.Engine.Json;
using SloWatch.Testing.Builders;

namespace SloWatch.Engine.Tests.Json;

public class DiagnosisJsonTests
{
    private static readonly BurnDiagnosis Full = new(
        "paid-in-1h", "payments", "instances", new(Monday.At("10:00"), Monday.At("11:00")), new(Monday.At("09:00"), Monday.At("10:00")), new(5, 12), new(100, 1),
        new(LikelyCause.DependencyOutage, "Likely a dependency outage of \"bank\"")
        {
            By = Dimension.Dependency,
            Subject = "bank",
            TakesOver = "shipping",
            Numbers = new(11, 12) { Late = 5, Failed = 4, Behind = 2, Error = "HTTP 503", AtLeast = true, PlaceBy = Dimension.Step, Place = "charge", BadThere = 11, SeenThere = 13, Well = 2, OthersBad = 1, OthersSeen = 3, BadBefore = 0, SeenBefore = 90 },
            Others = ["not stuck: 1 of 12", "no bad version"],
        },
        [new(Dimension.Dependency, [new("bank", GroupRole.Named, 11, 16, 0, 90) { Percent = 92, Examples = [new("c1", "instance"), new("c2", "instance#2")] }, new(null, GroupRole.NotSaid, 1, null, 1, null) { Percent = 8 }])])
    {
        Why = "the last 1d, in which the budget burns",
        Doubt = "source engine is silent",
    };

    public static TheoryData<string> Kinds => ["full", "bare"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_written_is_read_as_it_was(string kind)
    {
        BurnDiagnosis diagnosis = kind == "full" ? Full : Full with { Before = null, Earlier = default, Doubt = null, Conclusion = new(LikelyCause.NotClear, "too few"), Tables = [] };

        string text = Written(diagnosis);

        Assert.Equal(text, Written(DiagnosisReading.Read(text)));
    }

    [Fact]
    public void One_that_was_kept_before_some_of_it_was_told_is_read_without_that()
    {
        JsonNode kept = JsonNode.Parse(Written(Full))!;
        kept.AsObject().Remove("why");
        kept.AsObject().Remove("takesOver");
        foreach (string later in (string[])["late", "failed", "behind", "error", "atLeast", "placeBy", "place", "badThere", "seenThere"])
        {
            Assert.True(kept["numbers"]!.AsObject().Remove(later), later);
        }

        BurnDiagnosis read = DiagnosisReading.Read(kept.ToJsonString());

        Assert.Equal(new CauseNumbers(11, 12) { Well = 2, OthersBad = 1, OthersSeen = 3, BadBefore = 0, SeenBefore = 90 }, read.Conclusion.Numbers);
        Assert.Null(read.Why ?? read.Conclusion.TakesOver);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"window\":7}")]
    public void What_is_damaged_is_said_to_be(string text) => Assert.Throws<FormatException>(() => DiagnosisReading.Read(text));

    private static string Written(BurnDiagnosis diagnosis) => JsonText.Document(json => DiagnosisJson.Write(json, diagnosis));
}
