using SloWatch.Core.Alerting.Policies;

namespace SloWatch.Core.Alerting.Causes;

/// <summary>What of a policy an alert is about.</summary>
/// <param name="Text">As people read it: <c>2% in 1h</c>, <c>budget spent</c>.</param>
public sealed record AlertCause(string Text, AlertSeverity Severity);
