-- News, written in the transaction that makes it true. Payloads hold ids only, so that no policy is needed for a dispatcher
-- that serves every economy: a listener reads what the ids name under the rights of the economy.
CREATE TABLE platform.outbox_event (
  economy text NOT NULL,
  id uuid NOT NULL,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  published_by text,
  published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  handed_out boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, id)
);
CREATE INDEX outbox_event_waiting ON platform.outbox_event (published_at) WHERE NOT handed_out;
CREATE TABLE platform.outbox_delivery (
  economy text NOT NULL,
  event_id uuid NOT NULL,
  listener text NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  delivered_at timestamptz,
  last_error text,
  PRIMARY KEY (economy, event_id, listener),
  FOREIGN KEY (economy, event_id) REFERENCES platform.outbox_event (economy, id)
);
CREATE INDEX outbox_delivery_due ON platform.outbox_delivery (due_at) WHERE delivered_at IS NULL;
COMMENT ON TABLE platform.outbox_event IS 'class: internal';
COMMENT ON TABLE platform.outbox_delivery IS 'class: internal';
GRANT INSERT ON platform.outbox_event TO toolroom_app, toolroom_publisher;
GRANT SELECT, INSERT, UPDATE ON platform.outbox_event, platform.outbox_delivery TO toolroom_job;
