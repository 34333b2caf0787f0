-- A row per background job, beside pg-boss's own: what people see of it, and what remains when the queue has forgotten it.
CREATE TABLE platform.job (
  economy text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  payload jsonb NOT NULL,
  actor jsonb NOT NULL,
  locale text NOT NULL DEFAULT 'en',
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  attempt integer NOT NULL DEFAULT 0,
  worker text,
  heartbeat_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  done bigint NOT NULL DEFAULT 0,
  total bigint,
  what text,
  result_url text,
  error_code text,
  error_detail jsonb,
  cancel_requested boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, id)
);
CREATE INDEX job_by_creator ON platform.job (economy, created_by, created_at DESC);
CREATE INDEX job_running ON platform.job (state, heartbeat_at) WHERE state IN ('queued', 'running');

SELECT platform.protect_by_own_policy('platform.job', 'personal');
-- The person who asked, and those who keep the machine; a worker serves every economy.
CREATE POLICY job_of_creator ON platform.job TO toolroom_app
  USING (
    economy = (SELECT platform.actor_economy())
    AND (created_by = (SELECT platform.actor_user()) OR (SELECT platform.actor_has_role('administrator')))
  );
CREATE POLICY job_of_worker ON platform.job TO toolroom_job USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON platform.job TO toolroom_app, toolroom_job;
