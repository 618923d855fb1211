-- Written and removed again, to see whether the disk has room for more than a small commit.
CREATE TABLE room_proof (
    written BLOB NOT NULL
);

-- What the last audit by the service found.
CREATE TABLE audit_finding (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    ended_at    INTEGER NOT NULL,
    differences INTEGER NOT NULL
);
