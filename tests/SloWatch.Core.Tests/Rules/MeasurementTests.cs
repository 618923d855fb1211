using System.Security.Cryptography;
using System.Text;
using SloWatch.Core.Rules;
using SloWatch.Testing.Builders;

namespace SloWatch.Core.Tests.Rules;

public class MeasurementTests
{
    [Fact]
    public void Its_hash_is_the_beginning_of_that_of_its_canonical_text()
    {
        Measurement measurement = Measure.CycleTime("1h");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(measurement.Canonical)))[..24], measurement.Hash);
    }

    [Theory]
    [InlineData("waiting", "main", "waiting", "waiting")]
    [InlineData("main:waiting", "main", "waiting", "waiting")]
    [InlineData("offer:sent", "offer", "sent", "offer:sent")]
    [InlineData("main:at:home", "main", "at:home", "main:at:home")]
    [InlineData(":sent", "", "sent", ":sent")]
    [InlineData("main:blocked", "main", "blocked", "main:blocked")] // a state of that name, and no block
    public void A_state_to_pause_in_is_read_with_its_track_and_written_as_it_is_read(string name, string track, string state, string text)
    {
        PauseState read = PauseState.Of(name);
        Assert.Equal((track, state, text), (read.Track, read.State, read.ToString()));
        Assert.Equal(read, PauseState.Of(text));
    }

    [Fact]
    public void Pauses_are_named_as_rules_write_them()
    {
        Assert.Equal(["waiting", "offer:sent", "blocked"], Pauses.Of(["blocked", "waiting", "offer:sent", "waiting"]).Names);
        Assert.True(Pauses.Of([]).IsNone);
        Assert.False(Pauses.Of(["suspended"]).IsNone);
    }
}
