-- What is open now, and what ended last, without reading every instance and every violation.

CREATE INDEX instance_ended ON instance (workflow, ended_at);
CREATE INDEX violation_open ON violation (measurement, at) WHERE closed_at IS NULL;
