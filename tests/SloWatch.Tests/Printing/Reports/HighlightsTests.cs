using SloWatch.Cli.Printing.Reports;

namespace SloWatch.Tests.Printing.Reports;

public class HighlightsTests
{
    [Fact]
    public void Nothing_is_said_of_a_budget_that_holds() =>
        Assert.Empty(Highlights.Of([SomeReport.Of("calm", new(1000, 999, 1, 0, 1))]));

    [Fact]
    public void What_finished_work_alone_would_hide_is_said_in_numbers() =>
        Assert.Equal(
            "hung: counting only what has finished would say 99.9 %; the truth is 95.2 %, because 49 more ran past their deadline than finished late.",
            Assert.Single(Highlights.Of([SomeReport.Of("hung", new(1050, 999, 50, 0, 1))])));

    [Fact]
    public void With_everything_hung_finished_work_has_no_data_to_show() =>
        Assert.Contains(
            "hung: counting only what has finished would say no data; the truth is 0.0 %, because 50 more ran past their deadline than finished late.",
            Highlights.Of([SomeReport.Of("hung", new(50, 0, 50, 0, 0))]));

    [Fact]
    public void Finished_work_that_looks_worse_is_no_news() =>
        Assert.Empty(Highlights.Of([SomeReport.Of("recovering", new(1000, 999, 1, 0, 40))]));

    [Fact]
    public void A_doubt_is_said_once_for_all_it_touches() =>
        Assert.Equal(
            "a, b: unknown, because source log is complete only up to noon.",
            Assert.Single(Highlights.Of(
            [
                SomeReport.Of("a", new(1, 1, 0, 0, 0), doubt: "source log is complete only up to noon"),
                SomeReport.Of("b", new(9, 0, 9, 0, 9), doubt: "source log is complete only up to noon"),
                SomeReport.Of("calm", new(1000, 999, 1, 0, 1)),
            ])));

    [Fact]
    public void A_doubt_about_all_of_them_names_none() =>
        Assert.Equal(
            "Every objective: unknown, because source log is not complete.",
            Assert.Single(Highlights.Of([SomeReport.Of("a", new(1, 1, 0, 0, 0), doubt: "source log is not complete"), SomeReport.Of("b", new(1, 1, 0, 0, 0), doubt: "source log is not complete")])));

    [Fact]
    public void Of_several_spent_budgets_the_worst_is_named_and_the_others_are_counted() =>
        Assert.Equal(
            "worse has spent its budget: 30 bad where the target allows 10 (2 objectives have spent theirs).",
            Assert.Single(Highlights.Of([SomeReport.Of("bad", new(100, 80, 20, 0, 20)), SomeReport.Of("worse", new(100, 70, 30, 0, 30))])));
}
