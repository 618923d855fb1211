-- Why the units of an alert went bad, as it was known soon after it fired.

CREATE TABLE diagnosis (
    transition INTEGER PRIMARY KEY, -- the id of the alert_transition by which the alert fired
    made_at    INTEGER NOT NULL,    -- wall clock
    content    TEXT NOT NULL        -- JSON
);

CREATE INDEX alert_transition_fired ON alert_transition (minute) WHERE change = 0 AND subject = 0;

CREATE TRIGGER diagnosis_of_removed AFTER DELETE ON alert_transition BEGIN
    DELETE FROM diagnosis WHERE transition = old.id;
END;
