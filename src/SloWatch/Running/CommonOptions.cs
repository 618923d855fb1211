using System.CommandLine;

namespace SloWatch.Cli.Running;

/// <summary>Where to work. Every verb that works somewhere understands them, before or after its name, so that scripts can pass the same ones to all.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string> rules = new("--rules") { Description = "Folder (or file) with the rules", HelpName = "DIR", DefaultValueFactory = _ => "rules", Recursive = true };
    private readonly Option<string> store = new("--store") { Description = "File of the store", HelpName = "FILE", DefaultValueFactory = _ => "slowatch.db", Recursive = true };
    private readonly Option<string> zone = new("--tz") { Description = "Time zone for times in texts, e.g. Europe/Amsterdam or local", HelpName = "ZONE", DefaultValueFactory = _ => "UTC", Recursive = true };

    private readonly HashSet<(Command Verb, Option Option)> refused = [];

    private Option[] All => [rules, store, zone];

    public void AddTo(RootCommand root)
    {
        foreach (Option option in All)
        {
            root.Options.Add(option);
        }
    }

    /// <summary>For a verb that reads neither rules nor a store, and shows no times.</summary>
    /// <param name="why">What it does instead, and what to do: the end of a sentence.</param>
    public void RefuseAll(Command verb, string why) => Refuse(verb, All, why);

    /// <summary>For a verb that knows its own.</summary>
    public void RefuseRulesAndStore(Command verb, string why) => Refuse(verb, [rules, store], why);

    /// <summary>The help of a verb shows what it takes.</summary>
    public void HideIn(Command verb)
    {
        foreach (Option option in All)
        {
            option.Hidden = refused.Contains((verb, option));
        }
    }

    public Workplace Read(ParseResult line, Shell shell) => new(
        shell,
        line.GetValue(rules)!,
        line.GetResult(rules) is { Implicit: false },
        line.GetValue(store)!,
        line.GetResult(store) is { Implicit: false },
        line.GetValue(zone)!);

    private void Refuse(Command verb, Option[] options, string why)
    {
        refused.UnionWith(options.Select(option => (verb, option)));
        verb.Validators.Add(line =>
        {
            foreach (Option option in options.Where(option => line.GetResult(option) is { Implicit: false }))
            {
                line.AddError($"'{Help.NameOf(verb)}' takes no {option.Name}: {why}");
            }
        });
    }
}
