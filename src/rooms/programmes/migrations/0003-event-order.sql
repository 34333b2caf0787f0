-- Two events of one moment keep the order in which they were written.
ALTER TABLE programmes.application_event ADD COLUMN position bigint GENERATED ALWAYS AS IDENTITY;
