using System.Text.Json;
using SloWatch.Testing;

namespace SloWatch.System.Tests.LoanLog;

/// <summary>The loan log, imported once by the example rules and the extra SLOs of these tests.</summary>
public sealed class LoanLogStore : IDisposable
{
    private static readonly string Log = SharedData.PathOf(SharedData.LoanLog);

    private readonly TempFolder folder = new();
    private readonly Lazy<Answer> import;

    public LoanLogStore()
    {
        foreach (string file in Repository.Files("rules/loan-application", ""))
        {
            folder.CopyIn(Repository.Root, file);
        }

        folder.Write("rules/extra.yaml", ExtraRules);
        import = new(() => Slowatch.Run(folder.Root, "import", Log, "--workflow", "loan-application", "--json"));
    }

    public JsonElement Import => Parse(import.Value);

    public JsonElement DryRun() => Parse(Slowatch.Run(folder.Root, "import", Log, "--workflow", "loan-application", "--dry-run", "--json"));

    /// <summary>The answer for one objective.</summary>
    public JsonElement Report(string objective, string asOf)
    {
        Assert.Equal(0, import.Value.ExitCode);
        return Parse(Slowatch.Run(folder.Root, "report", objective, "--as-of", asOf, "--json")).GetProperty("objectives")[0];
    }

    public JsonElement Json(params string[] arguments)
    {
        Assert.Equal(0, import.Value.ExitCode);
        return Parse(Slowatch.Run(folder.Root, arguments));
    }

    public void Dispose() => folder.Dispose();

    // Limits and windows so long that every pair is good and inside.
    private const string ExtraRules =
        """
        kind: SLO
        name: every-wait
        workflow: loan-application
        indicator: { waitTime: { within: 3650d } }
        target: 50%
        window: 3650d
        alerts: none
        ---
        kind: SLO
        name: every-work-item
        workflow: loan-application
        indicator: { stepTime: { within: 3650d } }
        target: 50%
        window: 3650d
        alerts: none
        ---
        kind: SLO
        name: declined
        workflow: loan-application
        indicator: { success: { accept: declined } }
        target: 50%
        window: 30d
        alerts: none
        ---
        kind: SLO
        name: cancelled
        workflow: loan-application
        indicator: { success: { accept: cancelled } }
        target: 50%
        window: 30d
        alerts: none
        ---
        kind: SLO
        name: approved
        workflow: loan-application
        indicator: { success: { accept: approved, reject: [declined, cancelled] } }
        target: 50%
        window: 30d
        alerts: none
        """;

    private static JsonElement Parse(Answer answer)
    {
        Assert.True(answer.ExitCode == 0, answer.Error);
        return JsonDocument.Parse(answer.Out).RootElement;
    }
}
