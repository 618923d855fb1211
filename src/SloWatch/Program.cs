using SloWatch.Cli;
using SloWatch.Cli.Running;

using Interruption interruption = new();
Shell shell = new(Terminal.Standard(), TimeProvider.System, interruption.Token);
int exitCode = CommandTree.Run(args, shell);
shell.Terminal.Out.Flush();
return exitCode;
