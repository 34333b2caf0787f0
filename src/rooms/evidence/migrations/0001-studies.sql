-- A study of a round: its plan, written down before outcomes are read, and where it stands. Everybody may read it: it holds no firm.
CREATE TABLE evidence.study (
  economy text NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  programme_id text NOT NULL,
  title text NOT NULL,
  -- what is compared, in which unit, and the one source that says it of served and unserved alike
  indicator text NOT NULL,
  unit text NOT NULL,
  source text NOT NULL,
  baseline_period text,
  follow_up_period text,
  -- {method, adjustment, level, draws, seed, smallestEffect}: fixed when the study is registered
  plan jsonb NOT NULL,
  -- outcomes of the follow-up were in the system when the plan was registered
  outcomes_known boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('registered', 'estimated', 'notKnownYet', 'notIdentified', 'hidden')),
  reason text,
  -- key of the study's cells in the release of its programme
  release_key text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  registered_by text NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  evaluated_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, round_id)
);
CREATE INDEX study_of_programme ON evidence.study (economy, programme_id, registered_at DESC);
CREATE INDEX study_by_time ON evidence.study (economy, registered_at DESC, id);
SELECT platform.protect('evidence.study', 'public');

-- Every run, kept: what was found then, and from which values, so that a later run can say how much has changed.
CREATE TABLE evidence.study_version (
  economy text NOT NULL,
  study_id uuid NOT NULL,
  number integer NOT NULL,
  state text NOT NULL,
  reason text,
  -- null where there is none
  result jsonb,
  -- [[application, outcome, baseline], …]
  inputs jsonb NOT NULL,
  input_hash text NOT NULL,
  release_id uuid,
  computed_by text NOT NULL,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, study_id, number),
  FOREIGN KEY (economy, study_id) REFERENCES evidence.study (economy, id)
);
SELECT platform.protect_by_own_policy('evidence.study_version', 'confidential');
CREATE POLICY analysed ON evidence.study_version USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('analyst'))));

CREATE VIEW evidence_api.study WITH (security_invoker = true) AS
  SELECT economy, id, round_id, programme_id, title, indicator, unit, source, state, reason, simulated, evaluated_at
  FROM evidence.study;
