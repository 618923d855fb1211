namespace SloWatch.System.Tests.Orders;

/// <summary>On a real terminal, which util-linux's `script` provides.</summary>
public class TerminalTests(OrdersFolder orders) : IClassFixture<OrdersFolder>
{
    [Fact]
    public void A_terminal_gets_colour() => Assert.Contains("\u001b[31mexhausted\u001b[0m", OnTerminal(150, "report"), StringComparison.Ordinal);

    [Fact]
    public void A_terminal_of_someone_who_wants_none_gets_no_colour()
    {
        string shown = OnTerminal(150, "report", ("NO_COLOR", "1"));

        Assert.Contains("exhausted", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[3", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrow_terminal_gets_lines_that_fit()
    {
        string shown = OnTerminal(60, "report", ("NO_COLOR", "1"));

        Assert.Contains("  good 3, bad 2", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd('\r').Length, 0, 60));
    }

    [Fact]
    public void A_narrow_terminal_gets_the_window_before_in_lines_too()
    {
        string shown = OnTerminal(60, "report --previous --window 12h --as-of 2024-03-05T00:00Z order-done-in-4h", ("NO_COLOR", "1"));

        Assert.Contains("  SLI 33.33 %, before 100.00 % (-66.67 pp)", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_import_draws_its_progress_over_itself_and_leaves_nothing_of_it()
    {
        string shown = OnTerminal(150, "import events.jsonl");

        Assert.Contains("next: slowatch report", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("[####", shown.Split('\r')[^2], StringComparison.Ordinal);
    }

    private string OnTerminal(int columns, string line, params (string Name, string Value)[] environment)
    {
        string settings = string.Concat(environment.Select(one => $"{one.Name}={one.Value} "));
        return Slowatch.RunProgram(orders.Root, "script", "-qec", $"stty cols {columns}; env -u NO_COLOR TERM=xterm {settings}'{Slowatch.Path}' {line}", "/dev/null").Out;
    }
}
