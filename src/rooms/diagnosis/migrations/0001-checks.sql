-- One check of a firm: the questions as they were asked, the answers as they were given, and what they were found to mean.
CREATE TABLE diagnosis.capability_check (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  questionnaire text NOT NULL,
  questionnaire_version integer NOT NULL,
  -- question id to level 0–4, 'unknown' or 'notApplicable'
  answers jsonb NOT NULL DEFAULT '{}',
  -- who answered: the firm itself, or somebody who looked
  evidence text NOT NULL CHECK (evidence IN ('stated', 'observed')),
  state text NOT NULL CHECK (state IN ('open', 'done')),
  simulated boolean NOT NULL DEFAULT false,
  started_by text NOT NULL,
  started_at timestamptz NOT NULL,
  done_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX capability_check_of_enterprise ON diagnosis.capability_check (economy, enterprise_id, started_at DESC);

CREATE TABLE diagnosis.gap (
  economy text NOT NULL,
  check_id uuid NOT NULL,
  gap text NOT NULL,
  organisation text,
  question text NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 0 AND 4),
  target integer NOT NULL CHECK (target BETWEEN 1 AND 4),
  PRIMARY KEY (economy, check_id, gap),
  FOREIGN KEY (economy, check_id) REFERENCES diagnosis.capability_check (economy, id) ON DELETE CASCADE
);
SELECT platform.protect('diagnosis.capability_check', 'confidential'), platform.protect('diagnosis.gap', 'confidential');

CREATE VIEW diagnosis_api.capability_check WITH (security_invoker = true) AS
  SELECT economy, id, enterprise_id, questionnaire, questionnaire_version, evidence, done_at FROM diagnosis.capability_check WHERE state = 'done';
CREATE VIEW diagnosis_api.gap WITH (security_invoker = true) AS
  SELECT g.economy, g.check_id, c.enterprise_id, g.gap, g.level, g.target, c.done_at
  FROM diagnosis.gap g JOIN diagnosis.capability_check c ON c.economy = g.economy AND c.id = g.check_id;
