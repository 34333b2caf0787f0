-- How codes are gathered into industry groups; a version is never changed once it is saved.
CREATE TABLE clusters.group_list (
  economy text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  title text NOT NULL,
  groups jsonb NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, version)
);

-- One detection over the register: what was asked for, what the register was like, what was found of each group.
CREATE TABLE clusters.run (
  economy text NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed', 'cancelled')),
  job_id uuid,
  -- isic4, related, list:<version> or scheme:<scheme>
  grouping text NOT NULL,
  groups_id text,
  groups_version text,
  options jsonb NOT NULL,
  definition text NOT NULL,
  method jsonb,
  quality jsonb,
  findings jsonb,
  unconfirmed jsonb,
  clusters integer,
  as_of text,
  is_current boolean NOT NULL DEFAULT false,
  current_by text,
  faults jsonb,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  PRIMARY KEY (economy, id),
  CHECK (state <> 'done' OR (findings IS NOT NULL AND quality IS NOT NULL AND method IS NOT NULL)),
  CHECK (NOT is_current OR state = 'done')
);
CREATE UNIQUE INDEX run_current ON clusters.run (economy) WHERE is_current;

-- A cluster of one run. Its id is that of the cluster of an earlier run of which it is the same, if there is one.
CREATE TABLE clusters.found (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  group_code text NOT NULL,
  group_title text NOT NULL,
  traded boolean,
  isic_prefixes text[] NOT NULL,
  rank integer NOT NULL,
  establishments integer NOT NULL,
  strength double precision NOT NULL,
  q_value double precision NOT NULL,
  type text NOT NULL,
  functioning text NOT NULL,
  -- towns with a member, and what they lie in
  places text[] NOT NULL,
  -- its card as anybody may see it
  disclosed jsonb NOT NULL,
  outline jsonb,
  PRIMARY KEY (economy, run_id, id),
  FOREIGN KEY (economy, run_id) REFERENCES clusters.run (economy, id) ON DELETE CASCADE
);
CREATE INDEX found_by_id ON clusters.found (economy, id);

-- The card with every number, those that tell of single firms too.
CREATE TABLE clusters.found_card (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  id uuid NOT NULL,
  card jsonb NOT NULL,
  PRIMARY KEY (economy, run_id, id),
  FOREIGN KEY (economy, run_id, id) REFERENCES clusters.found (economy, run_id, id) ON DELETE CASCADE
);

-- Class public: that a plant of the public register stands inside a published outline is no secret. Pages list members only to
-- those who work with clusters.
CREATE TABLE clusters.found_member (
  economy text NOT NULL,
  run_id uuid NOT NULL,
  cluster_id uuid NOT NULL,
  establishment_id text NOT NULL,
  enterprise_id text NOT NULL,
  membership double precision NOT NULL,
  is_core boolean NOT NULL,
  PRIMARY KEY (economy, run_id, cluster_id, establishment_id),
  FOREIGN KEY (economy, run_id, cluster_id) REFERENCES clusters.found (economy, run_id, id) ON DELETE CASCADE
);
CREATE INDEX found_member_of_firm ON clusters.found_member (economy, enterprise_id);

SELECT platform.protect('clusters.group_list', 'internal'), platform.protect('clusters.run', 'public'),
  platform.protect('clusters.found', 'public'), platform.protect('clusters.found_member', 'public');
SELECT platform.protect_by_own_policy('clusters.found_card', 'confidential');
CREATE POLICY those_who_work_with_clusters ON clusters.found_card USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('analyst'))
    OR (SELECT platform.actor_has_role('association'))));
