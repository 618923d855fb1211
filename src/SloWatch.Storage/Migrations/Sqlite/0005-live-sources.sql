-- How far a source is complete that delivers to the running service; NULL for one that comes in files.

ALTER TABLE source ADD COLUMN delivered_at INTEGER; -- wall clock
ALTER TABLE source ADD COLUMN live_watermark INTEGER; -- what is due by it may not be judged yet, unlike by watermark
ALTER TABLE source ADD COLUMN live_last_at INTEGER;
ALTER TABLE source ADD COLUMN clock_from INTEGER;
ALTER TABLE source ADD COLUMN announces INTEGER;
