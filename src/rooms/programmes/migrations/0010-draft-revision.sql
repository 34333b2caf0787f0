-- Versions are kept for ever and never change; a draft does until it is published, and two officers may have it open.
ALTER TABLE programmes.programme ADD COLUMN revision integer NOT NULL DEFAULT 1 CHECK (revision > 0);
