using SloWatch.Core.Instances.Folding;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Tests.Recordings.Room;

/// <summary>A block or a pause.</summary>
/// <param name="To">Null when nobody ended it.</param>
internal sealed record TrueHalt(HaltKind Kind, string? Cause, Instant From, Instant? To);
