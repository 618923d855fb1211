using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;

namespace SloWatch.Core.Indicators.Handoff;

public sealed class HandoffType : IIndicatorType
{
    private static readonly SettingDeclaration From = new("from", SettingKind.Text, "the step that hands over when it ends completed") { Default = "with `toWorkflow`: the completed end of the case hands over", Example = "check-credit" };
    private static readonly SettingDeclaration To = new("to", SettingKind.Text, "the step that has to begin; either this or `toWorkflow`") { Default = "another workflow takes over", Example = "pay-out" };
    private static readonly SettingDeclaration ToWorkflow = new("toWorkflow", SettingKind.Text, "another Workflow, of which a case with the same key has to begin") { Default = "a step of the same case takes over", Example = "shipping" };
    private static readonly SettingDeclaration Key = new("key", SettingKind.Text, "with `toWorkflow`: the name of the correlation key (`keys` of the events) that the cases of both workflows carry") { Default = "the business key", Example = "orderNumber" };

    public string Name => "handoff";

    public string Summary => "Counts the completed ends of a step or of a case; one is good when another step, or a case of another workflow, begins within a time, and bad at its deadline when it does not.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [From, To, ToWorkflow, Key, CommonSettings.Within with { Summary = "the longest that may lie between them", Example = "15m" }];

    public string Example => """
        kind: SLO
        name: order-is-handed-on
        workflow: example
        indicator:
          handoff:
            from: check
            to: ship
            within: 15m
        target: 99%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow)
    {
        TimeLimit? within = settings.Limit("within");
        string? from = CommonSettings.ReadStep(settings, workflow, From.Name);
        if (settings.Has(ToWorkflow.Name))
        {
            return ReadReceiver(settings, workflow) is { } receiver && within is { } most && (from is not null || !settings.Has(From.Name))
                ? new WorkflowHandoff(most, workflow.Name, from, receiver)
                : null;
        }

        string? to = ReadNextStep(settings, workflow, from);
        return within is { } limit && from is not null && to is not null ? new HandoffIndicator(limit, from, to) : null;
    }

    private static string? ReadNextStep(SettingReader settings, Workflow workflow, string? from)
    {
        string? to = CommonSettings.ReadStep(settings, workflow, To.Name);
        if (!settings.Has(To.Name))
        {
            settings.Report(settings.Place, "indicator 'handoff' names nobody who takes over", "add 'to: STEP' for a step of the same case, or 'toWorkflow: NAME' for another workflow");
        }
        else if (!settings.Has(From.Name))
        {
            settings.Report(settings.PlaceOf(To.Name), "indicator 'handoff' to a step lacks 'from'", $"add 'from: {From.Example}' ({From.Summary})");
        }
        else if (from is not null && from == to)
        {
            settings.Report(settings.PlaceOf(To.Name), $"step '{from}' hands over to itself", "name the step that comes after it");
        }

        if (settings.Has(Key.Name))
        {
            settings.Report(settings.PlaceOf(Key.Name), "'key' says nothing where a step takes over, for it is of the same case", "remove it, or use 'toWorkflow' in place of 'to'");
        }

        return to;
    }

    private static Receiver? ReadReceiver(SettingReader settings, Workflow workflow)
    {
        string? name = settings.Text(ToWorkflow.Name);
        if (settings.Has(To.Name))
        {
            settings.Report(settings.PlaceOf(To.Name), "'to' and 'toWorkflow' name two who take over", "keep one of them; write an SLO for each");
            return null;
        }

        if (name == workflow.Name)
        {
            settings.Report(settings.PlaceOf(ToWorkflow.Name), $"workflow '{name}' hands over to itself", "name the workflow that comes after it, or, for a step of the same case, use 'to'");
            return null;
        }

        if (name is not null && settings.Workflows.IsUnknown(name))
        {
            settings.Report(settings.PlaceOf(ToWorkflow.Name), $"there is no Workflow '{name}'", NearestName.Remedy(name, [.. settings.Workflows.Names.Where(other => other != workflow.Name)]));
            return null;
        }

        string? key = settings.Text(Key.Name);
        return name is null || (key is null && settings.Has(Key.Name)) ? null : new(name, key);
    }
}
