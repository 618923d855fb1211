namespace SloWatch.Core.Diagnosis.Deciding;

/// <summary>How much is enough to name a cause. Each is a judgement, made so that a wrong name is rarer than none.</summary>
public static class Thresholds
{
    /// <summary>Fewer bad units say more of chance than of a cause. As many as an alert needs to fire, for that is when people ask.</summary>
    public const int LeastBad = 3;

    /// <summary>Fewer than these have to differ surely from the time before.</summary>
    public const int Enough = 10;

    /// <summary>Share of the bad units that one cause has to explain; with two that explain half each, it is a mixture.</summary>
    public const decimal Dominant = 0.7m;

    /// <summary>Share of what a cause explains that has to be seen at it, and not only behind it.</summary>
    public const decimal Direct = 0.5m;

    /// <summary>Share of what went bad somewhere that makes one ask whether it is of a version.</summary>
    public const decimal Half = 0.5m;

    /// <summary>Share of the bad units that, being slow everywhere, speak against any one place: those that stand at the first may be slow at all others, too.</summary>
    public const decimal Everywhere = 0.05m;

    /// <summary>Where so large a share of the calls to others went bad as well, it need not be the one.</summary>
    public const decimal Alike = 0.25m;

    /// <summary>What is compared with others needs so many of them.</summary>
    public const int LeastCompared = 5;

    /// <summary>The time before needs so many units to be compared with.</summary>
    public const int LeastBefore = 10;

    /// <summary>Where a share of its units was bad before already, it has to be so many times as large now.</summary>
    public const decimal Risen = 1.5m;

    /// <summary>In standard errors of the difference, likewise.</summary>
    public const double SurelyRisen = 2;

    /// <summary>A version has to be bad so many times as often as others.</summary>
    public const decimal Worse = 3;

    /// <summary>What a version that replaced another does well before it first goes bad has to be luck that is no rarer than this.</summary>
    public const double Luck = 0.1;

    /// <summary>A version that replaced another is bad when so much of it is: what fails now and then may have begun to do so with it by chance.</summary>
    public const decimal MostlyBad = 0.4m;

    /// <summary>That tell how a version began.</summary>
    public const int FirstOnes = 10;

    /// <summary>So large a share goes bad by itself, where the time before does not tell.</summary>
    public const double Ever = 0.01;

    /// <summary>What would happen so seldom did not.</summary>
    public const double Chance = 0.001;

    /// <summary>In standard errors of the difference: less may be chance.</summary>
    public const double Sure = 3;

    /// <summary>A version took the place of another at once when the last of the other came by no longer ago: in more time, anything else may have broken as well.</summary>
    public static readonly TimeSpan ShortSpell = TimeSpan.FromHours(1);
}
