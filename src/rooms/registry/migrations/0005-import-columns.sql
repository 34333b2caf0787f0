-- What a file may say beyond the columns that every register has.

-- {names, identifiers, capabilities, website, industries}: public, and shown as it stands; null where the file has no such columns.
ALTER TABLE registry.staged_record ADD stated jsonb, ADD facts jsonb;
ALTER TABLE registry.establishment ADD stated jsonb;

-- How far the source is believed (rules/sourceRank.ts), and which table of the file was read.
ALTER TABLE registry.import ADD rank smallint NOT NULL DEFAULT 3, ADD format text, ADD sheet text;
-- Rows that contradict somebody, by the kind of contradiction: counted when the file was read.
ALTER TABLE registry.import ADD conflicts jsonb NOT NULL DEFAULT '{}';

-- A record that was never shown, because one of a source that is believed before it was in force.
ALTER TABLE registry.source_record ADD outranked boolean NOT NULL DEFAULT false;

-- The cells of a rejected record, so that it can be mended and handed in again.
ALTER TABLE registry.import_fault ADD raw text;

-- Which import stated a fact, and which one put another in its place: undo goes by both.
ALTER TABLE registry.fact ADD import_id uuid, ADD superseded_by_import uuid;
CREATE INDEX fact_of_import ON registry.fact (economy, import_id) WHERE import_id IS NOT NULL;
CREATE INDEX fact_superseded_by_import ON registry.fact (economy, superseded_by_import) WHERE superseded_by_import IS NOT NULL;

-- A file that waits for somebody to say what its columns mean.
CREATE TABLE registry.import_draft (
  economy text NOT NULL,
  id uuid NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  encoding text,
  delimiter text,
  sheet text,
  -- what was found in the file: format, columns with samples and guesses
  profile jsonb NOT NULL,
  -- what was chosen so far, column by column
  choices jsonb NOT NULL DEFAULT '{}',
  settings jsonb NOT NULL DEFAULT '{}',
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);

-- Mappings that officers made, under names of the economy.
CREATE TABLE registry.saved_mapping (
  economy text NOT NULL,
  name text NOT NULL,
  mapping jsonb NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, name)
);
SELECT platform.protect('registry.import_draft', 'internal'),
       platform.protect('registry.saved_mapping', 'internal');
