using SloWatch.Cli.Running;
using SloWatch.Engine.Evaluation.Statuses;

namespace SloWatch.Cli.Printing.Statuses;

/// <summary>How everything stands, on one screen: the worst first, and what has no room is counted.</summary>
internal static class StatusText
{
    /// <param name="storeOption">What a further command needs to find the store.</param>
    public static void Write(Terminal terminal, StatusReport status, TimeText times, string storeOption)
    {
        if (status.Workflows.Count == 0)
        {
            terminal.Out.WriteLine("nothing was imported, and the rules have no workflow; read a log with 'slowatch import FILE --workflow NAME'");
        }

        Room room = Room.For(status.Workflows.Count);
        WorkflowText text = new(terminal, times, room);
        foreach ((int number, WorkflowStatus workflow) in status.Workflows.Take(room.Workflows).Index())
        {
            if (number > 0 && room.HasTable)
            {
                terminal.Out.WriteLine();
            }

            text.Write(workflow);
        }

        if (status.Workflows.Count > room.Workflows)
        {
            terminal.Out.WriteLine($"and {Count.Of(status.Workflows.Count - room.Workflows, "more workflow")}; 'slowatch status NAME' shows one, --json all");
        }

        if (status.Refused > 0)
        {
            terminal.Out.WriteLine($"{Count.Of(status.Refused, "event")} refused: slowatch export --quarantine{SafeText.Of(storeOption)}");
        }
    }
}
