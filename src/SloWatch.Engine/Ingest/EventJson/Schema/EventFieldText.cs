namespace SloWatch.Engine.Ingest.EventJson.Schema;

/// <summary>What each field of an event says, for the schema and the docs.</summary>
public static class EventFieldText
{
    /// <summary>Names with a summary, in the order in which they are written.</summary>
    public static IReadOnlyList<(string Name, string Summary)> All { get; } = [.. Enum.GetValues<EventField>().Select(field => (EventFields.Names[(int)field], Of(field)))];

    internal static string Of(EventField field) => field switch
    {
        EventField.Kind => "what happened",
        EventField.At => "when, RFC 3339 with its zone; kept to the microsecond",
        EventField.Source => "the feed it comes from, by the name of its Source in the rules; the delivery may name it for all",
        EventField.Workflow => "the Workflow that the case is a run of; the delivery may name it for all",
        EventField.Instance => "the case this happened to: its id, unique within the workflow, unless a key tells it",
        EventField.Life => "names a life of a case that was opened again; without it an event belongs to the life of its time",
        EventField.Step => "the step; without it, a step kind speaks of the run of the case itself",
        EventField.Run => "names one run of a step within the life, as in loops and parallel branches; its events may then come in any order",
        EventField.Attempt => "1 for the first try; a stepEnded of a try after which a later one began does not end the step",
        EventField.Outcome => "how it ended",
        EventField.State => "the state that was entered",
        EventField.Track => "the states that exclude each other; main where it is missing",
        EventField.Error => "why it failed, for people",
        EventField.Fact => "names the fact, unique within the source and the case, where one thing may be told twice; not needed for exact repeats",
        EventField.Rev => "grows with each correction of the same fact; the newest wins, field by field",
        EventField.Void => "at the newest rev: the fact never happened",
        EventField.NotBefore => "it was only noticed at its time, and happened after this",
        EventField.Seq => "orders events of one time",
        EventField.Version => "the version of the workflow's definition",
        EventField.BusinessKey => "what people call the case by",
        EventField.Parent => "the case that began this one",
        EventField.Deadline => "when this case is due",
        EventField.Slot => "the planned time of a start",
        EventField.Why => "the reason, for people",
        EventField.Cause => "of a block or a pause; the end of it names the same",
        EventField.By => "who ended it, such as user, engine or time limit",
        EventField.Result => "the business outcome, such as approved",
        EventField.Dependency => "whom the step calls",
        EventField.OperationKey => "what must be done once, such as a payment",
        EventField.Compensates => "the step that this one undoes, or the run of it",
        EventField.RetryAt => "when it is tried again",
        EventField.Name => "what was measured",
        EventField.Value => "the number that was measured",
        EventField.From => "the beginning of the gap",
        EventField.TraceId => "the trace that it belongs to",
        EventField.Attributes => "further names and values of the case, to filter, group and search by",
        _ => "names and values that connect the case to those of other workflows, and events to their case",
    };
}
