using System.Text;
using SloWatch.Core.Events;

namespace SloWatch.Core.Tests.Events;

/// <summary>A name that recurs is one string in memory, and never another name.</summary>
public class NamePoolTests
{
    [Theory]
    [InlineData("charge")]
    [InlineData("Prüfung 検査")]
    public void The_same_bytes_give_the_same_string(string name)
    {
        string first = NamePool.Get(Encoding.UTF8.GetBytes(name));
        Assert.Equal(name, first);
        Assert.Same(first, NamePool.Get(Encoding.UTF8.GetBytes(name)));
    }

    [Fact]
    public void However_many_names_there_are_each_is_given_as_it_was_told()
    {
        string[] names = ["", new string('x', 65), .. Enumerable.Range(0, 20_000).Select(number => $"name {number}")];
        Assert.All(names.Concat(names), name => Assert.Equal(name, NamePool.Get(Encoding.UTF8.GetBytes(name))));
    }
}
