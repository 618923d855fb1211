using SloWatch.Testing.Stores;

namespace SloWatch.Storage.Tests.Sqlite;

public sealed class SqliteInstances() : InstanceContract(new SqliteFile());

public sealed class SqliteVoidInstances() : VoidInstanceContract(new SqliteFile());

public sealed class SqliteTouching() : TouchingContract(new SqliteFile());

public sealed class SqliteRows() : RowContract(new SqliteFile());

public sealed class SqliteSearching() : SearchContract(new SqliteFile());

public sealed class SqliteChunks() : ChunkContract(new SqliteFile());

public sealed class SqliteKeys() : KeyContract(new SqliteFile());

public sealed class SqliteLedger() : LedgerContract(new SqliteFile());

public sealed class SqliteViolations() : ViolationContract(new SqliteFile());

public sealed class SqliteSources() : SourceContract(new SqliteFile());

public sealed class SqliteAnteroom() : AnteroomContract(new SqliteFile());

public sealed class SqliteAlerts() : AlertContract(new SqliteFile());

public sealed class SqliteRetention() : RetentionContract(new SqliteFile());

public sealed class SqliteAccessRights() : AccessContract(new SqliteFile());

public sealed class SqliteWriting() : WriterContract(new SqliteFile());

public sealed class SqliteReading() : ReaderContract(new SqliteFile());
