-- Where outcomes come from: one register, or one follow-up, that tells of served and unserved firms alike. Rounds and studies name it.
CREATE TABLE evidence.outcome_source (
  economy text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  -- a yearly register of somebody else, or the follow-up that every applicant agreed to
  kind text NOT NULL CHECK (kind IN ('register', 'followUp')),
  holder text NOT NULL DEFAULT '',
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id),
  UNIQUE (economy, name)
);
SELECT platform.protect('evidence.outcome_source', 'public');

-- A file of it: what its columns are, and what became of its rows.
CREATE TABLE evidence.outcome_import (
  economy text NOT NULL,
  id uuid NOT NULL,
  source_id uuid NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  columns jsonb NOT NULL,
  -- {number, period, fixedPeriod, outcomes: [{column, indicator, unit}]}; null until it is declared
  layout jsonb,
  -- {rows, linked, unknown, shared, values, changed, faults: [...], faultCount, periods, indicators}
  receipt jsonb,
  state text NOT NULL CHECK (state IN ('received', 'refused', 'applied', 'undone')),
  imported_by text NOT NULL,
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  applied_at timestamptz,
  undone_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, source_id) REFERENCES evidence.outcome_source (economy, id)
);
CREATE INDEX outcome_import_by_source ON evidence.outcome_import (economy, source_id, received_at DESC);

CREATE TABLE evidence.outcome_value (
  economy text NOT NULL,
  source_id uuid NOT NULL,
  import_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  -- a later file says otherwise
  superseded_by uuid,
  PRIMARY KEY (economy, import_id, enterprise_id, indicator, period),
  FOREIGN KEY (economy, import_id) REFERENCES evidence.outcome_import (economy, id)
);
CREATE UNIQUE INDEX outcome_value_current ON evidence.outcome_value (economy, source_id, enterprise_id, indicator, period) WHERE superseded_by IS NULL;
CREATE INDEX outcome_value_superseded ON evidence.outcome_value (economy, superseded_by) WHERE superseded_by IS NOT NULL;

SELECT platform.protect_by_own_policy('evidence.outcome_import', 'confidential'), platform.protect_by_own_policy('evidence.outcome_value', 'confidential');
DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['outcome_import', 'outcome_value'] LOOP
    EXECUTE format('CREATE POLICY analysed ON evidence.%I USING (
      economy = (SELECT platform.actor_economy())
      AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role(''analyst''))))', t);
  END LOOP;
END $$;
GRANT INSERT, UPDATE, SELECT, DELETE ON evidence.outcome_import, evidence.outcome_value TO toolroom_app, toolroom_job;
CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON evidence.outcome_source FOR EACH ROW
  WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark();

-- All that is known of what became of firms, by the name of its source: what programmes asked, and what registers say.
CREATE VIEW evidence.known_outcome WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, indicator, period, value, source FROM programmes_api.outcome
  UNION ALL
  SELECT v.economy, v.enterprise_id, v.indicator, v.period, v.value, s.name
  FROM evidence.outcome_value v JOIN evidence.outcome_source s ON s.economy = v.economy AND s.id = v.source_id
  WHERE v.superseded_by IS NULL;
GRANT SELECT ON evidence.known_outcome TO toolroom_app, toolroom_job;
