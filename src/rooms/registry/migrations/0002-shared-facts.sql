-- Who speaks for a firm: an organisation of the portal that was found to be the firm's own.
CREATE TABLE registry.representative (
  economy text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text NOT NULL,
  evidence text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, enterprise_id, organisation, valid_from),
  CHECK (valid_to IS NULL OR valid_from <= valid_to)
);
CREATE INDEX representative_of_organisation ON registry.representative (economy, organisation);
SELECT platform.protect('registry.representative', 'confidential');

-- A group of firms that acts as one: an association, the firms of a cluster, a consortium.
CREATE TABLE registry.enterprise_group (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('association', 'cluster', 'consortium')),
  name text NOT NULL,
  -- the organisation of the portal that speaks for it
  organisation text,
  simulated boolean NOT NULL DEFAULT false,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
SELECT platform.protect('registry.enterprise_group', 'public');

-- What a firm belongs to, from when to when, and who says so. A programme's firms are as confidential as its cases.
CREATE TABLE registry.membership (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  enterprise_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('cluster', 'association', 'consortium', 'programme')),
  -- id of the group, the cluster or the programme
  body text NOT NULL,
  source text NOT NULL,
  valid_from date,
  valid_to date,
  organisation text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_at timestamptz,
  PRIMARY KEY (economy, id),
  CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
);
CREATE UNIQUE INDEX membership_stated_once ON registry.membership (economy, enterprise_id, kind, body, coalesce(valid_from, '-infinity')) WHERE superseded_at IS NULL;
CREATE INDEX membership_of_body ON registry.membership (economy, kind, body) WHERE superseded_at IS NULL;
SELECT platform.protect_by_own_policy('registry.membership', 'confidential');
CREATE POLICY membership_of_economy ON registry.membership
  USING (
    economy = (SELECT platform.actor_economy())
    AND ((SELECT platform.actor_reads_confidential())
      OR (SELECT platform.actor_has_role('analyst'))
      OR organisation = (SELECT platform.actor_organisation())
      OR (kind <> 'programme' AND (SELECT platform.actor_is_signed_in())))
  )
  WITH CHECK (
    economy = (SELECT platform.actor_economy())
    AND ((SELECT platform.actor_reads_confidential()) OR organisation = (SELECT platform.actor_organisation()))
  );

-- A firm's own people see what is known of it, whoever recorded it; what is personal stays with those whom it is about.
CREATE POLICY fact_of_own_firm ON registry.fact FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND class <> 'personal'
  AND enterprise_id IN (
    SELECT r.enterprise_id FROM registry.representative r
    WHERE r.economy = (SELECT platform.actor_economy()) AND r.organisation = (SELECT platform.actor_organisation())
      AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date)
);
CREATE INDEX fact_by_name ON registry.fact (economy, fact, enterprise_id) WHERE superseded_at IS NULL;

CREATE VIEW registry_api.enterprise WITH (security_invoker = true) AS
  SELECT economy, id, name, legal_form, simulated FROM registry.enterprise;
CREATE VIEW registry_api.enterprise_fact WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, fact, value, valid_from, valid_to, source, observed_on, class, organisation, recorded_at
  FROM registry.fact WHERE superseded_at IS NULL;
CREATE VIEW registry_api.membership WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, kind, body, source, valid_from, valid_to FROM registry.membership WHERE superseded_at IS NULL;
CREATE VIEW registry_api.representative WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, organisation, valid_from, valid_to FROM registry.representative;
CREATE VIEW registry_api.enterprise_group WITH (security_invoker = true) AS
  SELECT economy, id, kind, name, organisation, simulated FROM registry.enterprise_group;
-- What the register itself says of a firm as a whole: people over all its plants, its places and industries, since when.
CREATE VIEW registry_api.enterprise_profile WITH (security_invoker = true) AS
  SELECT e.economy, e.id AS enterprise_id, e.name, e.legal_form, e.simulated,
    sum(t.employees)::int AS employees, min(coalesce(t.established_on, t.registered_on)) AS since,
    count(*)::int AS establishments,
    array_agg(DISTINCT t.place_code) FILTER (WHERE t.place_code IS NOT NULL) AS place_codes
  FROM registry.enterprise e JOIN registry.establishment t ON t.enterprise_id = e.id AND t.economy = e.economy
  GROUP BY e.economy, e.id;
