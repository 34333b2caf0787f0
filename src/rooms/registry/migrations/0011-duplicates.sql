-- Searches for firms that stand in the register twice: what was learned, with what parameters, and what it came to.
CREATE TABLE registry.duplicate_run (
  economy text NOT NULL,
  id uuid NOT NULL,
  -- all: every firm against every other; arrivals: the new firms of one import against all, by the model of an earlier run
  kind text NOT NULL CHECK (kind IN ('all', 'arrivals')),
  import_id uuid,
  model_run uuid,
  model_version integer,
  model jsonb,
  seed integer NOT NULL,
  -- least probability of a pair that waits for a person
  lower double precision NOT NULL,
  -- from which probability on pairs are made one without a person; null where nobody switched that on
  upper double precision,
  figures jsonb NOT NULL,
  started_by text NOT NULL,
  started_by_name text NOT NULL,
  finished_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
CREATE INDEX duplicate_run_by_time ON registry.duplicate_run (economy, finished_at DESC, id);

-- One decision about several pairs, so that it can be taken back as one.
CREATE TABLE registry.duplicate_batch (
  economy text NOT NULL,
  id uuid NOT NULL,
  decision text NOT NULL CHECK (decision IN ('same', 'different', 'later')),
  reason text NOT NULL,
  pairs uuid[] NOT NULL,
  decided_by_name text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  undone_at timestamptz,
  PRIMARY KEY (economy, id)
);

-- Two firms that may be one.
CREATE TABLE registry.duplicate_pair (
  economy text NOT NULL,
  id uuid NOT NULL,
  a_id text NOT NULL,
  b_id text NOT NULL,
  -- the firms that these ids lead to now, the lesser first; the same where they have been made one
  a_now text NOT NULL,
  b_now text NOT NULL,
  -- false where another pair says the same of the same firms, or a firm has gone
  shown boolean NOT NULL DEFAULT true,
  run_id uuid,
  probability double precision,
  -- uncertainty in bits, and that times what hangs on the firms
  uncertainty double precision NOT NULL DEFAULT 0,
  worth double precision NOT NULL DEFAULT 0,
  a_hangs integer NOT NULL DEFAULT 0,
  b_hangs integer NOT NULL DEFAULT 0,
  -- why no machine may decide: numbered, branch, group
  cautions text[] NOT NULL DEFAULT '{}',
  places text[] NOT NULL DEFAULT '{}',
  -- the weight before anything is compared, and what each field added
  prior double precision,
  levels jsonb,
  -- what was compared: the firms as they were then
  a_cells jsonb,
  b_cells jsonb,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'later', 'same', 'different')),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  -- person; machine: above the upper threshold; merge: the firms were made one by another way
  decided_how text CHECK (decided_how IN ('person', 'machine', 'merge')),
  reason text,
  batch uuid,
  merge_event uuid,
  found_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, a_id, b_id),
  CHECK (a_id < b_id AND a_now <= b_now)
);
CREATE INDEX duplicate_pair_queue ON registry.duplicate_pair (economy, state, worth DESC, id) WHERE shown;
CREATE INDEX duplicate_pair_of_firm ON registry.duplicate_pair (economy, a_now);
CREATE INDEX duplicate_pair_of_other ON registry.duplicate_pair (economy, b_now);
CREATE INDEX duplicate_pair_of_batch ON registry.duplicate_pair (economy, batch) WHERE batch IS NOT NULL;

DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['duplicate_run', 'duplicate_batch', 'duplicate_pair'] LOOP
    PERFORM platform.protect_by_own_policy(('registry.' || t)::regclass, 'internal');
    EXECUTE format('CREATE POLICY %I ON registry.%I USING (economy = (SELECT platform.actor_economy())
      AND ((SELECT platform.actor_has_role(''officer'')) OR (SELECT platform.actor_has_role(''administrator''))))', t || '_of_officers', t);
  END LOOP;
END $$;
