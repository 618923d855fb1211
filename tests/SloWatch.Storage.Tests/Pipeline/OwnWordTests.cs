using SloWatch.Core.Events;
using SloWatch.Core.Ledger;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest;
using SloWatch.Engine.Ingest.DryRuns;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Pipeline;

/// <summary>What a source says of itself, its watermarks and gaps, is taken of those that are known.</summary>
public sealed class OwnWordTests : IDisposable
{
    private static readonly Measurement InAnHour = Measure.CycleTime("1h");
    private static readonly RuleSet Rules = ImportPlace.Rules(InAnHour) with { Sources = [new SourceDefinition("shop", Some.WorkflowName, "jsonLines")] };
    private static readonly WorkflowEvent Complete = Some.Fact(EventKind.Watermark, "12:00", instance: "") with { Source = "till" };
    private static readonly WorkflowEvent Lost = Some.Fact(EventKind.Gap, "11:00", instance: "") with { Source = "till", Details = new() { From = Monday.At("09:30") } };

    private readonly ImportPlace place = new();

    public static TheoryData<bool> Both => [true, false];

    public void Dispose() => place.Dispose();

    [Theory]
    [MemberData(nameof(Both))]
    public void An_import_refuses_what_a_source_says_of_itself_that_nobody_knows(bool isGap)
    {
        WorkflowEvent word = isGap ? Lost : Complete;
        IEnumerable<WorkflowEvent> file = [.. Case.Of("hung").Started("09:00").From("shop").Facts, word];

        ImportResult result = place.Import(file, Rules);

        Assert.Equal((1, 1), (result.Events, result.Refused));
        Assert.Contains($"the rules have no Source 'till' of '{Some.WorkflowName}', and it has delivered nothing else; use one of: shop, or add the Source to the rules", result.Refusals[0].Reason, StringComparison.Ordinal);
        Assert.Contains($": {(isGap ? "gap" : "watermark")} of {Some.WorkflowName} at 2024-", result.Refusals[0].Origin, StringComparison.Ordinal);
        Assert.Equal(["shop"], place.Read(store => store.Sources.All().Select(source => source.Name).ToArray()));
        Assert.Equal(1, place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)).Bad);
        place.AssertAudited(Rules);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void It_is_taken_of_a_source_of_which_the_file_has_something_else_wherever_it_stands(bool first)
    {
        WorkflowEvent[] told = [.. Case.Of("hung").Started("09:00").From("till").Facts];
        string path = place.Write("events.jsonl", first ? [Lost, Complete, .. told] : [.. told, Lost, Complete]);

        DryRunResult dry = DryRun.Run(new ImportRequest(path, null, null, false), Rules, new DryRunPast(null), null, CancellationToken.None);
        ImportResult result = place.Import(path, Rules);

        Assert.Equal((3, 0), (result.Events, result.Refused));
        Assert.Equal((3, 0), (dry.Events, dry.Refused));
        Assert.Equal(new Tally(1, 0, 0, 1, 0), place.Read(store => store.Ledger.Sum(InAnHour.Hash, Instant.Never, Instant.Ever)));
        place.AssertAudited(Rules);
    }

    /// <summary>Names that anyone may invent must not fill the memory.</summary>
    [Fact]
    public void No_more_than_ten_thousand_wait_for_their_source_to_be_known()
    {
        IEnumerable<WorkflowEvent> words = Enumerable.Range(0, 10_001).Select(second => Complete with { At = Complete.At + TimeSpan.FromSeconds(second) });

        ImportResult result = place.Import([.. words, .. Case.Of("hung").Started("09:00").From("till").Facts], Rules);

        Assert.Equal((2, 10_000), (result.Events, result.Refused));
    }

    [Fact]
    public void It_is_taken_of_a_source_that_delivered_before()
    {
        place.Import(Case.Of("hung").Started("09:00").From("till").Facts, Rules);

        ImportResult result = place.Import([Lost], Rules);

        Assert.Equal((1, 0), (result.Events, result.Refused));
    }

    /// <summary>Else what it told before would be of a source, and what it tells now of none.</summary>
    [Fact]
    public void Of_a_source_that_delivered_before_it_was_named_for_another_workflow_all_is_taken_still()
    {
        place.Import(Case.Of("a").Started("09:00").From("till").Facts, Rules);
        RuleSet named = Rules with { Sources = [.. Rules.Sources, new SourceDefinition("till", "other", "jsonLines"), new SourceDefinition("desk", "other", "jsonLines")] };

        Assert.Equal((1, 0), Counts(place.Import(Case.Of("b").Started("09:00").From("till").Facts, named)));
        Assert.Equal((1, 1), Counts(place.Import([.. Case.Of("c").Started("09:00").From("shop").Facts, .. Case.Of("d").Started("09:00").From("desk").Facts], named)));

        static (long, long) Counts(ImportResult result) => (result.Events, result.Refused);
    }

    [Fact]
    public void A_dry_run_says_that_an_import_refuses_it()
    {
        string path = place.Write("events.jsonl", [.. Case.Of("hung").Started("09:00").From("shop").Facts, Lost, Complete]);

        DryRunResult dry = DryRun.Run(new ImportRequest(path, null, null, false), Rules, new DryRunPast(null), null, CancellationToken.None);

        Assert.Equal((1, 2), (dry.Events, dry.Refused));
        Assert.All(dry.Refusals, refusal => Assert.StartsWith($"the rules have no Source 'till' of '{Some.WorkflowName}', and it has delivered nothing else; ", refusal.Reason, StringComparison.Ordinal));
    }
}
