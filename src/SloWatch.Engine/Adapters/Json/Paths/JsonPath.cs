using System.Text.Json;

namespace SloWatch.Engine.Adapters.Json.Paths;

/// <summary>
/// The way to one value, as RFC 9535 writes it: <c>$.order.lines[0]['item no']</c>. <c>$</c> is the message, <c>@</c> the one of its events that is read.
/// What stands for several values at once is not read, save for the first of a list with <c>[?@.key == 'total']</c>.
/// </summary>
internal sealed class JsonPath(string text, bool ofEvent, IReadOnlyList<PathStep> steps)
{
    /// <summary>As it was written.</summary>
    public string Text => text;

    public bool IsWhole => steps.Count == 0;

    public bool OfEvent => ofEvent;

    public IReadOnlyList<PathStep> Steps => steps;

    public bool TryFind(in Message message, out JsonElement found) => TryFind(ofEvent ? message.Event : message.Root, out found);

    public bool TryFind(JsonElement from, out JsonElement found)
    {
        found = from;
        foreach (PathStep step in steps)
        {
            if (!step.TryTake(ref found))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>What a mapping reads: a message, and the one of its events that is read; the message itself where it is one event.</summary>
internal readonly record struct Message(JsonElement Root, JsonElement Event);

internal abstract record PathStep
{
    private PathStep()
    {
    }

    /// <summary>False, and nothing is found, when there is no such thing.</summary>
    public abstract bool TryTake(ref JsonElement value);

    public sealed record Member(string Name) : PathStep
    {
        public override bool TryTake(ref JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(Name, out value);
    }

    /// <param name="Index">From 0; below zero from the end.</param>
    public sealed record Item(int Index) : PathStep
    {
        public override bool TryTake(ref JsonElement value)
        {
            int length = value.ValueKind == JsonValueKind.Array ? value.GetArrayLength() : 0;
            int index = Index < 0 ? length + Index : Index;
            if (index < 0 || index >= length)
            {
                return false;
            }

            value = value[index];
            return true;
        }
    }

    /// <summary>The first of a list in which a value reads so.</summary>
    public sealed record First(JsonPath Path, string Text) : PathStep
    {
        public override bool TryTake(ref JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                return false;
            }

            foreach (JsonElement item in value.EnumerateArray())
            {
                if (Path.TryFind(item, out JsonElement found) && ScalarText.Of(found) == Text)
                {
                    value = item;
                    return true;
                }
            }

            return false;
        }
    }
}
