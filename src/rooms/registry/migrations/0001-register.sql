-- Keys whose values come in no order (ids are hashes) put the id first and the economy last: an economy that is the same in
-- every row would be compared at every step of a descent, which is a third of the time of a large import.

-- What was handed in: one row per file and one per record of it, kept as it was read. Everything shown of a firm is
-- derived from these records, from corrections and from facts; undoing an import makes the record before it current again.

CREATE TABLE registry.import (
  economy text NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL,
  mapping jsonb NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  file_bytes bigint NOT NULL,
  encoding text,
  delimiter text,
  state text NOT NULL CHECK (state IN ('received', 'staged', 'applied', 'undone', 'discarded')),
  row_count integer NOT NULL DEFAULT 0,
  created_count integer NOT NULL DEFAULT 0,
  updated_count integer NOT NULL DEFAULT 0,
  unchanged_count integer NOT NULL DEFAULT 0,
  -- rows with at least one fault, and faults; at most a thousand of these are kept in import_fault
  rejected_count integer NOT NULL DEFAULT 0,
  fault_count integer NOT NULL DEFAULT 0,
  header jsonb NOT NULL DEFAULT '[]',
  places jsonb NOT NULL DEFAULT '[]',
  notes jsonb NOT NULL DEFAULT '{}',
  previewed_at timestamptz,
  skip_rejected boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  applied_by text,
  applied_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX import_by_file ON registry.import (economy, source, file_sha256) WHERE state = 'applied';
CREATE INDEX import_by_time ON registry.import (economy, created_at DESC);

CREATE TABLE registry.import_fault (
  economy text NOT NULL,
  import_id uuid NOT NULL,
  position integer NOT NULL,
  row_number integer,
  column_name text,
  code text NOT NULL,
  message text NOT NULL,
  remedy text NOT NULL,
  PRIMARY KEY (economy, import_id, position),
  FOREIGN KEY (economy, import_id) REFERENCES registry.import (economy, id) ON DELETE CASCADE
);

-- Filled by COPY, which row-level security refuses; lives only between reading a file and applying it, seen by app and worker alone.
CREATE UNLOGGED TABLE registry.staged_record (
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  source_key text NOT NULL,
  -- the record's cells as a JSON array, in the order of the import's header
  raw text NOT NULL,
  establishment_id text NOT NULL,
  enterprise_id text NOT NULL,
  enterprise_scheme text,
  enterprise_number text,
  name text NOT NULL,
  -- where it is not the name
  enterprise_name text,
  legal_form text,
  address text,
  place_code text,
  parent_code text,
  village text,
  longitude double precision,
  latitude double precision,
  geo_precision text,
  established_on date,
  registered_on date,
  status text,
  products text,
  materials text,
  employees integer,
  classifications jsonb NOT NULL,
  national_codes text[] NOT NULL,
  isic_codes text[] NOT NULL,
  divisions text NOT NULL,
  sort_key text NOT NULL,
  terms bigint[] NOT NULL,
  PRIMARY KEY (import_id, row_number)
);

-- No foreign key to import: the record and its import are written in one transaction, and asking for each of a million rows costs.
CREATE TABLE registry.source_record (
  economy text NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  source text NOT NULL,
  source_key text NOT NULL,
  raw text NOT NULL,
  establishment_id text NOT NULL,
  superseded_by uuid,
  PRIMARY KEY (economy, import_id, row_number)
);
-- One record of each establishment is in force, whichever source it is from.
CREATE UNIQUE INDEX source_record_in_force ON registry.source_record (establishment_id, economy) WHERE superseded_by IS NULL;
CREATE INDEX source_record_superseded ON registry.source_record (economy, superseded_by, establishment_id) WHERE superseded_by IS NOT NULL;

CREATE TABLE registry.enterprise (
  economy text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  legal_form text,
  simulated boolean NOT NULL DEFAULT false,
  created_by_import uuid,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);

CREATE TABLE registry.establishment (
  economy text NOT NULL,
  id text NOT NULL,
  enterprise_id text NOT NULL,
  name text NOT NULL,
  -- the firm's name as this record gives it, where that is not the establishment's; the enterprise takes its shortest
  enterprise_name text,
  legal_form text,
  address text,
  place_code text,
  village text,
  longitude double precision,
  latitude double precision,
  geo_precision text CHECK (geo_precision IN ('point', 'village', 'town', 'area')),
  established_on date,
  registered_on date,
  status text,
  products text,
  materials text,
  employees integer CHECK (employees >= 0),
  -- [scheme, code] as declared, or [scheme, code, certain|doubtful, weight] as converted: raw and converted side by side
  classifications jsonb NOT NULL,
  source text NOT NULL,
  source_key text NOT NULL,
  import_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (id, economy)
);
CREATE INDEX establishment_of_enterprise ON registry.establishment (enterprise_id, economy);

CREATE TABLE registry.identifier (
  economy text NOT NULL,
  scheme text NOT NULL,
  value text NOT NULL,
  enterprise_id text NOT NULL,
  import_id uuid,
  -- An enterprise's id follows from its first number: no index by number is needed to find it.
  PRIMARY KEY (enterprise_id, scheme, value, economy)
);

CREATE TABLE registry.place (
  economy text NOT NULL,
  code text NOT NULL,
  level text NOT NULL CHECK (level IN ('county', 'town')),
  name text NOT NULL,
  name_local text,
  parent_code text,
  PRIMARY KEY (economy, code)
);

-- Values of class public alone, no row-level security: policies would keep the planner from its GIN index.
CREATE TABLE registry.public_search (
  economy text NOT NULL,
  establishment_id text NOT NULL,
  enterprise_id text NOT NULL,
  name text NOT NULL,
  sort_key text NOT NULL COLLATE "C",
  place_code text,
  parent_code text,
  national_codes text[] NOT NULL,
  isic_codes text[] NOT NULL,
  -- ISIC sections and divisions among them, as one text: counts by industry group by it
  divisions text NOT NULL,
  -- everything that it can be found by (name tokens, `@` places, `#` industries as stated), each hashed by rules/termHash.ts
  terms bigint[] NOT NULL,
  longitude double precision,
  latitude double precision,
  geo_precision text,
  PRIMARY KEY (establishment_id, economy)
);
CREATE INDEX public_search_terms ON registry.public_search USING gin (terms);
CREATE INDEX public_search_by_name ON registry.public_search (economy, sort_key, establishment_id);

-- A large import fills the index's pending list; searches would read it from end to end until it is merged.
CREATE FUNCTION registry.merge_search_index() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT gin_clean_pending_list('registry.public_search_terms'::regclass) $$;
-- Deleting a million staged rows would write them once more; emptying the table does not, where they are the only ones in it.
CREATE FUNCTION registry.clear_staged(cleared uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  AS $$ BEGIN
    BEGIN
      LOCK TABLE registry.staged_record IN ACCESS EXCLUSIVE MODE NOWAIT;
      IF (SELECT import_id FROM registry.staged_record ORDER BY import_id LIMIT 1) = cleared
         AND (SELECT import_id FROM registry.staged_record ORDER BY import_id DESC LIMIT 1) = cleared THEN
        TRUNCATE registry.staged_record;
        RETURN;
      END IF;
    EXCEPTION WHEN lock_not_available THEN NULL;
    END;
    DELETE FROM registry.staged_record WHERE import_id = cleared;
  END $$;
-- Freshly filled tables are planned by guesswork until somebody counts them, and only their owner may.
CREATE FUNCTION registry.count_staged() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  SET default_statistics_target = 30 AS $$ BEGIN ANALYZE registry.staged_record (import_id, row_number, source_key, establishment_id, enterprise_id); END $$;
CREATE FUNCTION registry.count_register() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog
  SET default_statistics_target = 30 AS $$ BEGIN
    ANALYZE registry.source_record (economy, import_id, establishment_id, superseded_by);
    ANALYZE registry.enterprise (economy, id);
    ANALYZE registry.establishment (economy, id, enterprise_id, source);
    ANALYZE registry.identifier (economy, enterprise_id);
    ANALYZE registry.public_search (economy, establishment_id, sort_key, place_code, parent_code, divisions, terms, longitude);
  END $$;
REVOKE EXECUTE ON FUNCTION registry.merge_search_index, registry.clear_staged, registry.count_staged, registry.count_register FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.merge_search_index, registry.clear_staged, registry.count_staged, registry.count_register TO toolroom_app, toolroom_job;

-- A value that a person set right; shown over the register's own, which stays.
CREATE TABLE registry.correction (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  enterprise_id text NOT NULL,
  establishment_id text,
  field text NOT NULL,
  value text,
  before text,
  reason text NOT NULL,
  corrected_by text NOT NULL,
  corrected_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE INDEX correction_of_enterprise ON registry.correction (economy, enterprise_id, corrected_at);

-- An id that was merged into another, for ever; chains are flattened when they are written.
CREATE TABLE registry.redirect (
  economy text NOT NULL,
  old_id text NOT NULL,
  new_id text NOT NULL,
  reason text NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (economy, old_id),
  CHECK (old_id <> new_id)
);
CREATE INDEX redirect_to ON registry.redirect (economy, new_id);

-- What is known of a firm: when it was true, when we learnt it, from whom. Never overwritten: a newer row supersedes.
CREATE TABLE registry.fact (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  enterprise_id text NOT NULL,
  fact text NOT NULL,
  value jsonb NOT NULL,
  valid_from date,
  valid_to date,
  source text NOT NULL,
  observed_on date,
  class text NOT NULL CHECK (class IN ('internal', 'confidential', 'personal')),
  organisation text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  superseded_at timestamptz,
  PRIMARY KEY (economy, id),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX fact_of_enterprise ON registry.fact (economy, enterprise_id, fact, recorded_at DESC);

SELECT platform.protect_by_own_policy('registry.fact', 'confidential');
CREATE POLICY fact_of_economy ON registry.fact
  USING (
    economy = (SELECT platform.actor_economy())
    AND (
      (SELECT platform.actor_has_role('officer'))
      OR (SELECT platform.actor_has_role('adviser'))
      OR (SELECT platform.actor_has_role('administrator'))
      OR recorded_by = (SELECT platform.actor_user())
      OR organisation = (SELECT platform.actor_organisation())
    )
  )
  -- Who sees a fact may not by that speak for the organisation that it is of.
  WITH CHECK (
    economy = (SELECT platform.actor_economy())
    AND (
      (SELECT platform.actor_reads_confidential())
      OR organisation = (SELECT platform.actor_organisation())
      OR (organisation IS NULL AND recorded_by = (SELECT platform.actor_user()))
    )
  );

-- Where shown values come from, for everyone to read.
CREATE TABLE registry.source (
  economy text NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  publisher text NOT NULL,
  dataset text NOT NULL,
  licence text NOT NULL,
  as_of text NOT NULL,
  -- scheme of the number by which this source knows an establishment
  key_scheme text NOT NULL,
  notes text,
  PRIMARY KEY (economy, name)
);

SELECT platform.protect_by_own_policy('registry.import', 'internal');
-- The operator names an import by its id alone, whatever economy it is of.
CREATE POLICY internal ON registry.import USING (
  (economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_is_signed_in()))
  OR (SELECT platform.actor_kind()) = 'operator');
SELECT platform.protect('registry.import_fault', 'internal'),
       platform.protect('registry.source_record', 'internal'),
       platform.protect('registry.correction', 'internal'),
       platform.protect('registry.source', 'public'),
       platform.protect('registry.enterprise', 'public'),
       platform.protect('registry.establishment', 'public'),
       platform.protect('registry.identifier', 'public'),
       platform.protect('registry.place', 'public'),
       platform.protect('registry.public_search', 'public'),
       platform.protect('registry.redirect', 'public');

-- Everybody may see what was changed; who did it and why is for officers. The view reads as its owner, so it names its columns,
-- and takes away nothing but rows of one economy at a time.
CREATE POLICY public_part ON registry.correction FOR SELECT TO toolroom_owner USING (true);
CREATE VIEW registry_api.public_correction WITH (security_barrier = true) AS
  SELECT economy, enterprise_id, field, value, before, corrected_at FROM registry.correction WHERE withdrawn_at IS NULL;
CREATE VIEW registry_api.establishment_place WITH (security_invoker = true) AS
  SELECT economy, establishment_id, enterprise_id, place_code, parent_code, national_codes, isic_codes,
         longitude, latitude, geo_precision
  FROM registry.public_search;
CREATE VIEW registry_api.place WITH (security_invoker = true) AS
  SELECT economy, code, level, name, name_local, parent_code FROM registry.place;
