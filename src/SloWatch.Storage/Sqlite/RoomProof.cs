namespace SloWatch.Storage.Sqlite;

/// <summary>A nearly full disk takes a commit of a few pages and refuses the next larger one: only a large one shows that there is room again.</summary>
internal static class RoomProof
{
    /// <summary>About what a full group of events on as many instances writes: the pages stay in the file, free for it.</summary>
    private const int Bytes = 8 << 20;

    public static void Run(Connection connection)
    {
        lock (connection.Gate)
        {
            try
            {
                using Query write = connection.Query("INSERT INTO room_proof (written) VALUES (zeroblob(?1))");
                write.Bind(1, Bytes);
                write.Run();
            }
            finally
            {
                connection.Run("DELETE FROM room_proof");
            }
        }
    }
}
