namespace SloWatch.Cli.Demo.Simulation;

/// <summary>All chance of one case, or of one kind of arrivals; equal seeds fall alike.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>One for a part of the story, so that what happens in it moves nothing outside of it.</summary>
    public Chance Split() => new(random.Next());

    /// <summary>Both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Percent(double share) => random.NextDouble() * 100 < share;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Next(choices.Length)];

    /// <summary>To the millisecond, as engines report times.</summary>
    public TimeSpan Seconds(double least, double most) => TimeSpan.FromMilliseconds(Between((int)(least * 1000), (int)(most * 1000)));

    /// <summary>Until the next of those that come by themselves, so many a minute on average; rather evenly than not, for each has two things to do before.</summary>
    public TimeSpan Gap(double perMinute) => TimeSpan.FromMilliseconds(Math.Ceiling((Exponential() + Exponential()) / 2 * 60_000 / perMinute));

    private double Exponential() => -Math.Log(1 - random.NextDouble());
}
