using SloWatch.Cli;
using SloWatch.Cli.Running;

using Interruption interruption = new();
Shell shell = new(Terminal.Standard(), TimeProvider.System, interruption.Token);
return CommandTree.Run(args, shell);
