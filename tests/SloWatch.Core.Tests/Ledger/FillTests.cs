using SloWatch.Core.Instances;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Ledger;

/// <summary>A measurement that is new is counted over what is stored, as if it had always been there.</summary>
public class FillTests
{
    private static readonly Measurement Hour = Measure.CycleTime("1h");
    private static readonly Measurement Charge = Measure.StepTime("charge", "30m");

    [Fact]
    public void A_new_measurement_counts_what_is_stored()
    {
        Case facts = Case.AtNine().StepStarted("charge", "09:10", "r1").Ended("11:00");
        Advanced filled = Advance.Fill(Stored(facts, "12:00"), Judge.RulesOf(Hour, Charge));
        Books books = new();
        books.Take(filled);
        Assert.Equal(facts.JudgedAt("12:00", Hour, Charge).Books.ToString(), books.ToString());
    }

    [Fact]
    public void It_judges_at_the_moment_of_the_last_judgement()
    {
        Case facts = Case.AtNine();
        Advanced filled = Advance.Fill(Stored(facts, "09:30"), Judge.RulesOf(Hour));
        Assert.Equal(Monday.At("10:00"), filled.NextDeadline);
        Assert.Empty(filled.ViolationsAdded);
        Assert.Equal(1, Assert.Single(filled.Postings).Change.Begun);
    }

    [Fact]
    public void Nothing_of_it_is_late() => Assert.Empty(Advance.Fill(Stored(Case.AtNine(), "12:00"), Judge.RulesOf(Hour)).Late);

    [Fact]
    public void What_was_filled_goes_on_like_any_other()
    {
        Instance instance = Advance.Fill(Stored(Case.AtNine(), "09:30"), Judge.RulesOf(Hour)).Instance;
        Shelf shelf = new();
        shelf.Put(instance);
        WorkflowRules rules = Judge.RulesOf(Hour);
        Advanced swept = Advance.Run(shelf.Take(rules), [], new AdvanceContext(rules, Monday.At("12:00"), Monday.At("never")));
        Assert.Equal(Monday.Minute("10:00"), Assert.Single(swept.Postings).Minute);
    }

    /// <summary>Under another rule that counts it.</summary>
    private static StoredInstance Stored(Case facts, string now)
    {
        Walk walk = new(facts.Key, Judge.RulesOf(Measure.CycleTime("1s")));
        walk.Batch(facts.Facts, Monday.At(now));
        Shelf shelf = new();
        shelf.Put(walk.Instance);
        return shelf.Row;
    }
}
