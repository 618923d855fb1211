namespace SloWatch.Core.Diagnosis.Spots;

/// <summary>A place in the course of a life, beside what others spend there. Of what nobody knows how long others take only that counts in which it is still.</summary>
/// <param name="Others">Null: nobody knows.</param>
internal sealed record Overlong(Visits Visits, UsualTime? Others)
{
    /// <summary>Others that are shorter together say nothing of it: a second more or less is much of a second.</summary>
    private const double Telling = 0.1;

    public TimeSpan Length => Others is null ? Visits.Open : Visits.Length;

    /// <summary>Beyond what as many visits usually take.</summary>
    public TimeSpan By => Length - Usual;

    /// <summary>By more visits than usual, each as long as usual.</summary>
    public TimeSpan Again => Others is { } others ? TimeSpan.FromTicks(Math.Min(Length.Ticks, Usual.Ticks)) - others.All : TimeSpan.Zero;

    /// <summary>How many times as much too long as it is long.</summary>
    public double Times => Usual > TimeSpan.Zero ? By / Usual : double.PositiveInfinity;

    private TimeSpan Usual => (Others?.Visit ?? TimeSpan.Zero) * Visits.Count;

    /// <summary>What others would have spent there by now; where nobody knows, what it did.</summary>
    public TimeSpan AsUsual => Others is null ? Visits.Length : Visits.Open > TimeSpan.Zero && By < TimeSpan.Zero ? Length : Usual;

    public bool IsBeside(Overlong other) => Visits.Longest.From < other.Visits.Longest.To && other.Visits.Longest.From < Visits.Longest.To;

    /// <summary>Half as much too long for their length as this one, or more, were all the others together: it does not stand out. What is still open says so only when it is too long already.</summary>
    public bool IsLikeAll(IEnumerable<Overlong> others)
    {
        Overlong[] rest = [.. others.Where(other => other.Others is not null && (other.Visits.Open == TimeSpan.Zero || other.By > TimeSpan.Zero) && !IsBeside(other))];
        TimeSpan usual = Course.Sum(rest.Select(other => other.Usual));
        return usual > TimeSpan.Zero && usual >= Usual * Telling && Course.Sum(rest.Select(other => other.By)) / usual * 2 >= Times;
    }
}
