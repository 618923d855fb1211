-- Who may use the service, and what people did. Written beside the one writer, which knows nothing of it.

CREATE TABLE token (
    name       TEXT NOT NULL PRIMARY KEY,
    hash       TEXT NOT NULL UNIQUE, -- SHA-256 of the token, which is kept nowhere
    role       TEXT,                 -- NULL: it may only deliver, for the source
    source     TEXT,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) WITHOUT ROWID;

CREATE TABLE act (
    id      INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,
    who     TEXT NOT NULL,
    what    TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL
);
