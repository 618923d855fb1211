namespace SloWatch.Core.Alerting.Rings;

/// <summary>Sums in 32 bits each as long as all of them fit: each measurement has some thousand.</summary>
internal sealed class CompactSums(int length)
{
    private (int Good, int Bad)[]? narrow = new (int Good, int Bad)[length];
    private Counts[] wide = [];

    public int Length => length;

    public Counts this[int place]
    {
        get => narrow is { } sums ? new Counts(sums[place].Good, sums[place].Bad) : wide[place];
        set
        {
            if (narrow is null || !Fits(value))
            {
                Widen();
                wide[place] = value;
            }
            else
            {
                narrow[place] = ((int)value.Good, (int)value.Bad);
            }
        }
    }

    private static bool Fits(Counts counts) => counts is { Good: >= int.MinValue and <= int.MaxValue, Bad: >= int.MinValue and <= int.MaxValue };

    private void Widen()
    {
        if (narrow is { } sums)
        {
            wide = Array.ConvertAll(sums, sum => new Counts(sum.Good, sum.Bad));
            narrow = null;
        }
    }
}
