-- Events that came without an instance wait for a case that carries a key of theirs.

CREATE TABLE anteroom (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    workflow TEXT NOT NULL,
    source   TEXT NOT NULL,
    identity BLOB NOT NULL,
    facts    BLOB NOT NULL, -- packed: all that was told of it
    origin   TEXT NOT NULL,
    since    INTEGER NOT NULL,
    UNIQUE (workflow, identity)
);

CREATE INDEX anteroom_source ON anteroom (source, workflow, since);
CREATE INDEX anteroom_since ON anteroom (workflow, since);

CREATE TABLE anteroom_key (
    workflow TEXT NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    waiting  INTEGER NOT NULL, -- its id
    PRIMARY KEY (workflow, name, value, waiting)
) WITHOUT ROWID;

CREATE INDEX anteroom_key_waiting ON anteroom_key (waiting);

-- Workflows all keys of whose instances are noted, with the names of those by which events find their instance, a line each.
CREATE TABLE correlated (
    workflow TEXT PRIMARY KEY,
    names    TEXT NOT NULL
) WITHOUT ROWID;
