-- A detection over the whole register: how, from what, when, and what came of each group of industries.
CREATE TABLE clusters.run (
  economy text NOT NULL,
  id uuid NOT NULL,
  -- the default list of groups, or the codes of a scheme
  groups text NOT NULL,
  options jsonb NOT NULL,
  definition text,
  state text NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  reason text,
  as_of text,
  establishments integer,
  placed integer,
  contiguity text,
  islands_linked integer,
  warnings jsonb NOT NULL DEFAULT '[]',
  findings jsonb NOT NULL DEFAULT '[]',
  is_current boolean NOT NULL DEFAULT false,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX run_current ON clusters.run (economy) WHERE is_current;
CREATE INDEX run_by_time ON clusters.run (economy, requested_at DESC);

-- A cluster of a run as anybody may see it: numbers that tell of single firms are left out.
CREATE TABLE clusters.found (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  -- kept from run to run where it is the same cluster
  id text NOT NULL,
  group_code text NOT NULL,
  group_title text NOT NULL,
  traded boolean,
  isic_prefixes text[] NOT NULL,
  title text NOT NULL,
  rank integer NOT NULL,
  is_confirmed boolean NOT NULL,
  routes text NOT NULL,
  place_codes text[] NOT NULL,
  establishments integer NOT NULL,
  core integer NOT NULL,
  strength double precision NOT NULL,
  q_value double precision NOT NULL,
  stability double precision NOT NULL,
  type text NOT NULL,
  stage text NOT NULL,
  change text NOT NULL,
  came_from text[] NOT NULL,
  properties jsonb NOT NULL,
  outline jsonb,
  PRIMARY KEY (economy, run_id, id),
  FOREIGN KEY (economy, run_id) REFERENCES clusters.run (economy, id) ON DELETE CASCADE
);
CREATE INDEX found_by_place ON clusters.found USING gin (place_codes);

CREATE TABLE clusters.found_member (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  cluster_id text NOT NULL,
  establishment_id text NOT NULL,
  enterprise_id text NOT NULL,
  membership double precision NOT NULL CHECK (membership BETWEEN 0 AND 1),
  PRIMARY KEY (economy, run_id, cluster_id, establishment_id),
  FOREIGN KEY (economy, run_id, cluster_id) REFERENCES clusters.found (economy, run_id, id) ON DELETE CASCADE
);
CREATE INDEX found_member_of ON clusters.found_member (economy, enterprise_id);

-- What only those who lead or measure clusters see.
CREATE TABLE clusters.found_detail (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  cluster_id text NOT NULL,
  properties jsonb NOT NULL,
  PRIMARY KEY (economy, run_id, cluster_id),
  FOREIGN KEY (economy, run_id, cluster_id) REFERENCES clusters.found (economy, run_id, id) ON DELETE CASCADE
);

SELECT platform.protect('clusters.run', 'public'), platform.protect('clusters.found', 'public'),
  platform.protect('clusters.found_member', 'internal'), platform.protect('clusters.found_detail', 'internal');

CREATE VIEW clusters_api.found WITH (security_invoker = true) AS
  SELECT f.economy, f.id, f.group_code, f.group_title, f.title, f.place_codes, f.establishments, f.strength, f.q_value, f.type, f.stage
  FROM clusters.found f JOIN clusters.run r ON r.economy = f.economy AND r.id = f.run_id
  WHERE r.is_current AND f.is_confirmed;
