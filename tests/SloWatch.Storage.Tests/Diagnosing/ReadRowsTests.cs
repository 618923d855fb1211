using System.Text;
using System.Text.Json;
using SloWatch.Core.Diagnosis;
using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;
using SloWatch.Engine.Evaluation.Diagnosing;
using SloWatch.Engine.Json;
using SloWatch.Engine.Stores;
using SloWatch.Storage.Tests.Pipeline;
using SloWatch.Testing.Builders;

namespace SloWatch.Storage.Tests.Diagnosing;

/// <summary>A diagnosis reads of a store what may matter, and says what it would say had it read everything.</summary>
public sealed class ReadRowsTests : IDisposable
{
    private const int Days = 365;

    private static readonly Measurement Ended = Measure.By(new Workflow(Relay.Orders), "cycleTime", ("within", "1h"));
    private static readonly Measurement Stepped = Measure.By(new Workflow(Relay.Orders), "stepTime", ("step", "pay"), ("within", "20m"));

    private readonly ImportPlace place = new();

    public void Dispose() => place.Dispose();

    /// <summary>Ten a day, of which nine had ended in the day before, which is too few to compare with: so it is the day before that.</summary>
    [Fact]
    public void Of_a_year_a_burn_of_an_hour_reads_two_days()
    {
        RuleSet rules = ImportPlace.Rules(Ended);
        place.Import([.. Enumerable.Range(0, Days * 10).SelectMany(i => Order(i, TimeSpan.FromDays(i / 10) + TimeSpan.FromMinutes(i % 10 * 60), i % 10 == 9 && i / 10 == Days - 1 ? null : 10))], rules);

        (int all, int read) = Told(rules, Ended, new(Monday.At($"{Days - 1}d 09:30"), Monday.At($"{Days - 1}d 10:30")));

        Assert.Equal((Days * 10, 20), (all, read));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void It_says_what_it_would_say_had_it_read_everything(int seed)
    {
        Random random = new(seed);
        RuleSet rules = ImportPlace.Rules(Ended, Stepped);
        place.Import([.. Enumerable.Range(0, 400).SelectMany(i => Order(i, TimeSpan.FromMinutes(random.Next(14 * 1440)), random.Next(4) == 0 ? null : random.Next(1, 3000), random.Next(3) == 0 ? random.Next(4000) : null))], rules);

        foreach (Measurement measurement in new[] { Ended, Stepped })
        {
            for (int i = 0; i < 8; i++)
            {
                Instant from = Monday.At("00:00") + TimeSpan.FromMinutes(random.Next(14 * 1440));
                (int all, int read) = Told(rules, measurement, new(from, from + TimeSpan.FromMinutes(random.Next(30, 3000))));
                Assert.True(read < all, $"seed {seed}: {read} of {all}");
            }
        }
    }

    [Fact]
    public void Several_of_one_workflow_read_it_once_and_say_what_each_says_by_itself()
    {
        RuleSet rules = ImportPlace.Rules(Ended, Stepped);
        place.Import([.. Enumerable.Range(0, 300).SelectMany(i => Order(i, TimeSpan.FromHours(i), i % 7 == 0 ? null : i % 5 * 30))], rules);

        place.Read(store =>
        {
            DiagnosisQuestion[] questions =
            [
                .. new[] { (2, 3), (9, 10), (5, 11) }.SelectMany(days => rules.Objectives.Select(objective =>
                    BurnWindows.Choose(store, rules, objective, Monday.At($"{days.Item1}d 00:00"), Monday.At($"{days.Item2}d 00:00"), TimeProvider.System))),
            ];
            (IStoreReader counted, ReadRows together) = ReadRows.Of(store, whole: false);
            (IStoreReader again, ReadRows alone) = ReadRows.Of(store, whole: false);

            Assert.Equal(questions.Select(question => Said(Diagnoses.Make(again, question, CancellationToken.None))), Diagnoses.MakeAll(counted, questions, CancellationToken.None).Select(Said));
            Assert.True(together.Read <= 300 && alone.Read > 2 * together.Read, $"{together.Read} together, {alone.Read} one by one");
            return 0;
        });
    }

    /// <summary>How many instances are read, all and those that may matter; what is said is the same.</summary>
    private (int All, int Read) Told(RuleSet rules, Measurement measurement, TimeRange window) => place.Read(store =>
    {
        Objective objective = rules.Objectives.Single(one => one.Measurement.Hash == measurement.Hash);
        DiagnosisQuestion question = BurnWindows.Choose(store, rules, objective, window.From, window.To, TimeProvider.System);
        (IStoreReader whole, ReadRows all) = ReadRows.Of(store, whole: true);
        (IStoreReader some, ReadRows read) = ReadRows.Of(store, whole: false);

        Assert.Equal(Said(Diagnoses.Make(whole, question, CancellationToken.None)), Said(Diagnoses.Make(some, question, CancellationToken.None)));
        return (all.Read, read.Read);
    });

    private static string Said(BurnDiagnosis made)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            DiagnosisJson.Write(json, made);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <param name="minutes">Until its call is back; null: it hangs.</param>
    /// <param name="late">Minutes after its end until a step of it ends; null: none is open then.</param>
    private static WorkflowEvent[] Order(int number, TimeSpan begin, double? minutes, double? late = null)
    {
        string At(double after) => Monday.Text(Monday.At("00:00") + begin + TimeSpan.FromMinutes(after));
        Case one = Case.Of($"o{number}").Started(At(0)).Version($"v{begin.Days / 5}").StepStarted("pay", At(1), "p").Dependency("bank");
        one = minutes is { } back ? one.StepEnded("pay", At(1 + back), "p").StepStarted("tell", At(1.5 + back), "t").Ended(At(2 + back)) : one;
        return Relay.Facts(Relay.Orders, minutes is { } ended && late is { } more ? one.StepEnded("tell", At(2 + ended + more), "t") : one);
    }
}
