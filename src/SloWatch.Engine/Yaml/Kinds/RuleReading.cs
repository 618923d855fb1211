using SloWatch.Core.Alerting.Policies;
using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time.Calendars;
using SloWatch.Engine.Yaml.Checks;
using SloWatch.Engine.Yaml.Kinds.Calendars;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>All documents of a folder on their way to a <see cref="RuleSet"/>: taken one by one, then read in the order in which they refer to each other.</summary>
internal sealed class RuleReading(string root, List<Problem> problems)
{
    private readonly List<RuleDocument> documents = [];

    /// <summary>Under a name that another has. Their mistakes are told in the same run.</summary>
    private readonly List<RuleDocument> repeated = [];
    private readonly Dictionary<(RuleKind Kind, string Name), Place> known = [];
    private readonly Dictionary<string, Workflow> workflows = [];
    private readonly Dictionary<string, AlertPolicy> policies = [];
    private readonly List<string> unread = [];
    private CalendarBook calendars = new([]);
    private bool blind;

    public List<Problem> Problems => problems;

    public Runbooks Runbooks { get; } = new(root);

    /// <summary>Takes note of what could not be read. What is not found may be defined there, and is then not called unknown.</summary>
    /// <param name="texts">Null: of a whole file nothing is known.</param>
    public void Miss(IReadOnlyList<string>? texts)
    {
        blind |= texts is null;
        unread.AddRange(texts ?? []);
    }

    public void Take(RuleFile file, Setting root)
    {
        if (RuleDocument.From(file, root, problems) is not { } document)
        {
            unread.AddRange(NamesIn(root).Select(name => $"name: {name}"));
            return;
        }

        Place place = document.Settings.PlaceOf("name");
        if (known.TryAdd((document.Kind, document.Name), place))
        {
            documents.Add(document);
            return;
        }

        repeated.Add(document);
        if (document.Settings.Has("name"))
        {
            problems.Add(new(place, $"{document.Label} stands twice, first in {known[(document.Kind, document.Name)]}", "rename one, or remove it"));
        }
    }

    public RuleSet Rules()
    {
        calendars = new(Of(CalendarDocument.Kind));
        IReadOnlyList<WorkCalendar> all = calendars.All(this);
        foreach (RuleDocument document in Of(WorkflowDocument.Kind))
        {
            workflows[document.Name] = WorkflowDocument.Read(document, this);
        }

        foreach (RuleDocument document in Of(AlertPolicyDocument.Kind))
        {
            policies[document.Name] = AlertPolicyDocument.Read(document);
        }

        Owner[] owners = [.. Of(OwnerDocument.Kind).Select(OwnerDocument.Read)];
        ReadSource[] sources = [.. Of(SourceDocument.Kind).Select(document => SourceDocument.Read(document, this))];
        ReadSlo[] slos = [.. Of(SloDocument.Kind).Select(document => SloDocument.Read(document, this))];
        ReadSlo[] written = [.. slos, .. ReadRepeated()];
        SightCheck.Run(written, sources);
        GaugeCheck.Run(written, sources);
        DeadlineCheck.Run(written);
        PolicyCheck.Run(written);
        return new([.. workflows.Values], [.. slos.Select(slo => slo.Objective).OfType<Objective>()], [.. sources.Select(source => source.Source)], owners)
        {
            Policies = [.. policies.Values],
            Calendars = all,
        };
    }

    public KnownWorkflows Workflows => new(workflows.Keys, name => !workflows.ContainsKey(name) && !MayBeUnread(name));

    public bool HasWorkflow(string name) => workflows.ContainsKey(name);

    /// <summary>The Workflow that a document names; a bare one when there is none, so that the rest of the document can be checked.</summary>
    public Workflow Workflow(RuleDocument document, string? name)
    {
        if (name is null)
        {
            NameWorkflowsTo(document);
            return new("");
        }

        if (workflows.TryGetValue(name, out Workflow? workflow))
        {
            return workflow;
        }

        ReportUnknown(document, WorkflowDocument.Kind, "workflow", name);
        return new(name);
    }

    /// <summary>The Calendar that a setting names; null when the setting was left out, <see cref="CalendarBook.Unknown"/>, and a problem, when there is none of the name.</summary>
    public WorkCalendar? Calendar(RuleDocument document, string setting)
    {
        if (!document.Settings.Has(setting))
        {
            return null;
        }

        if (document.Settings.Text(setting) is not { } name)
        {
            return CalendarBook.Unknown;
        }

        if (calendars.Find(name, this) is { } calendar)
        {
            return calendar;
        }

        ReportUnknown(document, CalendarDocument.Kind, setting, name);
        return CalendarBook.Unknown;
    }

    public void CheckOwner(RuleDocument document, string? name)
    {
        if (name is not null && !known.ContainsKey((OwnerDocument.Kind, name)))
        {
            ReportUnknown(document, OwnerDocument.Kind, "owner", name);
        }
    }

    /// <summary>The AlertPolicy that a document names; null for none. A document may define its own <c>default</c>.</summary>
    public AlertPolicy? Policy(RuleDocument document, string setting, string name)
    {
        if (name == SloDocument.NoAlerts)
        {
            return null;
        }

        if (policies.TryGetValue(name, out AlertPolicy? policy))
        {
            return policy;
        }

        if (name != AlertPolicy.DefaultName)
        {
            ReportUnknown(document, AlertPolicyDocument.Kind, setting, name, SloDocument.NoAlerts, AlertPolicy.DefaultName);
        }

        return AlertPolicy.Default;
    }

    private ReadSlo[] ReadRepeated()
    {
        foreach (RuleDocument document in repeated)
        {
            if (document.Kind == CalendarDocument.Kind)
            {
                calendars.Check(document, this);
            }
            else if (document.Kind == WorkflowDocument.Kind)
            {
                WorkflowDocument.Read(document, this);
            }
            else if (document.Kind == AlertPolicyDocument.Kind)
            {
                AlertPolicyDocument.Read(document);
            }
            else if (document.Kind == SourceDocument.Kind)
            {
                SourceDocument.Read(document, this);
            }
        }

        return [.. repeated.Where(document => document.Kind == SloDocument.Kind).Select(document => SloDocument.Read(document, this))];
    }

    /// <summary>Whoever left the Workflow out can follow a remedy that names one there is.</summary>
    private void NameWorkflowsTo(RuleDocument document)
    {
        int lacking = problems.FindIndex(problem => problem.Place == document.Map.Place && problem.What.EndsWith("lacks 'workflow'", StringComparison.Ordinal));
        if (lacking >= 0 && workflows.Count > 0)
        {
            Problem problem = problems[lacking];
            string add = workflows.Count == 1 ? $"add 'workflow: {workflows.Keys.Single()}'" : $"add 'workflow: NAME' with one of {string.Join(", ", workflows.Keys.Order(StringComparer.Ordinal))}";
            problems[lacking] = new(problem.Place, problem.What, add, problem.Severity);
        }
    }

    private void ReportUnknown(RuleDocument document, RuleKind kind, string setting, string name, params string[] always)
    {
        if (!MayBeUnread(name))
        {
            string[] names = [.. always, .. known.Keys.Where(key => key.Kind == kind).Select(key => key.Name)];
            string remedy = names.Length == 0 ? $"add a document with 'kind: {kind.Name}' and 'name: {name}'" : NearestName.Remedy(name, names);
            problems.Add(new(document.Settings.PlaceOf(setting), $"there is no {kind.Name} '{name}'", remedy));
        }
    }

    /// <summary>What could not be read may define it.</summary>
    private bool MayBeUnread(string name) => blind || unread.Exists(text => Defines(text, name));

    private static IEnumerable<string> NamesIn(Setting root) => root switch
    {
        ListSetting list => list.Items.SelectMany(NamesIn),
        MapSetting map => map.Entries.SelectMany(entry => entry is { Key: "name", Value: ScalarSetting name } ? [name.Text] : NamesIn(entry.Value)),
        _ => [],
    };

    /// <summary>As far as can be seen in what is no YAML.</summary>
    private static bool Defines(string text, string name)
    {
        for (int at = text.IndexOf("name", StringComparison.Ordinal); at >= 0; at = text.IndexOf("name", at + 1, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> rest = text.AsSpan(at + 4).TrimStart(": \t\"'");
            if (rest.StartsWith(name) && (rest.Length == name.Length || !RuleKinds.IsName($"x{rest[name.Length]}")))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<RuleDocument> Of(RuleKind kind) => documents.Where(document => document.Kind == kind);
}
