namespace SloWatch.Cli.Printing.Statuses;

/// <summary>How many lines of each kind a workflow gets, so that all of them fit one screen of 24 lines.</summary>
/// <param name="Objectives">Rows of the table; with none there is no table, and the worst objective is named in a line.</param>
internal readonly record struct Room(int Workflows, int Sources, int Objectives, int Deadlines)
{
    /// <summary>What a screen has at least, and what a pipe gets.</summary>
    public const int Columns = 100;

    public bool HasTable => Objectives > 0;

    public static Room For(int workflows) => workflows switch
    {
        <= 1 => new(1, 3, 8, 4),
        2 => new(2, 1, 3, 2),
        _ => new(5, 1, 0, 1),
    };
}
