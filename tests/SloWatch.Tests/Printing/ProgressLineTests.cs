using SloWatch.Cli.Printing;
using SloWatch.Cli.Running;
using SloWatch.Engine.Ingest;

namespace SloWatch.Tests.Printing;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter talk = new() { NewLine = "\n" };
    private readonly HandClock clock = new();

    public void Dispose() => talk.Dispose();

    [Fact]
    public void A_person_sees_share_rate_and_time_left()
    {
        using ProgressLine line = new(Shell(watched: true), "log.xes");
        clock.Pass(seconds: 10);

        line.Reading().Report(new ImportProgress(250, 1000, 500_000));

        Assert.Equal("\rlog.xes [######..................] 25%  500,000 events, 50,000/s, 0:30 left", talk.ToString());
    }

    [Fact]
    public void It_is_drawn_ten_times_a_second_at_most_and_wiped_at_the_end()
    {
        using (ProgressLine line = new(Shell(watched: true), "counting"))
        {
            IProgress<long> progress = line.Counting("instances");
            progress.Report(1);
            progress.Report(2);
            clock.Pass(seconds: 1);
            progress.Report(3000);
        }

        Assert.Equal("\rcounting 1 instances, 1,000/s\rcounting 3,000 instances, 3,000/s\r                                 \r", talk.ToString());
    }

    [Fact]
    public void A_pipe_gets_nothing()
    {
        using (ProgressLine line = new(Shell(watched: false), "log.xes"))
        {
            line.Reading().Report(new ImportProgress(1, 2, 3));
        }

        Assert.Equal("", talk.ToString());
    }

    [Fact]
    public void An_empty_file_and_one_that_grew_are_no_trouble()
    {
        using ProgressLine line = new(Shell(watched: true), "x");
        line.Reading().Report(new ImportProgress(0, 0, 0));
        clock.Pass(seconds: 1);

        line.Reading().Report(new ImportProgress(20, 10, 1));

        Assert.Contains("100%", talk.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_what_has_no_length_only_the_count_is_told()
    {
        using ProgressLine line = new(Shell(watched: true), "pipe");
        clock.Pass(seconds: 2);

        line.Reading().Report(new ImportProgress(50_000, 0, 1000));

        Assert.Equal("\rpipe 1,000 events, 500/s", talk.ToString());
    }

    private Shell Shell(bool watched) => new(new Terminal(TextWriter.Null, talk) { Watched = watched }, clock, CancellationToken.None);

    private sealed class HandClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 10;

        public override long GetTimestamp() => now;

        public void Pass(int seconds) => now += seconds * TimestampFrequency;
    }
}
