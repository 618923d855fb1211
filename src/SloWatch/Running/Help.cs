using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace SloWatch.Cli.Running;

/// <summary>`--help` that teaches: after the options come examples, and the exit codes.</summary>
internal static class Help
{
    private static readonly Dictionary<string, string[]> Examples = new()
    {
        ["slowatch"] =
        [
            "slowatch demo                                              see it live, while things go wrong",
            "slowatch tour                                              see it work on the log of a month",
            "slowatch import log.xes.gz --workflow loan-application     read an event log",
            "slowatch status                                            how everything stands, on one screen",
            "slowatch report                                            how the error budgets stand",
            "slowatch diagnose loan-decided-in-24h                      why an objective burns, and where its cases are",
            "slowatch where L-1379                                      where one instance is, and what comes next",
            "slowatch explain L-1379                                    why one instance is good, bad or pending",
        ],
        ["demo"] =
        [
            "slowatch demo",
            "slowatch demo --fast         the last day in three minutes, then as usual",
            "slowatch demo --fast 30s --folder /tmp/slowatch-demo --listen 127.0.0.1:9090",
        ],
        ["tour"] = ["slowatch tour", "slowatch tour --folder /tmp/slowatch-tour"],
        ["import"] =
        [
            "slowatch import log.xes.gz --workflow loan-application --dry-run     see what would map where",
            "slowatch import log.xes.gz --workflow loan-application               read it; again: changes nothing",
            "slowatch import events.jsonl                                         workflow events that name their workflow",
            "slowatch import log.xes.gz --source loan-log --replace               after the mapping changed",
        ],
        ["validate"] = ["slowatch validate", "slowatch validate rules/loan-application --json"],
        ["status"] =
        [
            "slowatch status",
            "slowatch status loan-application",
            "slowatch status --json | jq '.workflows[].objectives[] | select(.overdue.units > 0) | .name'",
        ],
        ["report"] =
        [
            "slowatch report",
            "slowatch report loan-decided-in-24h --as-of 2012-01-15T00:00Z",
            "slowatch report --window 7d --json | jq '.objectives[] | select(.state != \"ok\") | .name'",
            "slowatch report --previous --window 7d    beside the 7 days before",
            "slowatch report loan-decided-in-24h --by attribute:channel      which units spent the budget",
            "slowatch report --by owner --markdown > budgets.md",
        ],
        ["diagnose"] =
        [
            "slowatch diagnose loan-decided-in-24h",
            "slowatch diagnose loan-decided-in-24h --instances dependency:credit-bureau     which instances",
            "slowatch diagnose loan-decided-in-24h --from 2026-03-25T08:00Z --to 2026-03-25T12:00Z",
            "slowatch diagnose loan-decided-in-24h --json | jq '.likelyCause, .sentence'",
        ],
        ["where"] =
        [
            "slowatch where L-1379",
            "slowatch where L-1379 --as-of 2026-03-25T09:00Z    where it was then",
            "slowatch where L-1379 --workflow loan-approval --json",
            "slowatch where -- -odd-id    an id that begins with a dash",
        ],
        ["explain"] = ["slowatch explain L-1379", "slowatch explain L-1379 --as-of 2026-03-26T12:00Z    how it stood then", "slowatch explain L-1379 --workflow loan-approval --json", "slowatch explain -- -odd-id    an id that begins with a dash"],
        ["replay"] =
        [
            "slowatch replay",
            "slowatch replay loan-decided-in-24h --policy default",
            "slowatch replay --from 2011-12-01T00:00Z --to 2012-01-01T00:00Z --json",
        ],
        ["serve"] =
        [
            "slowatch serve",
            "slowatch serve --listen 127.0.0.1:8080 --store slowatch.db --rules rules",
            "slowatch serve --config /etc/slowatch/slowatch.yaml --log-format systemd",
        ],
        ["alerts"] =
        [
            "slowatch alerts",
            "slowatch alerts --workflow loan-application --limit 50",
            "slowatch alerts --json | jq '.alerts[] | select(.severity == \"page\") | .name'",
        ],
        ["source"] = ["slowatch source list", "slowatch source forget old-shop --workflow orders    it is switched off, or delivered by mistake"],
        ["anteroom"] = ["slowatch anteroom", "slowatch anteroom --workflow orders --json"],
        ["quarantine"] =
        [
            "slowatch quarantine list --source shop",
            "slowatch quarantine show 17                  with what was received",
            "slowatch quarantine replay --source shop     after rules or the mapping were mended",
            "slowatch quarantine drop 17",
            "slowatch quarantine drop --all --service http://127.0.0.1:9090    by the service that works on the store",
        ],
        ["token"] =
        [
            "slowatch token create ann --role responder",
            "slowatch token create shop-feed --source shop      may only deliver events of this source",
            "slowatch token list",
            "slowatch token revoke ann",
        ],
        ["backup"] = ["slowatch backup slowatch-2026-03-02.db", "slowatch backup /backup/slowatch.db --store /var/lib/slowatch/slowatch.db"],
        ["retain"] = ["slowatch retain 400d", "slowatch retain 800d --store /archive/slowatch.db --json"],
        ["audit"] = ["slowatch audit", "slowatch audit --json"],
        ["export"] = ["slowatch export --events --output events.jsonl", "slowatch export --events --workflow loan-application | gzip > events.jsonl.gz", "slowatch export --quarantine"],
        ["types"] = ["slowatch types", "slowatch types --json"],
        ["schema"] = ["slowatch schema > slowatch.schema.json    docs/in-the-editor.md tells editors of it", "slowatch schema --events > event.schema.json    docs/events.md tells what events are"],
    };

    public static void Teach(RootCommand root, CommonOptions common)
    {
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new TeachingHelp((HelpAction)help.Action!, common);
    }

    public static string NameOf(Command verb) => verb is RootCommand ? "slowatch" : $"slowatch {verb.Name}";

    /// <summary>After the library's own help.</summary>
    private static void PrintTeaching(Command verb, TextWriter to)
    {
        to.WriteLine("Examples:");
        foreach (string example in Examples[verb is RootCommand ? "slowatch" : verb.Name])
        {
            to.WriteLine($"  {example}");
        }

        to.WriteLine();
        to.WriteLine("Exit codes:");
        foreach ((int code, string meaning) in ExitCode.All)
        {
            to.WriteLine($"  {code,3}  {meaning}");
        }
    }

    internal sealed class TeachingHelp(HelpAction usual, CommonOptions common) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            common.HideIn(parseResult.CommandResult.Command);
            usual.Invoke(parseResult);
            PrintTeaching(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
            return ExitCode.Ok;
        }
    }
}
