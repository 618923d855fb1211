using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;
using SloWatch.Core.Time;
using SloWatch.Engine.Adapters;
using SloWatch.Engine.Yaml.Checks;

namespace SloWatch.Engine.Yaml.Kinds;

/// <summary>A source as it was read.</summary>
/// <param name="SightKnown">False when its format or its sight is a problem already.</param>
internal sealed record ReadSource(RuleDocument Document, SourceDefinition Source, bool SightKnown);

internal static class SourceDocument
{
    private static readonly SourceDefinition Defaults = new("", "", "");

    private static readonly SettingDeclaration WorkflowSetting = new("workflow", SettingKind.Text, "the Workflow it feeds") { Required = true, Example = "loan-application" };

    private static readonly SettingDeclaration Format = new("format", SettingKind.Choice, "the adapter that reads it") { Required = true, Choices = [.. AdapterCatalogue.All.Select(adapter => adapter.Name)], Example = "xes" };

    private static readonly SettingDeclaration Sees = new("sees", SettingKind.Texts, "what it shows of its engine") { Choices = SightNames.All, Default = "what its format usually shows, read by this mapping", Example = "[starts, ends, steps]" };

    private static readonly SettingDeclaration Settle = new("settle", SettingKind.Duration, "of a source that delivers to the service and sends no watermarks, how long facts may still come after the moment they tell of") { Default = DurationText.Format(Defaults.Settle), Example = "2m" };

    private static readonly SettingDeclaration StaleAfter = new("staleAfter", SettingKind.Duration, "of a source that delivers to the service: silent or behind for longer than this, the objectives it feeds are unknown") { Default = DurationText.Format(Defaults.StaleAfter), Example = "15m" };

    /// <summary>What stands in it is the format's matter.</summary>
    private static readonly SettingDeclaration Mapping = new("mapping", SettingKind.Map, "how foreign facts become workflow events; its settings are those of the format")
    {
        Default = "what the format does by itself",
        ChosenBy = Format.Name,
        Extensions = AdapterCatalogue.All.Select(adapter => new SettingExtension(adapter.Name, adapter.Summary, adapter.Settings)),
    };

    public static readonly RuleKind Kind = new(
        "Source",
        "One configured feed and how its facts become workflow events.",
        [DocumentSettings.Kind, DocumentSettings.Name, DocumentSettings.Description, WorkflowSetting, Format, Sees, Settle, StaleAfter, Mapping]);

    public static ReadSource Read(RuleDocument document, RuleReading reading)
    {
        SettingReader settings = document.Settings;
        settings.Text("description");
        Workflow workflow = reading.Workflow(document, settings.Text(WorkflowSetting.Name));
        IAdapter? adapter = ReadFormat(settings);
        ActivityMapping mapping = adapter is not null && settings.MapOrEmpty(Mapping with { Inner = adapter.Settings }) is { } given ? adapter.Read(given) : ActivityMapping.Default;
        SourceDefinition source = new(document.Name, workflow.Name, adapter?.Name ?? "")
        {
            Sees = ReadSight(settings, adapter?.SeesWith(mapping) ?? Sight.None),
            Settle = settings.Duration(Settle.Name) ?? Defaults.Settle,
            StaleAfter = settings.Duration(StaleAfter.Name) ?? Defaults.StaleAfter,
            Mapping = mapping,
        };

        CheckTimes(settings, source, isFile: adapter is IFileAdapter { CarriesEvents: false } file && file.MessagesOf(source) is null);
        MappingNames.Check(document, source.Mapping, workflow);
        if (reading.HasWorkflow(workflow.Name))
        {
            KeyCheck.Check(document, source.Mapping, workflow);
        }

        return new(document, source, adapter is not null && settings.Texts(Sees.Name).All(SightNames.All.Contains));
    }

    private static IAdapter? ReadFormat(SettingReader settings)
    {
        string? name = settings.Text(Format.Name);
        IAdapter? adapter = name is null ? null : Find(name);
        if (name is not null && adapter is null)
        {
            settings.Report(settings.PlaceOf(Format.Name), $"there is no format '{name}'", NearestName.Remedy(name, [.. Format.Choices]));
            adapter = NearestName.Of(name, Format.Choices) is { } meant ? Find(meant) : null;
        }

        return adapter;
    }

    private static IAdapter? Find(string name) => AdapterCatalogue.All.FirstOrDefault(adapter => adapter.Name == name);

    private static Sight ReadSight(SettingReader settings, Sight usual)
    {
        if (!settings.Has(Sees.Name))
        {
            return usual;
        }

        Sight sight = Sight.None;
        foreach (string name in settings.Texts(Sees.Name))
        {
            Sight one = SightNames.Parse(name);
            sight |= one;
            if (one == Sight.None)
            {
                settings.Report(settings.PlaceOf(Sees.Name), $"a source cannot see '{name}'", NearestName.Remedy(name, [.. SightNames.All]));
            }
        }

        return sight;
    }

    private static void CheckTimes(SettingReader settings, SourceDefinition source, bool isFile)
    {
        PolledSettings? polled = source.Mapping.Format as PolledSettings;
        if (polled is not null && polled.Every >= source.StaleAfter)
        {
            settings.Report(
                settings.PlaceOf(settings.Has(StaleAfter.Name) ? StaleAfter.Name : Mapping.Name),
                $"the source would always be stale: it is asked every {DurationText.Format(polled.Every)}, and staleAfter is {DurationText.Format(source.StaleAfter)}",
                $"set 'staleAfter' to some times {DurationText.Format(polled.Every)}");
        }

        if (polled is not null && settings.Has(Settle.Name))
        {
            settings.Warn(settings.PlaceOf(Settle.Name), $"'{Settle.Name}' has no effect on a source that is asked: each answer says how far it is complete", "remove it");
        }

        string[] given = [.. new[] { Settle.Name, StaleAfter.Name }.Where(settings.Has)];
        if (polled is null && source.StaleAfter <= source.Settle)
        {
            settings.Report(
                settings.PlaceOf(given[^1]),
                $"the source would always be stale: staleAfter ({DurationText.Format(source.StaleAfter)}) is not longer than settle ({DurationText.Format(source.Settle)})",
                $"set 'staleAfter' above {DurationText.Format(source.Settle)}");
        }
        else if (isFile)
        {
            foreach (string name in given)
            {
                settings.Warn(settings.PlaceOf(name), $"'{name}' has no effect on a file, which is complete when it was read to its end", "remove it");
            }
        }
    }
}
