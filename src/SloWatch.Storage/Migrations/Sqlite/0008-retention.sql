-- Instances that ended long ago are removed; what they had counted stays in the ledger, and stands in the closing balance.

CREATE TABLE balance (
    measurement INTEGER NOT NULL,
    minute      INTEGER NOT NULL,
    begun       INTEGER NOT NULL,
    good        INTEGER NOT NULL,
    bad         INTEGER NOT NULL,
    excluded    INTEGER NOT NULL,
    closed_bad  INTEGER NOT NULL,
    PRIMARY KEY (measurement, minute)
) WITHOUT ROWID;

ALTER TABLE workflow ADD COLUMN horizon INTEGER; -- what was removed lies before it; NULL: nothing was
ALTER TABLE instance ADD COLUMN horizon INTEGER; -- that of its workflow when it was first written
ALTER TABLE measurement ADD COLUMN counted_from INTEGER; -- before it there is no data; NULL: everything was counted

CREATE INDEX late_posting_minute ON late_posting (workflow, minute);
CREATE INDEX alert_transition_minute ON alert_transition (workflow, minute);
