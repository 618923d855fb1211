using SloWatch.Core.Events;
using SloWatch.Core.Rules;

namespace SloWatch.Core.Tests.Rules;

public class ActivityMappingTests
{
    [Fact]
    public void Everything_that_a_mapping_says_makes_another_of_it()
    {
        string[] texts =
        [
            new ActivityMapping().Canonical,
            new ActivityMapping { Starts = ["a"] }.Canonical,
            new ActivityMapping { Ends = [new("a", Outcome.Completed, null)] }.Canonical,
            new ActivityMapping { Ends = [new("a", Outcome.Failed, null)] }.Canonical,
            new ActivityMapping { States = [new("a", "main", null)] }.Canonical,
            new ActivityMapping { States = [new("a", "main", "b")] }.Canonical,
            new ActivityMapping { Ignored = ["a"] }.Canonical,
            new ActivityMapping { Transitions = [new("a", "b")] }.Canonical,
            new ActivityMapping { Attributes = [new("a", "b")] }.Canonical,
            new ActivityMapping { BusinessKey = "a" }.Canonical,
            new ActivityMapping { Version = "a" }.Canonical,
        ];
        Assert.Distinct(texts);
    }
}
