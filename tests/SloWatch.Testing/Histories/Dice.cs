namespace SloWatch.Testing.Histories;

/// <summary>All chance of one generated case; equal seeds fall alike.</summary>
/// <param name="scattered">False for what is kept in files: it was made before seeds were scattered.</param>
public sealed class Dice(int seed, bool scattered = true)
{
    private readonly Random random = new(scattered ? Scatter(unchecked((uint)seed)) : seed);

    /// <summary>From 0 up to, not including, the bound.</summary>
    public int Below(int bound) => random.Next(bound);

    /// <summary>From one bound to the other, both included.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool Percent(int share) => random.Next(100) < share;

    public T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public Dice Split() => new(random.Next());

    public void Shuffle<T>(List<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int j = random.Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Random falls much alike for seeds that follow each other, and whole kinds of cases never came up; these follow in no order.</summary>
    private static int Scatter(uint seed)
    {
        uint mixed = seed;
        mixed = unchecked((mixed ^ (mixed >> 16)) * 0x7FEB352D);
        mixed = unchecked((mixed ^ (mixed >> 15)) * 0x846CA68B);
        return unchecked((int)(mixed ^ (mixed >> 16)));
    }
}
