using System.CommandLine;

namespace SloWatch.Cli.Running;

/// <summary>Where to work. Every verb understands them, before or after its name, so that scripts can pass the same ones to all.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> rules = new("--rules") { Description = "Folder (or file) with the rules", HelpName = "DIR", DefaultValueFactory = _ => "rules", Recursive = true };
    private readonly Option<string> store = new("--store") { Description = "File of the store", HelpName = "FILE", DefaultValueFactory = _ => "slowatch.db", Recursive = true };
    private readonly Option<string> zone = new("--tz") { Description = "Time zone for times in texts, e.g. Europe/Amsterdam or local", HelpName = "ZONE", DefaultValueFactory = _ => "UTC", Recursive = true };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(rules);
        root.Options.Add(store);
        root.Options.Add(zone);
    }

    public Workplace Read(ParseResult line, Shell shell) => new(
        shell,
        line.GetValue(rules)!,
        line.GetResult(rules) is { Implicit: false },
        line.GetValue(store)!,
        line.GetResult(store) is { Implicit: false },
        line.GetValue(zone)!);
}
