using SloWatch.Engine.Stores;
using SQLitePCL;

namespace SloWatch.Storage.Sqlite;

/// <summary>What SQLite's result codes mean to the person who runs the program: place, cause, remedy.</summary>
internal static class SqliteFault
{
    public static StoreException From(string place, int code, string message)
    {
        (string cause, string remedy) = Explain(code & 0xff, message);
        return new StoreException($"{place}: {cause}; {remedy}");
    }

    private static (string Cause, string Remedy) Explain(int code, string message) => code switch
    {
        raw.SQLITE_FULL => ("the disk is full", "what was committed before stands: free some space and run it again"),
        raw.SQLITE_READONLY => ("it is read-only", "make the file and its folder writable, or copy it into a folder that is: reading, too, needs a journal beside the file"),
        raw.SQLITE_CANTOPEN => ("it cannot be opened", "check that its folder exists and that you may read and write in it"),
        raw.SQLITE_PERM or raw.SQLITE_AUTH => ("you have no permission to open it", "ask the owner of the file, or name another file"),
        raw.SQLITE_NOTADB => ("it is not a SloWatch store", "name another file, or move this one away to begin anew"),
        raw.SQLITE_CORRUPT => ($"it is damaged ({message})", "restore it from a backup, or move it away and import again"),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ("another program keeps it locked", "close that program and run this again"),
        raw.SQLITE_IOERR => ($"the disk failed ({message})", "check the disk, run it again, and look whether 'slowatch audit' finds damage"),
        raw.SQLITE_NOMEM => ("there is not enough memory", "close other programs and run it again"),
        raw.SQLITE_TOOBIG => ("one value is larger than the store can hold", "look for an instance or an event of more than a gigabyte"),
        _ => ($"SQLite refused ({code}: {message})", "please report this as a bug of SloWatch"),
    };
}
