-- Of a source that is asked: why it could not be asked for everything the last time.
ALTER TABLE source ADD COLUMN trouble TEXT;
