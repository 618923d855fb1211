using SloWatch.Core.Rules;

namespace SloWatch.Core.Ledger;

/// <summary>A change to one minute of a measurement's ledger; counts may be negative where a verdict was revised.</summary>
/// <param name="Minute">Minutes since 1970 UTC.</param>
public readonly record struct Posting(Measurement Measurement, long Minute, Tally Change);

/// <summary>A posting that landed in a minute whose alert decision was already made; kept so that what was known then stays answerable.</summary>
/// <param name="Cause">Why it came late: <c>new fact</c>, <c>revised fact</c>, <c>deadline</c>.</param>
public sealed record LatePosting(Measurement Measurement, long Minute, string Workflow, string Instance, string Unit, Tally Change, string Cause);
