using SloWatch.Core.Rules;
using SloWatch.Core.Rules.Settings;

namespace SloWatch.Core.Indicators.Duplicates;

public sealed class DuplicatesType : IIndicatorType
{
    public string Name => "duplicates";

    public string Summary => "Counts step runs that carry an operation key; the first success of a key is good, and each run of it that comes later is bad at its start.";

    public IReadOnlyList<SettingDeclaration> Settings { get; } = [CommonSettings.Step];

    public string Example => """
        kind: SLO
        name: order-is-charged-once
        workflow: example
        indicator:
          duplicates: {}
        target: 99.9%
        window: 30d
        alerts: none
        """;

    public IIndicator? Read(SettingReader settings, Workflow workflow) => new DuplicatesIndicator(CommonSettings.ReadStep(settings, workflow));
}
