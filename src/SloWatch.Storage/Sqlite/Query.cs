using System.Buffers;
using System.Text;
using SloWatch.Core.Time;
using SQLitePCL;

namespace SloWatch.Storage.Sqlite;

/// <summary>One use of a prepared statement; disposing makes it ready for the next. Parameters are counted from 1, columns from 0.</summary>
internal readonly ref struct Query(Connection connection, sqlite3_stmt statement) : IDisposable
{
    private const int StackBytes = 768;

    private const int StepsDone = 4, TimesPlanned = 5; // SQLITE_STMTSTATUS_VM_STEP, _REPREPARE

    // A name that is no Unicode would come back as another name: better to fail than to mix two instances.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public void Bind(int parameter, long value) => connection.Check(raw.sqlite3_bind_int64(statement, parameter, value));

    public void Bind(int parameter, Instant value) => Bind(parameter, value.Micros);

    public void Bind(int parameter, Instant? value)
    {
        if (value is { } instant)
        {
            Bind(parameter, instant.Micros);
        }
        else
        {
            BindNull(parameter);
        }
    }

    public void Bind(int parameter, byte[]? value) =>
        connection.Check(
            value is null ? raw.sqlite3_bind_null(statement, parameter)
            : value.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, parameter, 0)
            : raw.sqlite3_bind_blob(statement, parameter, value));

    /// <summary>Text for people; what is no Unicode is replaced.</summary>
    public void Bind(int parameter, string? value) => Bind(parameter, value, Encoding.UTF8);

    /// <summary>Text that identifies.</summary>
    public void BindName(int parameter, string value) => Bind(parameter, value, Strict);

    /// <summary>How many operations of SQLite's machine all uses of the statement took, and how often it was planned anew: what it costs, whatever else the machine does.</summary>
    public (int Steps, int Replanned) Cost => (raw.sqlite3_stmt_status(statement, StepsDone, 0), raw.sqlite3_stmt_status(statement, TimesPlanned, 0));

    /// <summary>True on a row, false after the last.</summary>
    public bool Read()
    {
        int code = raw.sqlite3_step(statement);
        return code == raw.SQLITE_ROW || (code == raw.SQLITE_DONE ? false : throw connection.Fault(code));
    }

    /// <summary>For its effect, ready to be bound again.</summary>
    public void Run()
    {
        while (Read())
        {
        }

        Reset();
    }

    public void Reset() => _ = raw.sqlite3_reset(statement); // it repeats the error that Read threw

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public Instant Instant(int column) => new(Long(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : Instant(column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public void Dispose() => Reset();

    private void BindNull(int parameter) => connection.Check(raw.sqlite3_bind_null(statement, parameter));

    private void Bind(int parameter, string? value, Encoding encoding)
    {
        if (string.IsNullOrEmpty(value))
        {
            connection.Check(value is null ? raw.sqlite3_bind_null(statement, parameter) : raw.sqlite3_bind_text(statement, parameter, value));
            return;
        }

        int most = encoding.GetMaxByteCount(value.Length);
        byte[]? rented = most > StackBytes ? ArrayPool<byte>.Shared.Rent(most) : null;
        try
        {
            Span<byte> bytes = rented ?? stackalloc byte[StackBytes];
            int length = encoding.GetBytes(value, bytes);
            connection.Check(raw.sqlite3_bind_text(statement, parameter, bytes[..length]));
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
    }
}
