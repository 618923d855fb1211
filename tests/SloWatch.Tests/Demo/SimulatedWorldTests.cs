using System.Globalization;
using System.Text;
using System.Text.Json;
using SloWatch.Cli.Demo.Faults;
using SloWatch.Cli.Demo.Simulation;
using SloWatch.Core.Events;
using SloWatch.Core.Time;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Tests.Demo;

public class SimulatedWorldTests
{
    private static readonly Instant Begin = DemoPlace.Noon, End = Begin + TimeSpan.FromHours(2);

    [Fact]
    public void It_happens_in_the_same_way_each_time() => Assert.Equal(Lines(FaultPlan.None), Lines(FaultPlan.None));

    [Fact]
    public void What_a_fault_does_not_touch_happens_in_the_same_way_without_it()
    {
        FaultPlan plan = new([DemoPlace.Fault(FaultKind.PaymentProvider, 10, 20), DemoPlace.Fault(FaultKind.SilentSource, 10, 20)]);

        string[] with = Lines(plan), without = Lines(FaultPlan.None);

        Assert.NotEqual(without, with);
        Assert.Equal(Of(without, "loan-approval"), Of(with, "loan-approval"));
        Assert.Equal(Of(without, "nightly-settlement"), Of(with, "nightly-settlement"));
    }

    [Fact]
    public void A_bad_version_is_rolled_out_to_every_second_loan_and_the_others_go_on_as_without_it()
    {
        FaultPlan plan = new([DemoPlace.Fault(FaultKind.BadVersion, 10, 20)]);

        string[] with = Lines(plan), without = Lines(FaultPlan.None);
        HashSet<string> tried = [.. Of(with, "2.4.0").Select(InstanceOf)];

        Assert.InRange(tried.Count, 40, 60);
        Assert.Equal(without.Where(line => !tried.Contains(InstanceOf(line))), with.Where(line => !tried.Contains(InstanceOf(line))));
        Assert.All(tried, id => Assert.Equal(1, int.Parse(id[3..], CultureInfo.InvariantCulture) % 2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(3600)]
    public void However_often_it_is_asked_each_source_tells_each_event_once_and_in_order(int seconds)
    {
        Dictionary<string, List<WorkflowEvent>> often = Told(FaultPlan.None, TimeSpan.FromSeconds(seconds)), once = Told(FaultPlan.None, End - Begin);

        Assert.Equal(SimulatedSource.All.Select(source => source.Name).Order(), often.Keys.Order());
        foreach ((string source, List<WorkflowEvent> events) in often)
        {
            Assert.Equal(events.Select(fact => fact.At).Order(), events.Select(fact => fact.At));
            Assert.Equal(EventKind.Watermark, events[^1].Kind);
            Assert.Equal(Lines(once[source].SkipLast(1).Where(fact => fact.At < events[^1].At)), Lines(events.Where(fact => fact.Kind != EventKind.Watermark)));
            Assert.True(End - events[^1].At <= TimeSpan.FromSeconds(10), $"{source} tells nothing after {events[^1].At}");
        }
    }

    [Fact]
    public void A_silent_source_tells_everything_when_it_is_back()
    {
        FaultPlan plan = new([DemoPlace.Fault(FaultKind.SilentSource, 10, 20)]);
        Reports reports = new(Begin, plan);
        reports.Until(Begin + TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));

        bool told = reports.Until(Begin + TimeSpan.FromMinutes(19)).Any(report => report.Source.Name == "courier");
        Report back = reports.Until(Begin + TimeSpan.FromMinutes(20)).Single(report => report.Source.Name == "courier");

        Assert.False(told);
        Assert.True(back.Events.Count > 20, $"{back.Events.Count} events");
        Assert.True(back.Events[0].At < Begin + TimeSpan.FromMinutes(11));
    }

    [Fact]
    public void Each_event_is_one_that_the_service_reads()
    {
        EventJsonReader reader = new("demo", null);
        foreach (string line in Lines(new FaultPlan([DemoPlace.Fault(FaultKind.PaymentProvider, 1, 100), DemoPlace.Fault(FaultKind.BadVersion, 1, 100)])))
        {
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(line), out _, out EventRefusal refusal), $"{line}: {refusal.Reason}");
        }
    }

    [Fact]
    public void Some_work_is_tried_again_some_waits_and_some_is_undone()
    {
        WorkflowEvent[] events = [.. Told(FaultPlan.None, End - Begin).Values.SelectMany(all => all)];

        Assert.InRange(events.Count(fact => fact.Kind == EventKind.StepFailed), 5, 60);
        Assert.InRange(events.Count(fact => fact.Details?.Compensates is not null && fact.Kind == EventKind.StepEnded), 1, 12);
        Assert.Contains(events, fact => fact.Kind == EventKind.StepScheduled && fact.Step == "cook");
    }

    private static string[] Of(string[] lines, string workflow) => [.. lines.Where(line => line.Contains($"\"{workflow}\"", StringComparison.Ordinal))];

    private static string InstanceOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.TryGetProperty("instance", out JsonElement instance) ? instance.GetString()! : "";
    }

    private static Dictionary<string, List<WorkflowEvent>> Told(FaultPlan plan, TimeSpan step)
    {
        Reports reports = new(Begin, plan);
        Dictionary<string, List<WorkflowEvent>> told = [];
        for (Instant now = Begin; now < End;)
        {
            now = Instant.Min(End, now + step);
            foreach (Report report in reports.Until(now))
            {
                if (!told.TryGetValue(report.Source.Name, out List<WorkflowEvent>? all))
                {
                    told.Add(report.Source.Name, all = []);
                }

                all.AddRange(report.Events);
            }
        }

        return told;
    }

    private static string[] Lines(FaultPlan plan) => Lines(Told(plan, TimeSpan.FromMinutes(1)).OrderBy(one => one.Key).SelectMany(one => one.Value));

    private static string[] Lines(IEnumerable<WorkflowEvent> events)
    {
        using MemoryStream bytes = new();
        using (EventJsonWriter writer = new(bytes))
        {
            events.ToList().ForEach(writer.WriteLine);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
