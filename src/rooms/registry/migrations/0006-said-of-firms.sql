-- What a firm can do, as somebody stated it: never overwritten, ended by a row of its own date.
CREATE TABLE registry.capability (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  -- null where it is said of the firm as a whole
  establishment_id text,
  kind text NOT NULL CHECK (kind IN ('process', 'material', 'machine', 'certificate', 'product', 'market',
    'capacity', 'minimumOrder', 'leadTime')),
  text text NOT NULL,
  -- of src/codes/capabilities, where the words are of that list
  code text,
  number numeric CHECK (number >= 0),
  unit text,
  -- of a capacity: how much of it is free
  spare_share numeric CHECK (spare_share BETWEEN 0 AND 1),
  issuer text,
  certificate_number text,
  valid_from date,
  valid_to date,
  stated_by text NOT NULL CHECK (stated_by IN ('owner', 'adviser', 'officer', 'register')),
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  simulated boolean NOT NULL DEFAULT false,
  organisation text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz,
  ended_by text,
  PRIMARY KEY (economy, id),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX capability_of_enterprise ON registry.capability (economy, enterprise_id, kind) WHERE ended_at IS NULL;
CREATE INDEX capability_by_code ON registry.capability (economy, kind, code, enterprise_id) WHERE ended_at IS NULL AND code IS NOT NULL;
SELECT platform.protect_by_own_policy('registry.capability', 'internal');
CREATE POLICY capability_shown ON registry.capability FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (visibility = 'public' OR (SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation())));
CREATE POLICY capability_written ON registry.capability FOR INSERT WITH CHECK (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation())));
CREATE POLICY capability_ended ON registry.capability FOR UPDATE USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation())));

-- An organisation of the portal says that it speaks for a firm, and shows why; approved for a year at most.
CREATE TABLE registry.claim (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text NOT NULL,
  claimed_by text NOT NULL,
  claimed_by_name text NOT NULL,
  relation text NOT NULL CHECK (relation IN ('owner', 'manager', 'agent')),
  evidence text NOT NULL,
  evidence_file text,
  evidence_name text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
  simulated boolean NOT NULL DEFAULT false,
  claimed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text,
  decided_at timestamptz,
  reason text,
  valid_from date,
  valid_to date,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK (state <> 'approved' OR valid_to IS NOT NULL)
);
CREATE INDEX claim_by_state ON registry.claim (economy, state, claimed_at);
CREATE INDEX claim_of_enterprise ON registry.claim (economy, enterprise_id, state);
CREATE UNIQUE INDEX claim_once ON registry.claim (economy, enterprise_id, organisation) WHERE state = 'open';
SELECT platform.protect('registry.claim', 'confidential');

-- Anybody may say that something is wrong; who said so is for officers alone.
CREATE TABLE registry.report (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  subject text NOT NULL CHECK (subject IN ('name', 'number', 'place', 'industry', 'closed', 'duplicate', 'size', 'other')),
  text text NOT NULL,
  contact text,
  user_id text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'mended', 'refused')),
  simulated boolean NOT NULL DEFAULT false,
  reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text,
  decided_at timestamptz,
  outcome text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX report_by_state ON registry.report (economy, state, reported_at);
CREATE INDEX report_of_enterprise ON registry.report (economy, enterprise_id, state);
SELECT platform.protect_by_own_policy('registry.report', 'personal');
CREATE POLICY report_made ON registry.report FOR INSERT WITH CHECK (economy = (SELECT platform.actor_economy()));
CREATE POLICY report_handled ON registry.report USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR user_id = (SELECT platform.actor_user())));

CREATE VIEW registry_api.capability WITH (security_invoker = true) AS
  SELECT economy, id, enterprise_id, establishment_id, kind, text, code, number, unit, spare_share, issuer, certificate_number,
    valid_from, valid_to, stated_by, visibility, simulated, recorded_at
  FROM registry.capability WHERE ended_at IS NULL;
DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['capability', 'claim', 'report'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON registry.%I FOR EACH ROW
      WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark()', t);
  END LOOP;
END $$;

-- What was ever said of one establishment, for its history.
CREATE INDEX source_record_history ON registry.source_record (establishment_id, economy) WHERE superseded_by IS NOT NULL;

-- Everybody may know that somebody speaks for a firm; who it is stays confidential.
CREATE POLICY counted ON registry.representative FOR SELECT TO toolroom_owner USING (true);
CREATE FUNCTION registry.is_represented(of_economy text, firm text, today date) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT EXISTS (SELECT FROM registry.representative r WHERE r.economy = of_economy AND r.enterprise_id = firm
    AND r.valid_from <= today AND coalesce(r.valid_to, 'infinity') >= today) $$;
REVOKE EXECUTE ON FUNCTION registry.is_represented FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry.is_represented TO toolroom_app, toolroom_job, toolroom_reader;

-- A firm is looked for by its number, whatever firm an import gives the number to.
CREATE INDEX identifier_by_value ON registry.identifier (value, economy);
