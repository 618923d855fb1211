using System.IO.Compression;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Adapters.Xes;

/// <summary>The numbers that the log's own description states.</summary>
public class LoanLogTests
{
    private static readonly ActivityMapping Loan = new()
    {
        Ends =
        [
            new("A_DECLINED", Outcome.Completed, "declined"), new("A_CANCELLED", Outcome.Completed, "cancelled"), new("A_ACTIVATED", Outcome.Completed, "approved"),
            new("A_APPROVED", Outcome.Completed, "approved"), new("A_REGISTERED", Outcome.Completed, "approved"),
        ],
        States = [new("A_*", "application", null), new("O_*", "offer", null)],
        Steps = [new("W_*", null, null)],
        Attributes = [new("amount", "AMOUNT_REQ")],
    };

    [DataFact]
    public void Every_event_and_every_case_of_the_log_is_read()
    {
        RecordingSink sink = new();
        using GZipStream log = new(File.OpenRead(SharedData.PathOf(SharedData.LoanLog)), CompressionMode.Decompress);
        Logs.Adapter.Import(RecordingSink.FileOf(Logs.Adapter, log, Loan), sink, CancellationToken.None);

        Assert.Empty(sink.Refused);
        Assert.Empty(sink.NotNamed);
        Assert.Equal(262_200, sink.Became.Sum(became => became.Count));
        Assert.Equal(13_087, sink.Taken.Select(fact => fact.Instance).Distinct().Count());
        Assert.Equal(13_087, sink.Taken.Count(fact => fact.Kind == EventKind.Started && fact.Details!.Attributes!.Single().Name == "amount"));
        Assert.Equal("2011-09-30T22:38:44.546Z", sink.Taken.Min(fact => fact.At).ToString());
        Assert.Equal("2012-03-14T15:04:54.681Z", sink.Taken.Max(fact => fact.At).ToString());
        Assert.Equal(7635, sink.Taken.Count(fact => fact.Details?.Result == "declined"));
        Assert.Equal(2807, sink.Taken.Count(fact => fact.Details?.Result == "cancelled"));
        Assert.Equal(13_087 - 399, sink.Taken.Where(fact => fact.Kind == EventKind.Ended).Select(fact => fact.Instance).Distinct().Count());
        Assert.Equal(262_200, sink.Taken.Count(fact => fact.Kind is EventKind.State or EventKind.StepScheduled or EventKind.StepStarted or EventKind.StepEnded));
        Assert.Equal(sink.Taken.Count, sink.Taken.Select(fact => (fact.Instance, fact.Kind, fact.At, fact.Step, fact.State, fact.Track, fact.Outcome, fact.Fact)).Distinct().Count());
    }
}
