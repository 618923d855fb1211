-- How alerts stand, what became of them, and up to where each workflow was decided on.

CREATE TABLE alert (
    workflow    TEXT NOT NULL,
    subject     INTEGER NOT NULL, -- 0 an objective, 1 a source
    name        TEXT NOT NULL,
    cause       TEXT NOT NULL,
    severity    INTEGER NOT NULL, -- 0 a ticket, 1 a page
    phase       INTEGER NOT NULL, -- 0 ok, 1 firing, 2 ok and 3 firing when nobody can say any more
    since       INTEGER NOT NULL,
    measurement TEXT,             -- its hash; NULL for a source
    reason      TEXT NOT NULL,
    counts      TEXT NOT NULL,    -- a line for each window that was read: good, bad, window
    PRIMARY KEY (workflow, subject, name, cause)
) WITHOUT ROWID;

CREATE INDEX alert_open ON alert (workflow) WHERE phase IN (1, 3);

CREATE TABLE alert_transition (
    id          INTEGER PRIMARY KEY,
    workflow    TEXT NOT NULL,
    subject     INTEGER NOT NULL,
    name        TEXT NOT NULL,
    cause       TEXT NOT NULL,
    severity    INTEGER NOT NULL,
    change      INTEGER NOT NULL, -- 0 fired, 1 resolved, 2 went unknown, 3 known again, 4 closed
    from_phase  INTEGER NOT NULL,
    to_phase    INTEGER NOT NULL,
    minute      INTEGER NOT NULL, -- that was decided on
    recorded_at INTEGER NOT NULL, -- wall clock
    reason      TEXT NOT NULL,
    counts      TEXT NOT NULL
);

CREATE INDEX alert_transition_workflow ON alert_transition (workflow);

CREATE TABLE decided (
    workflow      TEXT PRIMARY KEY,
    up_to         INTEGER NOT NULL, -- the last minute that was decided on
    unknown_since INTEGER,
    unknown_why   TEXT
) WITHOUT ROWID;
