using SloWatch.Core.Time;

namespace SloWatch.Server.Tests.Choreography;

/// <summary>rules/front-controller: claims take twenty hours, and one in seventeen fails. While things hang, none ends.</summary>
internal sealed class Claims(TimeRange? hangs = null) : Way(hangs)
{
    public override string Example => "front-controller";

    public override string Workflow => "claims";

    public override IReadOnlyList<string> Sources => ["claims-desk"];

    public override IReadOnlyDictionary<string, decimal> Targets { get; } = new Dictionary<string, decimal> { ["claim-answered-in-3-days"] = 0.8m, ["claim-gets-an-answer"] = 0.8m };

    protected override string IdOf(int number) => $"{4000 + number}";

    protected override IEnumerable<Saying> SayingsOf(int number, Instant begun)
    {
        yield return Event(number, begun, "started", "");
        yield return Event(number, Ended(number, begun), "ended", Fails(number) ? ",\"outcome\":\"failed\",\"error\":\"no assessor\"" : ",\"outcome\":\"completed\"");
    }

    protected override IEnumerable<(string, Counted)> UnitsOf(int number, Instant begun)
    {
        Instant ended = Ended(number, begun);
        foreach ((string objective, TimeSpan limit) in ((string, TimeSpan)[])[("claim-answered-in-3-days", TimeSpan.FromDays(3)), ("claim-gets-an-answer", TimeSpan.FromDays(5))])
        {
            Counted unit = Counted.Within(begun, ended, limit);
            yield return (objective, unit with { IsGood = unit.IsGood && !Fails(number) });
        }
    }

    private static bool Fails(int number) => number % 17 == 16;

    private Saying Event(int number, Instant at, string kind, string more) =>
        new("claims-desk", at, $$"""{"source":"claims-desk","workflow":"claims","kind":"{{kind}}","at":"{{at}}","instance":"{{IdOf(number)}}"{{more}}}""");

    private Instant Ended(int number, Instant begun) => Held(begun + TimeSpan.FromMinutes(1200 + (number * 7 % 40)), number);
}
