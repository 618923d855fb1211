using System.Text;
using SloWatch.Core.Events;

namespace SloWatch.Core.Rules;

/// <summary>How the activities of an event log become workflow events. The first rule whose pattern fits an activity decides; one that no rule names becomes a step of its name.</summary>
public sealed record ActivityMapping
{
    public static readonly ActivityMapping Default = new();

    /// <summary>Patterns of activities that begin a case; empty: the first event of a case begins it.</summary>
    public IReadOnlyList<string> Starts { get; init; } = [];

    public IReadOnlyList<EndRule> Ends { get; init; } = [];

    public IReadOnlyList<StateRule> States { get; init; } = [];

    public IReadOnlyList<StepRule> Steps { get; init; } = [];

    /// <summary>Patterns of activities that are left out.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>A log's own names of lifecycle transitions to the standard ones.</summary>
    public IReadOnlyList<NamedValue> Transitions { get; init; } = [];

    /// <summary>Workflow attribute name to the log's attribute key, of the trace or, failing that, of the starting event.</summary>
    public IReadOnlyList<NamedValue> Attributes { get; init; } = [];

    /// <summary>The log's key whose value is the business key of a case; null: none.</summary>
    public string? BusinessKey { get; init; }

    /// <summary>The log's key whose value is the version of a case; null: none.</summary>
    public string? Version { get; init; }

    /// <summary>What only the log's format needs; null: nothing.</summary>
    public FormatSettings? Format { get; init; }

    /// <summary>Raised when the same rules make other events, so that those of before are not mixed with them.</summary>
    private const int Revision = 2;

    /// <summary>All of it in one text.</summary>
    public string Canonical
    {
        get
        {
            StringBuilder text = new();
            text.Append("revision:").Append(Revision).Append("|starts:").AppendJoin('\u001f', Starts);
            text.Append("|ends:").AppendJoin('\u001f', Ends);
            text.Append("|states:").AppendJoin('\u001f', States);
            text.Append("|steps:").AppendJoin('\u001f', Steps);
            text.Append("|ignored:").AppendJoin('\u001f', Ignored);
            text.Append("|transitions:").AppendJoin('\u001f', Transitions);
            text.Append("|attributes:").AppendJoin('\u001f', Attributes);
            text.Append("|key:").Append(BusinessKey).Append("|version:").Append(Version);
            return Format is { Canonical.Length: > 0 } format ? text.Append("|format:").Append(format.Canonical).ToString() : text.ToString();
        }
    }
}

/// <summary>The activity ends the case. It also enters a state when a state rule names it.</summary>
public sealed record EndRule(string Pattern, Outcome Outcome, string? Result);

/// <param name="State">Null: the activity's own name.</param>
public sealed record StateRule(string Pattern, string Track, string? State);

/// <param name="Step">Null: the activity's own name.</param>
public sealed record StepRule(string Pattern, string? Step, string? Dependency);
