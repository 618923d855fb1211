using System.CommandLine;

namespace SloWatch.Cli.Running;

/// <summary>Options that several verbs share. A verb has those that do something for it, and refuses the others.</summary>
internal sealed class CommonOptions
{
    private const string UsualRules = "rules";
    private const string UsualStore = "slowatch.db";
    private const string UsualZone = "UTC";

    private readonly Option<string> rules = new("--rules") { Description = "Folder (or file) with the rules", HelpName = "DIR", DefaultValueFactory = _ => UsualRules };
    private readonly Option<string> store = new("--store") { Description = "File of the store", HelpName = "FILE", DefaultValueFactory = _ => UsualStore };
    private readonly Option<string> zone = new("--tz") { Description = "Time zone for times in texts, e.g. Europe/Amsterdam or local", HelpName = "ZONE", DefaultValueFactory = _ => UsualZone };

    public CommonOptions Rules(Command verb) => Add(rules, verb);

    public CommonOptions Store(Command verb) => Add(store, verb);

    public CommonOptions Zone(Command verb) => Add(zone, verb);

    public Workplace Read(ParseResult line, Shell shell) => new(
        shell,
        line.GetValue(rules) ?? UsualRules,
        line.GetResult(rules) is { Implicit: false },
        line.GetValue(store) ?? UsualStore,
        line.GetResult(store) is { Implicit: false },
        line.GetValue(zone) ?? UsualZone);

    private CommonOptions Add(Option option, Command verb)
    {
        verb.Options.Add(option);
        return this;
    }
}
