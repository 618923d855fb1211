using SloWatch.Core.Rules.Settings;
using SloWatch.Engine.Yaml;
using SloWatch.Testing;

namespace SloWatch.Engine.Tests.Yaml;

public class RuleFolderProperties
{
    private const string InWorkingTime = LoanRules.Calendar + "\n" + """
        ---
        kind: Calendar
        name: branch
        extends: office
        hours: { sat: 10:00-14:00 }
        ---
        kind: SLO
        name: decided-in-working-time
        workflow: loan
        calendar: branch
        pauses: [offer:sent, blocked]
        indicator: { cycleTime: { within: 3bd } }
        target: 95%
        window: 30d
        alerts: none
        """;

    private static readonly string[] Seeds = [LoanRules.Workflow, LoanRules.Owner, LoanRules.Source, LoanRules.Slo, $"{LoanRules.Slo}\n---\n{LoanRules.Source}", LoanRules.Calendar, InWorkingTime];

    [Fact]
    public void Any_damage_to_valid_rules_gives_rules_or_problems_and_never_a_throw()
    {
        int rounds = LongRuns.ReasonToSkip is null ? 100_000 : 2_000;
        using TempFolder folder = LoanRules.Folder();
        for (int seed = 0; seed < rounds; seed++)
        {
            byte[] content = Mutation.Of(Seeds[seed % Seeds.Length], new Random(seed));
            File.WriteAllBytes(folder.PathOf("x.yaml"), content);
            LoadedRules? loaded = null;
            Exception? thrown = Record.Exception(() => loaded = RuleFolder.Load(folder.Root));
            Assert.True(thrown is null, $"seed {seed}: {thrown}");
            Assert.True(loaded!.Rules is null == loaded.Problems.Any(problem => problem.Severity == Severity.Error), $"seed {seed}: {string.Join('\n', loaded.Problems)}");
        }
    }
}
