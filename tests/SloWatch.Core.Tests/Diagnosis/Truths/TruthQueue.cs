namespace SloWatch.Core.Tests.Diagnosis.Truths;

/// <summary>Calls wait for a worker who makes them, once something is wrong. Seconds are counted from the first case.</summary>
internal sealed class TruthQueue(Truth truth)
{
    /// <summary>Of a call, a second or two more or less.</summary>
    public const double Usual = 11.5;

    private int inFlight = truth.Wrong == Wrong.FewWorkers && truth.Rate == 1 ? truth.InFlight : 0;
    private readonly double[] freeAt = new double[Math.Max(1, truth.Workers)];
    private double pace;

    /// <summary>How many times as long calls take.</summary>
    public double Times => truth.Wrong == Wrong.SlowCalls ? truth.Overload * truth.Apart * truth.Workers / Usual : 1;

    /// <summary>Who makes calls is gone in the midst of it: it never comes back.</summary>
    public bool Leaves() => inFlight-- > 0;

    /// <summary>When what waits from a moment is taken up; null: never.</summary>
    /// <param name="length">Of the call; null: its worker never comes back.</param>
    public double? TakenUp(double at, double? length)
    {
        if (truth.Wrong == Wrong.FewWorkers)
        {
            pace = Math.Max(at, pace + (truth.Apart * truth.Overload));
            return truth.Rate < 1 ? pace : null;
        }

        if (truth.Workers == 0)
        {
            return at;
        }

        int next = Array.IndexOf(freeAt, freeAt.Min());
        double taken = Math.Max(at, freeAt[next]);
        freeAt[next] = length is { } busy ? taken + busy : double.PositiveInfinity;
        return double.IsPositiveInfinity(taken) ? null : taken;
    }
}
