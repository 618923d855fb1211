using SloWatch.Core.Rules;

namespace SloWatch.Core.Tests.Rules;

public class SightNamesTests
{
    [Fact]
    public void Every_sight_has_a_name_that_reads_back_and_a_meaning()
    {
        foreach (Sight one in Enum.GetValues<Sight>().Where(one => one != Sight.None))
        {
            string name = Assert.Single(SightNames.Of(one));
            Assert.Equal(one, SightNames.Parse(name));
            Assert.NotEmpty(SightNames.Explain(one));
        }
    }

    [Fact]
    public void An_unknown_name_is_no_sight() => Assert.Equal(Sight.None, SightNames.Parse("everything"));
}
