using SloWatch.Core.Time;

namespace SloWatch.Core.Tests.Time;

public class InstantTests
{
    private const long MicrosPerMinute = 60_000_000;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(MicrosPerMinute - 1, 0)]
    [InlineData(MicrosPerMinute, 1)]
    [InlineData(-1, -1)]
    [InlineData(-MicrosPerMinute, -1)]
    [InlineData(-MicrosPerMinute - 1, -2)]
    public void The_minute_is_rounded_down_on_both_sides_of_1970(long micros, long minute) => Assert.Equal(minute, new Instant(micros).Minute);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, MicrosPerMinute)]
    [InlineData(MicrosPerMinute, MicrosPerMinute)]
    [InlineData(-1, 0)]
    [InlineData(-MicrosPerMinute - 1, -MicrosPerMinute)]
    public void The_ceiling_is_the_next_full_minute_unless_it_is_one(long micros, long ceiling) =>
        Assert.Equal(new Instant(ceiling), new Instant(micros).CeilingToMinute());

    [Theory]
    [InlineData(0, MicrosPerMinute)]
    [InlineData(1, MicrosPerMinute)]
    [InlineData(MicrosPerMinute, 2 * MicrosPerMinute)]
    [InlineData(-1, 0)]
    [InlineData(-MicrosPerMinute, 0)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue)]
    public void The_next_minute_comes_after_it_also_when_it_is_a_full_one(long micros, long next) =>
        Assert.Equal(new Instant(next), new Instant(micros).NextMinute());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(MicrosPerMinute + 1, MicrosPerMinute)]
    [InlineData(-1, -MicrosPerMinute)]
    public void The_floor_is_the_full_minute_before_unless_it_is_one(long micros, long floor) =>
        Assert.Equal(new Instant(floor), new Instant(micros).FloorToMinute());

    [Fact]
    public void Arithmetic_stops_at_the_ends_of_time()
    {
        TimeSpan day = TimeSpan.FromDays(1);
        Assert.Equal(Instant.Ever, Instant.Ever - day);
        Assert.Equal(Instant.Never, Instant.Never + day);
        Assert.Equal(Instant.Ever, new Instant(long.MaxValue - 1) + day);
        Assert.Equal(Instant.Never, new Instant(long.MinValue + 1) - day);
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(-1, 1, 0)]
    [InlineData(0, 0, 0)]
    public void Small_times_are_added_as_they_are(long micros, long more, long sum) => Assert.Equal(new Instant(sum), new Instant(micros) + TimeSpan.FromMicroseconds(more));

    [Fact]
    public void The_ends_of_time_are_their_own_floor_and_ceiling()
    {
        Assert.Equal(Instant.Ever, Instant.Ever.FloorToMinute());
        Assert.Equal(Instant.Ever, Instant.Ever.CeilingToMinute());
        Assert.Equal(Instant.Never, Instant.Never.FloorToMinute());
        Assert.Equal(Instant.Never, Instant.Never.CeilingToMinute());
    }

    [Fact]
    public void The_minutes_of_the_ends_of_time_lie_beyond_every_minute()
    {
        Assert.True(Instant.Never.Minute < new Instant(long.MinValue + MicrosPerMinute).Minute);
        Assert.True(Instant.Ever.Minute > new Instant(long.MaxValue - MicrosPerMinute).Minute);
    }

    [Fact]
    public void Every_moment_lies_between_the_ends_of_time()
    {
        Instant moment = new(0);
        Assert.True(Instant.Never < moment && moment < Instant.Ever);
        Assert.Equal([Instant.Never, moment, Instant.Ever], new[] { Instant.Ever, moment, Instant.Never }.Order());
        Assert.False(Instant.Never.IsFinite);
        Assert.False(Instant.Ever.IsFinite);
    }

    [Fact]
    public void A_minute_too_far_away_is_an_end_of_time()
    {
        Assert.Equal(Instant.Ever, Instant.FromMinute(long.MaxValue / 1000));
        Assert.Equal(Instant.Never, Instant.FromMinute(long.MinValue / 1000));
    }

    [Theory]
    [InlineData("2011-10-01T00:38:44.546+02:00", "2011-09-30T22:38:44.546Z")]
    [InlineData("2011-10-01T00:38:44Z", "2011-10-01T00:38:44Z")]
    [InlineData("2011-10-01T00:38:44", "2011-10-01T00:38:44Z")]
    [InlineData("2011-10-01T00:38:44.1234567Z", "2011-10-01T00:38:44.123456Z")]
    [InlineData("1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z")]
    [InlineData("2011-10-01", "2011-10-01T00:00:00Z")]
    public void Reads_times_and_writes_them_in_UTC_with_the_decimals_they_need(string written, string read)
    {
        Assert.True(Instant.TryParse(written, out Instant instant));
        Assert.Equal(read, instant.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2011-13-01T00:00:00Z")]
    [InlineData("2011-02-30T00:00:00Z")]
    public void Refuses_what_is_no_time(string written) => Assert.False(Instant.TryParse(written, out _));

    [Fact]
    public void Writes_the_ends_of_time_in_words()
    {
        Assert.Equal("never", Instant.Never.ToString());
        Assert.Equal("ever", Instant.Ever.ToString());
    }

    [Fact]
    public void Parts_of_a_microsecond_are_cut_and_not_rounded() =>
        Assert.Equal(new Instant(1), Instant.From(DateTimeOffset.UnixEpoch.AddTicks(19)));

    [Fact]
    public void A_range_holds_its_beginning_and_not_its_end()
    {
        TimeRange range = new(new Instant(10), new Instant(20));
        Assert.True(range.Contains(new Instant(10)));
        Assert.True(range.Contains(new Instant(19)));
        Assert.False(range.Contains(new Instant(20)));
        Assert.False(range.Contains(new Instant(9)));
    }

    [Fact]
    public void Arithmetic_stops_at_the_ends_of_time_exactly_where_it_must()
    {
        Random random = new(7);
        for (int i = 0; i < 10_000; i++)
        {
            Instant at = new(random.Next(3) switch { 0 => long.MaxValue - random.NextInt64(1000), 1 => long.MinValue + random.NextInt64(1000), _ => random.NextInt64() });
            TimeSpan span = new(random.Next(3) switch { 0 => long.MaxValue - random.NextInt64(10_000), 1 => long.MinValue + random.NextInt64(10_000), _ => random.NextInt64(-20_000, 20_000) });

            Assert.Equal(at.IsFinite ? Saturated((Int128)at.Micros + (span.Ticks / 10)) : at, at + span);
            Assert.Equal(at.IsFinite ? Saturated((Int128)at.Micros - (span.Ticks / 10)) : at, at - span);
            long minute = at.Micros / random.NextInt64(1, 100_000_000);
            Assert.Equal(Saturated((Int128)minute * 60_000_000), Instant.FromMinute(minute));
        }

        static Instant Saturated(Int128 micros) => new(micros >= long.MaxValue ? long.MaxValue : micros <= long.MinValue ? long.MinValue : (long)micros);
    }
}
