using SloWatch.Core.Events;
using SloWatch.Core.Rules;
using SloWatch.Engine.Ingest.EventJson;

namespace SloWatch.Engine.Adapters;

/// <summary>The names of lifecycle transitions in one log; letters count in either case.</summary>
internal sealed class LifecycleWords
{
    private static readonly (string Word, LifecycleTransition Transition)[] Words =
    [
        ("schedule", LifecycleTransition.Schedule), ("assign", LifecycleTransition.Assign), ("reassign", LifecycleTransition.Reassign),
        ("start", LifecycleTransition.Start), ("suspend", LifecycleTransition.Suspend), ("resume", LifecycleTransition.Resume),
        ("complete", LifecycleTransition.Complete), ("autoskip", LifecycleTransition.AutoSkip), ("manualskip", LifecycleTransition.ManualSkip),
        ("withdraw", LifecycleTransition.Withdraw), ("ate_abort", LifecycleTransition.AbortActivity), ("pi_abort", LifecycleTransition.AbortCase),
        ("abort_case", LifecycleTransition.AbortCase), ("unknown", LifecycleTransition.Unknown),
    ];

    private readonly Dictionary<string, LifecycleTransition>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    public LifecycleWords(ActivityMapping mapping)
    {
        Dictionary<string, LifecycleTransition> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string word, LifecycleTransition transition) in Words)
        {
            byName[word] = transition;
        }

        foreach (NamedValue own in mapping.Transitions)
        {
            byName[own.Name] = byName[own.Value];
        }

        bySpan = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static IReadOnlyList<string> Standard { get; } = [.. Words.Select(pair => pair.Word)];

    public static string Of(LifecycleTransition transition) => Words.First(pair => pair.Transition == transition).Word;

    public LifecycleTransition Read(ReadOnlySpan<char> name) => bySpan.TryGetValue(name.Trim(), out LifecycleTransition transition) ? transition : LifecycleTransition.Foreign;

    /// <summary>For a name that is no standard one.</summary>
    public static string Remedy(string foreign) => $"say in the Source which one it is: transitions: {{{YamlKey(JsonText.Short(foreign))}: complete}}";

    /// <summary>In quotes where YAML would not take it plain.</summary>
    private static string YamlKey(string text) =>
        char.IsLetter(text[0]) && text.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '_' or '-' or '.')
            ? text
            : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
