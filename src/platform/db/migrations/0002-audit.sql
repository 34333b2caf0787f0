-- What was done by whom, written in the transaction that did it and never changed. Who and when are filled in here and
-- can't be given by the writer. Seals live apart: chaining inside the transaction would make all writers wait for each other.
CREATE TABLE platform.audit_entry (
  economy text NOT NULL DEFAULT platform.actor_economy(),
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  kind text NOT NULL DEFAULT platform.actor_kind(),
  user_id text DEFAULT platform.actor_user(),
  organisation text DEFAULT platform.actor_organisation(),
  verb text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  request_id text,
  PRIMARY KEY (economy, id)
);
CREATE INDEX audit_entry_by_subject ON platform.audit_entry (economy, subject, id);
SELECT platform.protect_by_own_policy('platform.audit_entry', 'confidential');
CREATE POLICY written_by_actor ON platform.audit_entry FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
CREATE POLICY read_by_actor ON platform.audit_entry FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('administrator')) OR user_id = (SELECT platform.actor_user()))
);
CREATE POLICY sealed_by_owner ON platform.audit_entry FOR SELECT TO toolroom_owner USING (true);
GRANT SELECT, INSERT (verb, subject, detail, request_id) ON platform.audit_entry TO toolroom_app, toolroom_job, toolroom_publisher;

CREATE TABLE platform.audit_unsealed (economy text NOT NULL, entry_id bigint NOT NULL, PRIMARY KEY (economy, entry_id));
CREATE TABLE platform.audit_seal (
  economy text NOT NULL,
  position bigint NOT NULL CHECK (position > 0),
  entry_id bigint NOT NULL,
  hash text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, position),
  UNIQUE (economy, entry_id)
);
CREATE TABLE platform.audit_head (economy text PRIMARY KEY, position bigint NOT NULL, hash text NOT NULL);
COMMENT ON TABLE platform.audit_unsealed IS 'class: internal';
COMMENT ON TABLE platform.audit_seal IS 'class: internal';
COMMENT ON TABLE platform.audit_head IS 'class: internal';

CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%.% is written once and never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON platform.audit_entry FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.audit_entry EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE ON platform.audit_seal FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON platform.audit_seal EXECUTE FUNCTION platform.refuse_change();

CREATE FUNCTION platform.queue_for_sealing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO platform.audit_unsealed (economy, entry_id) VALUES (NEW.economy, NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER queued_for_sealing AFTER INSERT ON platform.audit_entry FOR EACH ROW EXECUTE FUNCTION platform.queue_for_sealing();
