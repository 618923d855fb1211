using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Json.Values;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>One kind of event that a message becomes, and where its fields come from.</summary>
internal sealed record EventRule(EventKind Kind, Condition Condition, IReadOnlyList<(EventField Field, FieldValue Value)> Fields, IReadOnlyList<(EventField Field, IReadOnlyList<(string Name, FieldValue Value)> Values)> Lists)
{
    /// <summary>With what holds for every event, where the rule itself does not say it.</summary>
    public EventRule Beside(EventRule every) => this with
    {
        Fields = [.. Fields, .. every.Fields.Where(one => Fields.All(own => own.Field != one.Field))],
        Lists = [.. every.Lists.Select(Joined), .. Lists.Where(own => every.Lists.All(one => one.Field != own.Field))],
    };

    public bool Says(EventField field) => Fields.Any(one => one.Field == field);

    /// <summary>The steps and states that it names itself; none where the message says whose they are.</summary>
    public IEnumerable<MappedName> Names
    {
        get
        {
            if (Says(EventField.Workflow))
            {
                yield break;
            }

            if (Of(EventField.Step) is { Constant: { } step } named)
            {
                yield return new MappedName(step, null, null, named.Place);
            }

            if (Of(EventField.State) is { } state)
            {
                FieldValue? track = Of(EventField.Track);
                yield return new MappedName(null, track is null ? WorkflowEvent.DefaultTrack : track.Constant, state.Constant, state.Constant is null && track is not null ? track.Place : state.Place);
            }
        }
    }

    /// <summary>Null where its events name their instance or need none, or the message says of which workflow they are.</summary>
    public MappedKeys? Nameless =>
        !Says(EventField.Instance) && !Says(EventField.Workflow) && Lists.FirstOrDefault(list => list.Field == EventField.Keys).Values is [{ Value: var first }, ..] keys
        && Kind is not (EventKind.Watermark or EventKind.Gap or EventKind.Slot or EventKind.Gauge)
            ? new MappedKeys([.. keys.Select(key => key.Name)], first.Place)
            : null;

    private FieldValue? Of(EventField field) => Fields.FirstOrDefault(one => one.Field == field).Value;

    private (EventField, IReadOnlyList<(string Name, FieldValue Value)>) Joined((EventField Field, IReadOnlyList<(string Name, FieldValue Value)> Values) every)
    {
        IReadOnlyList<(string Name, FieldValue Value)> own = Lists.FirstOrDefault(one => one.Field == every.Field).Values ?? [];
        return (every.Field, [.. own, .. every.Values.Where(one => own.All(named => named.Name != one.Name))]);
    }
}
