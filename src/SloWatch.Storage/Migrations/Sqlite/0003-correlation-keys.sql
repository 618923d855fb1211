-- What instances may be found by from another workflow, besides their newest business key; business keys they had before have an empty name.
-- What is stored already is noted when the first rule asks for it.

CREATE TABLE correlation_key (
    workflow INTEGER NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    instance INTEGER NOT NULL, -- its id
    PRIMARY KEY (workflow, name, value, instance)
) WITHOUT ROWID;

CREATE INDEX correlation_key_instance ON correlation_key (instance);
