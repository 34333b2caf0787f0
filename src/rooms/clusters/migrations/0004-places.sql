-- Indicators of places as they were uploaded: a file is one state of all of them, and the last that was not taken back is shown.
CREATE TABLE clusters.place_file (
  economy text NOT NULL,
  id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  rows integer NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- null: it is being looked at and does not count
  kept_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE INDEX place_file_by_time ON clusters.place_file (economy, kept_at DESC) WHERE undone_at IS NULL;
CREATE TABLE clusters.place_indicator (
  economy text NOT NULL,
  file_id uuid NOT NULL,
  code text NOT NULL,
  title text NOT NULL,
  theme text NOT NULL,
  unit text NOT NULL,
  direction text NOT NULL CHECK (direction IN ('higher', 'lower')),
  source text NOT NULL,
  known_on text NOT NULL,
  PRIMARY KEY (economy, file_id, code),
  FOREIGN KEY (economy, file_id) REFERENCES clusters.place_file (economy, id) ON DELETE CASCADE
);
CREATE TABLE clusters.place_value (
  economy text NOT NULL,
  file_id uuid NOT NULL,
  code text NOT NULL,
  place_code text NOT NULL,
  value double precision NOT NULL,
  low double precision,
  high double precision,
  PRIMARY KEY (economy, file_id, code, place_code),
  FOREIGN KEY (economy, file_id, code) REFERENCES clusters.place_indicator (economy, file_id, code) ON DELETE CASCADE,
  CHECK (low IS NULL OR high IS NULL OR low <= high)
);

-- What could be done for a place or a cluster; a change is a further version, and so are withdrawing and taking that back.
CREATE TABLE clusters.project (
  economy text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL CHECK (version >= 1),
  title text NOT NULL,
  place_code text NOT NULL,
  cluster_id text,
  kind text NOT NULL CHECK (kind IN ('soft', 'hard')),
  theme text NOT NULL,
  cost_low numeric NOT NULL CHECK (cost_low >= 0),
  cost_likely numeric NOT NULL CHECK (cost_likely >= cost_low),
  cost_high numeric NOT NULL CHECK (cost_high >= cost_likely),
  benefit_low double precision NOT NULL,
  benefit_likely double precision NOT NULL CHECK (benefit_likely >= benefit_low),
  benefit_high double precision NOT NULL CHECK (benefit_high >= benefit_likely),
  benefit_unit text NOT NULL,
  benefit_basis text NOT NULL CHECK (benefit_basis IN ('study', 'records', 'expert')),
  benefit_source text NOT NULL,
  -- the programme whose measured effect the benefit rests on
  programme_id uuid,
  -- chance that a dormant cluster is activated; 1 where nothing has to be
  activation double precision NOT NULL DEFAULT 1 CHECK (activation BETWEEN 0 AND 1),
  needs uuid,
  -- of the projects with the same words here at most one is chosen
  one_of text,
  helps_group boolean NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  withdrawn boolean NOT NULL DEFAULT false,
  why text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id, version)
);

-- A choice of projects that somebody kept, with what it was worked out from.
CREATE TABLE clusters.portfolio (
  economy text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  question jsonb NOT NULL,
  basis text NOT NULL,
  -- null: it is being worked out
  answer jsonb,
  simulated boolean NOT NULL DEFAULT false,
  kept_by text NOT NULL,
  kept_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  deleted_at timestamptz,
  PRIMARY KEY (economy, id)
);
SELECT platform.protect('clusters.place_file', 'public'), platform.protect('clusters.place_indicator', 'public'),
  platform.protect('clusters.place_value', 'public'), platform.protect('clusters.project', 'public'),
  platform.protect('clusters.portfolio', 'public');

DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['place_file', 'project', 'portfolio'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON clusters.%I FOR EACH ROW
      WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark()', t);
  END LOOP;
END $$;
