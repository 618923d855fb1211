using SloWatch.Core.Instances.Judging;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Conformance;

public sealed class ConformanceIndicator(string track, StateRoutes routes) : IInstanceIndicator
{
    public string Type => "conformance";

    public Sight Needs => Sight.Starts | Sight.Ends | Sight.States | Sight.Order | Sight.EveryInstance;

    public string Canonical => $"conformance;track={CanonicalText.Sized(track)};{routes.Canonical}";

    public string Text => $"goes the declared ways of {track}";

    public bool HasDeadline => false;

    public BadFor BadFor => BadFor.Doing;

    public TimeLimit? Limit => null;

    public bool WatchesProgress => false;

    public Instant? DeadlineOf(in InstanceUnit unit) => null;

    public Judgement? Judge(in InstanceUnit unit, Instant now)
    {
        if (unit.BegunAt is not { } begun)
        {
            return Judgement.StartUnknown(unit.First.FirstSeen, unit.Closing?.At);
        }

        Instant ended = unit.Last.EndedAt ?? Instant.Ever;
        RouteWalk walk = new(routes);
        foreach ((Instant at, string[] states) in Entered(unit).Where(entry => entry.At <= ended))
        {
            if (unit.IsBlindBetween(walk.At, at))
            {
                walk.LoseTheWay();
            }

            if (walk.Enter(at, states) is { } wrong)
            {
                return ByAbsence.Judge(begun, unit.Closing, at, wrong, "", blind: false);
            }
        }

        return ByAbsence.Judge(begun, unit.Closing, null, "", "went the declared ways", unit.IsBlindBetween(Instant.Min(begun, unit.First.FirstSeen), ended));
    }

    /// <summary>What was entered at one time was entered in an order that nobody knows.</summary>
    private IEnumerable<(Instant At, string[] States)> Entered(InstanceUnit unit) =>
        unit.Lives.SelectMany(life => life.TrackOf(track).Entered).GroupBy(entry => entry.At, (at, entries) => (at, entries.Select(entry => entry.State).ToArray()));
}
