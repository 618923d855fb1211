namespace SloWatch.Server.Api.Events.Splitting;

/// <summary>Finds the events in a body while it is read.</summary>
internal interface IEventSplitter
{
    /// <summary>
    /// The next event, consumed; valid until the window is filled again. False: more of the body is needed, or, when all of it is there,
    /// nothing follows. Throws when what stands there cannot hold events.
    /// </summary>
    bool TryNext(BodyWindow window, out ReadOnlySpan<byte> json);
}
