-- A group that applied as one is served and paid as one: hours and money stand once, at the group; its firms take part.
ALTER TABLE programmes.delivery
  ALTER COLUMN enterprise_id DROP NOT NULL,
  ADD COLUMN group_id uuid,
  -- of the service as a whole, however many firms took part
  ADD COLUMN hours numeric(8, 2) CHECK (hours >= 0),
  ADD COLUMN firms integer NOT NULL DEFAULT 1 CHECK (firms >= 1),
  ADD CONSTRAINT delivery_to_one CHECK ((enterprise_id IS NULL) <> (group_id IS NULL)),
  ADD CONSTRAINT delivery_to_one_firm CHECK (group_id IS NOT NULL OR firms = 1);
ALTER TABLE programmes.voucher
  ALTER COLUMN enterprise_id DROP NOT NULL,
  ADD COLUMN group_id uuid,
  ADD COLUMN firms integer NOT NULL DEFAULT 1 CHECK (firms >= 1),
  ADD CONSTRAINT voucher_to_one CHECK ((enterprise_id IS NULL) <> (group_id IS NULL)),
  ADD CONSTRAINT voucher_to_one_firm CHECK (group_id IS NOT NULL OR firms = 1);

-- Firms for which a group applied, as they stood that day. Who leaves stays here and who joins does not come: an evaluation follows this list.
CREATE TABLE programmes.application_member (
  economy text NOT NULL,
  application_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  employees integer,
  outcome text NOT NULL CHECK (outcome IN ('eligible', 'ineligible', 'unknown')),
  decision_record_id uuid,
  checked_at timestamptz NOT NULL,
  PRIMARY KEY (economy, application_id, enterprise_id),
  FOREIGN KEY (economy, application_id) REFERENCES programmes.application (economy, id) ON DELETE CASCADE
);
CREATE INDEX application_member_of_firm ON programmes.application_member (economy, enterprise_id);

-- Firms of a group that took part in a service.
CREATE TABLE programmes.participant (
  economy text NOT NULL,
  delivery_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  PRIMARY KEY (economy, delivery_id, enterprise_id),
  FOREIGN KEY (economy, delivery_id) REFERENCES programmes.delivery (economy, id) ON DELETE CASCADE
);
CREATE INDEX participant_of_firm ON programmes.participant (economy, enterprise_id);

-- A group's money by firm, so that a firm's own limit can be kept; parts add up to the voucher, and to each payment, to the cent.
CREATE TABLE programmes.voucher_part (
  economy text NOT NULL,
  voucher_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  weight numeric(12, 4) NOT NULL CHECK (weight > 0),
  amount numeric(24, 6) NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (economy, voucher_id, enterprise_id),
  FOREIGN KEY (economy, voucher_id) REFERENCES programmes.voucher (economy, id) ON DELETE CASCADE
);
CREATE INDEX voucher_part_of_firm ON programmes.voucher_part (economy, enterprise_id);
CREATE TABLE programmes.claim_part (
  economy text NOT NULL,
  claim_id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  amount numeric(24, 6) NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (economy, claim_id, enterprise_id),
  FOREIGN KEY (economy, claim_id) REFERENCES programmes.claim (economy, id) ON DELETE CASCADE,
  FOREIGN KEY (economy, voucher_id, enterprise_id) REFERENCES programmes.voucher_part (economy, voucher_id, enterprise_id) ON DELETE CASCADE
);
CREATE INDEX claim_part_of_voucher ON programmes.claim_part (economy, voucher_id);

SELECT platform.protect('programmes.application_member', 'confidential'), platform.protect('programmes.participant', 'confidential'),
       platform.protect('programmes.voucher_part', 'confidential'), platform.protect('programmes.claim_part', 'confidential');

-- A member firm sees its own part of what its group got, and nothing of the other members.
CREATE FUNCTION programmes.own_firms() RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT r.enterprise_id FROM registry_api.representative r
  WHERE r.economy = platform.actor_economy() AND r.organisation = platform.actor_organisation()
    AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['application_member', 'participant', 'voucher_part', 'claim_part'] LOOP
    EXECUTE format('CREATE POLICY own_part ON programmes.%I FOR SELECT USING (
      economy = (SELECT platform.actor_economy()) AND enterprise_id IN (SELECT programmes.own_firms()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['application_member', 'participant'] LOOP
    EXECUTE format('CREATE POLICY analysis ON programmes.%I FOR SELECT USING (
      economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_has_role(''analyst'')))', t);
  END LOOP;
END $$;
CREATE POLICY review ON programmes.application_member FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_has_role('reviewer')));
CREATE POLICY taken_part ON programmes.delivery FOR SELECT USING (
  group_id IS NOT NULL AND economy = (SELECT platform.actor_economy())
  AND id IN (SELECT p.delivery_id FROM programmes.participant p
    WHERE p.economy = (SELECT platform.actor_economy()) AND p.enterprise_id IN (SELECT programmes.own_firms())));
CREATE POLICY has_part ON programmes.voucher FOR SELECT USING (
  group_id IS NOT NULL AND economy = (SELECT platform.actor_economy())
  AND id IN (SELECT p.voucher_id FROM programmes.voucher_part p
    WHERE p.economy = (SELECT platform.actor_economy()) AND p.enterprise_id IN (SELECT programmes.own_firms())));

-- Firms that a programme has reached, each under the id that it has now: by itself, or with its group.
CREATE OR REPLACE VIEW programmes.reached_firm WITH (security_invoker = true) AS
  SELECT one.economy, one.programme_id, coalesce(d.new_id, one.enterprise_id) AS enterprise_id, one.how FROM (
    SELECT a.economy, r.programme_id, coalesce(a.enterprise_id, m.enterprise_id) AS enterprise_id, 'applied' AS how
    FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
    LEFT JOIN programmes.application_member m ON m.economy = a.economy AND m.application_id = a.id
    WHERE coalesce(a.enterprise_id, m.enterprise_id) IS NOT NULL AND a.state <> 'withdrawn'
    UNION
    SELECT d.economy, d.programme_id, coalesce(d.enterprise_id, p.enterprise_id), 'served' FROM programmes.delivery d
    LEFT JOIN programmes.participant p ON p.economy = d.economy AND p.delivery_id = d.id
    WHERE d.started_on IS NOT NULL AND d.state <> 'cancelled' AND coalesce(d.enterprise_id, p.enterprise_id) IS NOT NULL) AS one
  LEFT JOIN programmes.known_redirect d ON d.economy = one.economy AND d.old_id = one.enterprise_id;

-- For other rooms: what single firms got stays as it was, what groups got stands beside it.
CREATE OR REPLACE VIEW programmes_api.delivery WITH (security_invoker = true) AS
  SELECT economy, id, application_id, programme_id, enterprise_id, kind, planned_on, started_on, completed_on, state
  FROM programmes.delivery WHERE enterprise_id IS NOT NULL;
CREATE OR REPLACE VIEW programmes_api.suggestion WITH (security_invoker = true) AS
  SELECT s.economy, s.id, s.delivery_id, d.programme_id, d.enterprise_id, s.gap, s.state, s.state_on, s.gain, s.currency
  FROM programmes.suggestion s JOIN programmes.delivery d ON d.economy = s.economy AND d.id = s.delivery_id
  WHERE d.enterprise_id IS NOT NULL;
CREATE VIEW programmes_api.group_delivery WITH (security_invoker = true) AS
  SELECT economy, id, application_id, programme_id, group_id, kind, planned_on, started_on, completed_on, state, firms
  FROM programmes.delivery WHERE group_id IS NOT NULL;
CREATE VIEW programmes_api.participant WITH (security_invoker = true) AS
  SELECT economy, delivery_id, enterprise_id FROM programmes.participant;
CREATE VIEW programmes_api.application_member WITH (security_invoker = true) AS
  SELECT economy, application_id, enterprise_id FROM programmes.application_member;
