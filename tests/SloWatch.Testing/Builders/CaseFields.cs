using SloWatch.Core.Events;

namespace SloWatch.Testing.Builders;

/// <summary>Fields of the fact told last.</summary>
public sealed partial class Case
{
    public Case With(Func<WorkflowEvent, WorkflowEvent> change)
    {
        facts[^1] = change(Last);
        return this;
    }

    public Case Detail(Func<EventDetails, EventDetails> change)
    {
        EventDetails details = change(Last.Details ?? new EventDetails());
        return With(fact => fact with { Details = details == new EventDetails() ? null : details });
    }

    /// <summary>The source's name for the fact, and which revision of it this is.</summary>
    public Case Fact(string fact, long rev = 0) => With(last => last with { Fact = fact, Rev = rev });

    /// <summary>It never happened.</summary>
    public Case Void() => With(fact => fact with { Void = true });

    public Case From(string source) => With(fact => fact with { Source = source });

    /// <summary>Known only by noticing: it happened after this.</summary>
    public Case NotBefore(string time) => With(fact => fact with { NotBefore = Monday.At(time) });

    public Case Error(string error) => With(fact => fact with { Error = error });

    public Case Life(string life) => Detail(details => details with { Life = life });

    public Case Seq(long seq) => Detail(details => details with { Seq = seq });

    public Case Version(string version) => Detail(details => details with { Version = version });

    public Case Result(string result) => Detail(details => details with { Result = result });

    public Case By(string who) => Detail(details => details with { By = who });

    public Case Dependency(string dependency) => Detail(details => details with { Dependency = dependency });

    public Case OperationKey(string key) => Detail(details => details with { OperationKey = key });

    /// <summary>It undoes a step, or a run of one.</summary>
    public Case Compensates(string step) => Detail(details => details with { Compensates = step });

    public Case BusinessKey(string key) => Detail(details => details with { BusinessKey = key });

    public Case CorrelationKey(string name, string value) => Detail(details => details with
    {
        Keys = [.. (details.Keys ?? []).Append(new NamedValue(name, value)).OrderBy(pair => pair.Name, StringComparer.Ordinal)],
    });

    public Case Attribute(string name, string value) => Detail(details => details with
    {
        Attributes = [.. (details.Attributes ?? []).Append(new NamedValue(name, value)).OrderBy(pair => pair.Name, StringComparer.Ordinal)],
    });
}
