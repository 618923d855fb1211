using System.Globalization;
using System.Reflection;
using SloWatch.Engine.Stores;

namespace SloWatch.Storage.Sqlite;

/// <summary>The numbered migrations, forward only. A file's number is its <c>user_version</c>; its <c>application_id</c> says that it is ours.</summary>
internal static class Schema
{
    private const string Folder = "Migrations/Sqlite/";
    private const long OurId = 0x534C4F57; // "SLOW"

    private static readonly string[] Names =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The migration that this program writes.</summary>
    public static int Newest => Names.Length;

    /// <summary>0: nothing was ever written to it. Throws when it is someone else's or a newer program's.</summary>
    public static int VersionOf(Connection connection)
    {
        (long version, bool foreign) = Told(connection);
        if (foreign)
        {
            throw new StoreException($"{connection.Place}: it is an SQLite database of another program; name another file");
        }

        return version <= Newest
            ? (int)version
            : throw new StoreException(
                $"{connection.Place}: it was written by a newer SloWatch (its migration is {version}, this program knows {Newest}); use that program, or a newer one");
    }

    /// <summary>A reader neither creates nor migrates.</summary>
    public static void RequireNewest(Connection connection)
    {
        int version = VersionOf(connection);
        if (version < Newest)
        {
            throw new StoreException(
                version == 0
                    ? $"{connection.Place}: it is empty; import something into it first"
                    : $"{connection.Place}: it was written by an older SloWatch (its migration is {version}, this program needs {Newest}); run a command that writes, such as import, once to bring it up");
        }
    }

    /// <summary>Each migration is one transaction, so that a crash leaves a whole number of them; a new file is whole or nothing.</summary>
    public static void Migrate(Connection connection)
    {
        for (int version = VersionOf(connection); version < Newest;)
        {
            int next = version == 0 ? Newest : version + 1;
            string migrations = string.Join('\n', Names[version..next].Select(Read));
            try
            {
                connection.Script(string.Create(CultureInfo.InvariantCulture, $"BEGIN IMMEDIATE;\n{migrations}\nPRAGMA application_id = {OurId}; PRAGMA user_version = {next}; COMMIT;"));
            }
            catch when (connection.InTransaction)
            {
                connection.Script("ROLLBACK");
                throw;
            }

            version = next;
        }
    }

    /// <summary>All of one moment, for another process may just be making it.</summary>
    private static (long Version, bool Foreign) Told(Connection connection)
    {
        if (connection.InTransaction)
        {
            return Read(connection);
        }

        connection.Script("BEGIN");
        try
        {
            return Read(connection);
        }
        finally
        {
            connection.Script("COMMIT");
        }
    }

    private static (long Version, bool Foreign) Read(Connection connection)
    {
        long version = connection.Scalar("PRAGMA user_version");
        bool ours = connection.Scalar("PRAGMA application_id") == OurId;
        return (version, !ours && (version != 0 || connection.Scalar("SELECT count(*) FROM sqlite_master") != 0));
    }

    private static string Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
