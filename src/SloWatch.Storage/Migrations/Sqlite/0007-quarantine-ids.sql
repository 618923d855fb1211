-- Entries of the quarantine leave it, and people name them by their id: it is never given again.

CREATE TABLE quarantine_kept (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    source      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    reason      TEXT NOT NULL,
    content     TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    UNIQUE (source, origin, reason)
);

INSERT INTO quarantine_kept (id, source, origin, reason, content, recorded_at)
    SELECT id, source, origin, reason, content, recorded_at FROM quarantine;

DROP TABLE quarantine;

ALTER TABLE quarantine_kept RENAME TO quarantine;

CREATE INDEX quarantine_newest ON quarantine (recorded_at);
