CREATE TABLE platform.idempotency_key (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  actor text NOT NULL,
  route text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  response jsonb,
  claimed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, actor, route, key)
);
CREATE INDEX idempotency_key_by_age ON platform.idempotency_key (claimed_at);
SELECT platform.protect_by_own_policy('platform.idempotency_key', 'personal');
CREATE POLICY own_keys ON platform.idempotency_key USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_user()) IS NULL OR actor = (SELECT platform.actor_user()))
);
CREATE POLICY forgotten_by_owner ON platform.idempotency_key TO toolroom_owner USING (true);
GRANT SELECT, INSERT, UPDATE ON platform.idempotency_key TO toolroom_app, toolroom_job;
