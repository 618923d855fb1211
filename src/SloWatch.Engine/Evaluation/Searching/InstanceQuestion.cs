using SloWatch.Core.Events;
using SloWatch.Core.Instances;
using SloWatch.Core.Instances.Subjects;
using SloWatch.Core.Rules;
using SloWatch.Core.Time;

namespace SloWatch.Engine.Evaluation.Searching;

/// <summary>Which instances are looked for. What is null does not matter.</summary>
/// <param name="IdPrefix">The id begins so.</param>
/// <param name="IsOpen">Of cases: a subject has days, which neither are open nor end, and what was taken back never was.</param>
/// <param name="State">It is in this state, of whatever track; of one that has ended, it was last.</param>
public sealed record InstanceQuestion(string? Workflow, string? IdPrefix, string? BusinessKey, bool? IsOpen, string? State, NamedValue? Attribute)
{
    /// <summary>Its facts have to be looked at.</summary>
    public bool NeedsFacts => State is not null || Attribute is not null;

    public bool Fits(StoredInstance row, RuleSet rules) =>
        (Workflow is null || row.Key.Workflow == Workflow)
        && (IdPrefix is null || row.Key.Id.StartsWith(IdPrefix, StringComparison.Ordinal))
        && (BusinessKey is null || row.Summary.BusinessKey == BusinessKey)
        && (IsOpen is null || (row.Summary is { IsVoid: false, EndedAt: var ended } && ended is null == IsOpen && SubjectKey.Of(row.Key.Id) is null))
        && (!NeedsFacts || Fits(Instance.Load(row, new WorkflowRules(rules.For(row.Key.Workflow).Workflow, []))));

    private bool Fits(Instance instance) =>
        instance.Lives is [.., { } life]
        && (State is null || life.Level.Tracks.Values.Any(track => track.Entered[^1].State == State))
        && (Attribute is not { } attribute || life.NoteAt(attribute.Name, Instant.Ever)?.Value == attribute.Value);
}
