using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using SloWatch.Core.Events;

namespace SloWatch.Testing.Histories;

/// <summary>An event as one line that two events share only if they carry the same. It reads the properties, so that a new one cannot be forgotten.</summary>
public static class EventText
{
    private static readonly PropertyInfo[] Fields = [.. typeof(WorkflowEvent).GetProperties().Where(field => field.Name != nameof(WorkflowEvent.Details))];
    private static readonly PropertyInfo[] DetailFields = typeof(EventDetails).GetProperties();

    public static string Of(WorkflowEvent fact)
    {
        StringBuilder text = new("{");
        Append(text, Fields, fact);
        if (fact.Details is not null)
        {
            Append(text, DetailFields, fact.Details);
        }

        return text.Append(" }").ToString();
    }

    private static void Append(StringBuilder text, PropertyInfo[] fields, object owner)
    {
        foreach (PropertyInfo field in fields)
        {
            if (Value(field.GetValue(owner)) is { } value)
            {
                text.Append(text.Length > 1 ? ", " : " ").Append(char.ToLowerInvariant(field.Name[0])).Append(field.Name, 1, field.Name.Length - 1).Append(": ").Append(value);
            }
        }
    }

    /// <summary>Null for what an event that never heard of the field would say.</summary>
    private static string? Value(object? value) => value switch
    {
        null or 0 or 0L or false or Outcome.None => null,
        string text => $"\"{text}\"",
        IEnumerable items => List(items),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string? List(IEnumerable items)
    {
        string[] texts = [.. items.Cast<NamedValue>().Select(item => $"\"{item.Name}\": \"{item.Value}\"")];
        return texts.Length == 0 ? null : $"{{ {string.Join(", ", texts)} }}";
    }
}
