-- Times are microseconds since 1970 UTC; the ends of time are the ends of a 64-bit integer. Names become small numbers once.

CREATE TABLE workflow (
    id      INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    last_at INTEGER -- latest fact of its instances; NULL while it has none
);

CREATE TABLE instance (
    id            INTEGER PRIMARY KEY,
    workflow      INTEGER NOT NULL,
    instance      TEXT NOT NULL,
    row_version   INTEGER NOT NULL,
    judged_at     INTEGER NOT NULL,
    next_deadline INTEGER NOT NULL,
    first_at      INTEGER NOT NULL,
    last_at       INTEGER NOT NULL,
    ended_at      INTEGER,
    business_key  TEXT,
    fact_count    INTEGER NOT NULL,
    checksum      INTEGER NOT NULL,
    chunks        INTEGER NOT NULL, -- how many there are, with the open one
    open_chunk    BLOB
);

CREATE UNIQUE INDEX instance_key ON instance (workflow, instance);
CREATE INDEX instance_due ON instance (workflow, next_deadline) WHERE next_deadline < 9223372036854775807;
CREATE INDEX instance_business_key ON instance (business_key) WHERE business_key IS NOT NULL;

-- The full chunks of long instances; they never change.
CREATE TABLE chunk (
    instance INTEGER NOT NULL,
    ordinal  INTEGER NOT NULL,
    facts    BLOB NOT NULL,
    PRIMARY KEY (instance, ordinal)
) WITHOUT ROWID;

CREATE TABLE measurement (
    id       INTEGER PRIMARY KEY,
    hash     TEXT NOT NULL UNIQUE,
    complete INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE ledger (
    measurement INTEGER NOT NULL,
    minute      INTEGER NOT NULL,
    begun       INTEGER NOT NULL,
    good        INTEGER NOT NULL,
    bad         INTEGER NOT NULL,
    excluded    INTEGER NOT NULL,
    closed_bad  INTEGER NOT NULL,
    PRIMARY KEY (measurement, minute)
) WITHOUT ROWID;

-- Always empty between transactions: it finds the rows that became zero, so that they can be removed.
CREATE INDEX ledger_zero ON ledger (measurement)
    WHERE begun = 0 AND good = 0 AND bad = 0 AND excluded = 0 AND closed_bad = 0;

-- Sums of whole days of the ledger, so that the sum over a year reads 365 rows and not half a million.
CREATE TABLE ledger_day (
    measurement INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    begun       INTEGER NOT NULL,
    good        INTEGER NOT NULL,
    bad         INTEGER NOT NULL,
    excluded    INTEGER NOT NULL,
    closed_bad  INTEGER NOT NULL,
    PRIMARY KEY (measurement, day)
) WITHOUT ROWID;

CREATE TABLE violation (
    measurement INTEGER NOT NULL,
    workflow    INTEGER NOT NULL,
    instance    TEXT NOT NULL,
    unit        TEXT NOT NULL,
    at          INTEGER NOT NULL,
    reason      TEXT NOT NULL,
    step        TEXT,
    state       TEXT,
    dependency  TEXT,
    version     TEXT,
    error       TEXT,
    closed_at   INTEGER,
    PRIMARY KEY (measurement, workflow, instance, unit)
) WITHOUT ROWID;

CREATE INDEX violation_newest ON violation (measurement, at DESC);

CREATE TABLE late_posting (
    id          INTEGER PRIMARY KEY,
    measurement INTEGER NOT NULL,
    minute      INTEGER NOT NULL,
    workflow    TEXT NOT NULL,
    instance    TEXT NOT NULL,
    unit        TEXT NOT NULL,
    begun       INTEGER NOT NULL,
    good        INTEGER NOT NULL,
    bad         INTEGER NOT NULL,
    excluded    INTEGER NOT NULL,
    closed_bad  INTEGER NOT NULL,
    cause       TEXT NOT NULL,
    recorded_at INTEGER NOT NULL
);

CREATE INDEX late_posting_measurement ON late_posting (measurement);

CREATE TABLE source (
    name         TEXT NOT NULL,
    workflow     TEXT NOT NULL,
    watermark    INTEGER NOT NULL,
    mapping_hash TEXT NOT NULL,
    last_at      INTEGER,
    note         TEXT NOT NULL,
    PRIMARY KEY (name, workflow)
) WITHOUT ROWID;

CREATE TABLE gap (
    id       INTEGER PRIMARY KEY,
    workflow TEXT NOT NULL,
    source   TEXT NOT NULL,
    from_at  INTEGER,
    at       INTEGER NOT NULL,
    fact     TEXT
);

-- NULLs are distinct in an index; here they are the same.
CREATE UNIQUE INDEX gap_once ON gap (workflow, source, at, ifnull(from_at, 'none'), ifnull(fact, 0));

CREATE TABLE quarantine (
    id          INTEGER PRIMARY KEY,
    source      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    content     TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (source, origin, reason)
);

CREATE INDEX quarantine_newest ON quarantine (recorded_at);
