using System.Text;
using SloWatch.Cli.Running;

namespace SloWatch.Tests.Running;

public class TerminalTests
{
    [Fact]
    public void Results_come_before_the_talk_about_them()
    {
        using MemoryStream screen = new();
        using StreamWriter results = new(screen) { NewLine = "\n" };
        using StreamWriter talk = new(screen) { NewLine = "\n", AutoFlush = true };
        Terminal terminal = new(results, talk);

        terminal.Out.WriteLine("results");
        terminal.Say("next");

        Assert.Equal("results\nnext\n", Encoding.UTF8.GetString(screen.ToArray()));
    }
}
