using System.Text.Json;
using SloWatch.Core.Rules;
using SloWatch.Engine.Adapters.Json.Paths;
using SloWatch.Engine.Adapters.Json.Values;

namespace SloWatch.Engine.Adapters.Json;

/// <summary>Which messages are meant, by their values.</summary>
/// <param name="When">All of them hold.</param>
/// <param name="Unless">None of them holds.</param>
internal sealed record Condition(IReadOnlyList<ValueTest> When, IReadOnlyList<ValueTest> Unless)
{
    public bool Holds(in Message message, IReadOnlySet<string> absent)
    {
        foreach (ValueTest test in When)
        {
            if (!test.Holds(message, absent))
            {
                return false;
            }
        }

        foreach (ValueTest test in Unless)
        {
            if (test.Holds(message, absent))
            {
                return false;
            }
        }

        return true;
    }
}

/// <param name="Patterns">One of them fits; <c>*</c> fits everything that is there.</param>
/// <param name="Written">The path as it was written.</param>
internal sealed record ValueTest(MappedValue Value, IReadOnlyList<string> Patterns, string Written)
{
    public bool Holds(in Message message, IReadOnlySet<string> absent)
    {
        string? text = Value.Read(message, absent, out string? refusal);
        if (text is null)
        {
            // An object or a list is there, too.
            return refusal is not null && Patterns.Contains("*") && Value.Path.TryFind(message, out JsonElement found) && found.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }

        foreach (string pattern in Patterns)
        {
            if (UnitMatch.Fits(pattern, text))
            {
                return true;
            }
        }

        return false;
    }
}
