-- Names by which a firm is known besides the one in its register, as somebody stated them; ended, never overwritten.
CREATE TABLE registry.other_name (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('legal', 'trading', 'former', 'romanised', 'abbreviation', 'local')),
  text text NOT NULL,
  -- BCP 47, where it is known; the script shows in the text
  language text,
  valid_from date,
  valid_to date,
  simulated boolean NOT NULL DEFAULT false,
  stated_by text NOT NULL CHECK (stated_by IN ('owner', 'adviser', 'officer')),
  organisation text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (economy, id),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX other_name_of_enterprise ON registry.other_name (economy, enterprise_id) WHERE ended_at IS NULL;
SELECT platform.protect_by_own_policy('registry.other_name', 'public');
CREATE POLICY other_name_read ON registry.other_name FOR SELECT USING (true);
CREATE POLICY other_name_written ON registry.other_name FOR INSERT WITH CHECK (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation())));
CREATE POLICY other_name_ended ON registry.other_name FOR UPDATE USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation())));
CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON registry.other_name FOR EACH ROW
  WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark();

-- A number that a person gave has no import; who gave it and when is in the audit.
ALTER TABLE registry.identifier ADD stated_by text CHECK (stated_by IN ('owner', 'adviser', 'officer'));
