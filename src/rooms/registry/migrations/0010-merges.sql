-- Who found firms to be one, or one to be several, when and why; with all that is needed to take it back.
CREATE TABLE registry.merge_event (
  economy text NOT NULL,
  id uuid NOT NULL,
  -- events of one decision about many firms
  batch uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('merge', 'split')),
  -- of a merge: what went, and what it went into; of a split: what was divided, and what came of it
  from_id text NOT NULL,
  to_id text NOT NULL,
  reason text NOT NULL,
  decided_by text NOT NULL,
  decided_by_name text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- the firm that went, as it was; rows that moved, by table and key; rows that were said of both and went
  enterprise jsonb,
  moved jsonb NOT NULL,
  dropped jsonb NOT NULL,
  redirects text[] NOT NULL,
  undone_by text,
  undone_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE INDEX merge_event_by_time ON registry.merge_event (economy, decided_at DESC, id);
CREATE INDEX merge_event_of_target ON registry.merge_event (economy, to_id, decided_at);
-- What moved may be confidential: facts by their ids, representatives.
SELECT platform.protect_by_own_policy('registry.merge_event', 'confidential');
CREATE POLICY merge_event_of_officers ON registry.merge_event USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));

-- Establishments that somebody found to be of another firm than their record says: later imports follow it.
CREATE TABLE registry.placement (
  economy text NOT NULL,
  establishment_id text NOT NULL,
  enterprise_id text NOT NULL,
  event_id uuid NOT NULL,
  PRIMARY KEY (establishment_id, economy)
);
CREATE INDEX placement_of_enterprise ON registry.placement (economy, enterprise_id);
SELECT platform.protect('registry.placement', 'public');
