-- Letters to be sent, written in the transaction that has a reason for them. Whoever writes one can't read any.
CREATE TABLE platform.mail (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  id uuid NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivered_at timestamptz,
  delivered_by text,
  last_error text,
  PRIMARY KEY (economy, id)
);
CREATE INDEX mail_due ON platform.mail (due_at) WHERE delivered_at IS NULL;
SELECT platform.protect_by_own_policy('platform.mail', 'personal');
CREATE POLICY queued_here ON platform.mail FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
CREATE POLICY sent_by_worker ON platform.mail TO toolroom_job USING (true) WITH CHECK (true);
GRANT INSERT (id, recipient, subject, body) ON platform.mail TO toolroom_app, toolroom_job;
GRANT SELECT, UPDATE ON platform.mail TO toolroom_job;
