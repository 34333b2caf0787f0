-- What people and records say of a cluster: never overwritten. A corrected statement points to the one that holds; a withdrawn one says why.
CREATE TABLE clusters.statement (
  economy text NOT NULL,
  id uuid NOT NULL,
  cluster_id text NOT NULL,
  -- how it works, or what gave rise to it
  subject text NOT NULL CHECK (subject IN ('functioning', 'origin')),
  indicator text NOT NULL,
  holds boolean NOT NULL,
  source_kind text NOT NULL CHECK (source_kind IN ('association', 'visit', 'survey', 'register', 'programmeRecords', 'document')),
  source text NOT NULL,
  known_on date NOT NULL,
  link text,
  note text NOT NULL DEFAULT '',
  -- counted from records of this portal, not said by a person
  derived boolean NOT NULL DEFAULT false,
  organisation text,
  stated_by text NOT NULL,
  stated_at timestamptz NOT NULL,
  superseded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  simulated boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, id),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX statement_of_cluster ON clusters.statement (economy, cluster_id, subject);
SELECT platform.protect_by_own_policy('clusters.statement', 'public');
CREATE POLICY statement_read ON clusters.statement FOR SELECT USING (economy = (SELECT platform.actor_economy()));
CREATE POLICY statement_made ON clusters.statement FOR INSERT WITH CHECK (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator')) OR (SELECT platform.actor_has_role('analyst'))
    OR ((SELECT platform.actor_has_role('association')) AND organisation = (SELECT platform.actor_organisation()))));
CREATE POLICY statement_ended ON clusters.statement FOR UPDATE USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR ((SELECT platform.actor_has_role('analyst')) AND derived)
    OR ((SELECT platform.actor_has_role('association')) AND organisation = (SELECT platform.actor_organisation()))));
CREATE POLICY statement_cleared ON clusters.statement FOR DELETE USING (
  economy = (SELECT platform.actor_economy()) AND simulated AND (SELECT platform.actor_has_role('administrator')));

-- What the firms of a cluster have agreed to do together. Its words and numbers are one document; every state of it is kept as an edition.
CREATE TABLE clusters.joint_programme (
  economy text NOT NULL,
  id uuid NOT NULL,
  cluster_id text NOT NULL,
  -- the group of the register that leads it, where there is one
  group_id uuid,
  organisation text,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'agreed', 'running', 'closed')),
  currency text NOT NULL,
  document jsonb NOT NULL,
  edition integer NOT NULL DEFAULT 1,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX joint_programme_of_cluster ON clusters.joint_programme (economy, cluster_id);
SELECT platform.protect_by_own_policy('clusters.joint_programme', 'confidential');
CREATE POLICY programme_read ON clusters.joint_programme FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (state <> 'draft' OR (SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR organisation = (SELECT platform.actor_organisation())));
CREATE POLICY programme_written ON clusters.joint_programme USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR ((SELECT platform.actor_has_role('association')) AND organisation = (SELECT platform.actor_organisation()))));

CREATE TABLE clusters.joint_programme_edition (
  economy text NOT NULL,
  programme_id uuid NOT NULL,
  number integer NOT NULL,
  organisation text,
  state text NOT NULL,
  document jsonb NOT NULL,
  -- what was done
  verb text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (economy, programme_id, number),
  FOREIGN KEY (economy, programme_id) REFERENCES clusters.joint_programme (economy, id) ON DELETE CASCADE
);
SELECT platform.protect_by_own_policy('clusters.joint_programme_edition', 'confidential');
CREATE POLICY edition_of_lead ON clusters.joint_programme_edition USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR organisation = (SELECT platform.actor_organisation())));

-- Who was asked to take part, what the firm answered, and who answered for it when. A firm that was not asked stands nowhere.
CREATE TABLE clusters.programme_member (
  economy text NOT NULL,
  id uuid NOT NULL,
  programme_id uuid NOT NULL,
  organisation text,
  enterprise_id text NOT NULL,
  state text NOT NULL DEFAULT 'invited' CHECK (state IN ('invited', 'agreed', 'declined', 'left')),
  -- the firm agreed to be named to everybody
  named boolean NOT NULL DEFAULT false,
  invited_by text NOT NULL,
  invited_at timestamptz NOT NULL,
  answered_by text,
  answered_for text,
  answered_at timestamptz,
  -- an answer on paper was written down by the lead: where it lies
  answer_paper text,
  left_at timestamptz,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, programme_id, enterprise_id),
  FOREIGN KEY (economy, programme_id) REFERENCES clusters.joint_programme (economy, id) ON DELETE CASCADE,
  CHECK ((state IN ('agreed', 'declined')) <= (answered_at IS NOT NULL)),
  CHECK (NOT named OR state = 'agreed')
);
CREATE INDEX member_of_firm ON clusters.programme_member (economy, enterprise_id);
SELECT platform.protect_by_own_policy('clusters.programme_member', 'confidential');
CREATE POLICY member_of_lead ON clusters.programme_member USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR ((SELECT platform.actor_has_role('association')) AND organisation = (SELECT platform.actor_organisation()))));
CREATE POLICY member_named ON clusters.programme_member FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND named AND state = 'agreed');
CREATE POLICY member_own ON clusters.programme_member FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND enterprise_id IN (SELECT r.enterprise_id FROM registry_api.representative r
    WHERE r.economy = (SELECT platform.actor_economy()) AND r.organisation = (SELECT platform.actor_organisation())
      AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date));
CREATE POLICY member_answered ON clusters.programme_member FOR UPDATE USING (
  economy = (SELECT platform.actor_economy())
  AND enterprise_id IN (SELECT r.enterprise_id FROM registry_api.representative r
    WHERE r.economy = (SELECT platform.actor_economy()) AND r.organisation = (SELECT platform.actor_organisation())
      AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date));

-- How many take part may be known of a programme that is public, whoever they are; an invited firm may read the draft it was invited to.
CREATE POLICY counted ON clusters.programme_member FOR SELECT TO toolroom_owner USING (true);
CREATE POLICY counted ON clusters.joint_programme FOR SELECT TO toolroom_owner USING (true);
CREATE FUNCTION clusters.count_members(of_economy text, of_programme uuid) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT count(*)::int FROM clusters.programme_member m JOIN clusters.joint_programme p ON p.economy = m.economy AND p.id = m.programme_id
    WHERE m.economy = of_economy AND m.programme_id = of_programme AND m.state = 'agreed' AND p.state <> 'draft' $$;
REVOKE EXECUTE ON FUNCTION clusters.count_members FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clusters.count_members TO toolroom_app, toolroom_job, toolroom_reader;
-- Which firms take part in an action is the work of those who lead it: the public row of a programme names nobody, a firm finds itself alone.
CREATE TABLE clusters.action_participant (
  economy text NOT NULL,
  programme_id uuid NOT NULL,
  action_id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  PRIMARY KEY (economy, programme_id, action_id, enterprise_id),
  FOREIGN KEY (economy, programme_id) REFERENCES clusters.joint_programme (economy, id) ON DELETE CASCADE
);
CREATE INDEX action_participant_of_firm ON clusters.action_participant (economy, enterprise_id);
SELECT platform.protect_by_own_policy('clusters.action_participant', 'confidential');
CREATE POLICY participant_of_lead ON clusters.action_participant USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))
    OR ((SELECT platform.actor_has_role('association')) AND organisation = (SELECT platform.actor_organisation()))));
CREATE POLICY participant_own ON clusters.action_participant FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND enterprise_id IN (SELECT r.enterprise_id FROM registry_api.representative r
    WHERE r.economy = (SELECT platform.actor_economy()) AND r.organisation = (SELECT platform.actor_organisation())
      AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date));
CREATE POLICY counted ON clusters.action_participant FOR SELECT TO toolroom_owner USING (true);
-- By action how many firms it names, and how many of them take part today: who has left is not counted there.
CREATE FUNCTION clusters.count_participants(of_economy text, of_programme uuid) RETURNS TABLE (action_id uuid, named integer, agreed integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT p.action_id, count(*)::int, count(m.enterprise_id)::int FROM clusters.action_participant p
    LEFT JOIN clusters.programme_member m ON m.economy = p.economy AND m.programme_id = p.programme_id AND m.enterprise_id = p.enterprise_id
      AND m.state = 'agreed'
    WHERE p.economy = of_economy AND p.programme_id = of_programme GROUP BY p.action_id $$;
REVOKE EXECUTE ON FUNCTION clusters.count_participants FROM PUBLIC;
GRANT EXECUTE ON FUNCTION clusters.count_participants TO toolroom_app, toolroom_job, toolroom_reader;
CREATE POLICY programme_invited ON clusters.joint_programme FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND id IN (SELECT m.programme_id FROM clusters.programme_member m
    WHERE m.economy = (SELECT platform.actor_economy()) AND m.enterprise_id IN (SELECT r.enterprise_id FROM registry_api.representative r
      WHERE r.economy = (SELECT platform.actor_economy()) AND r.organisation = (SELECT platform.actor_organisation()))));
DO $$
DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['statement', 'joint_programme', 'programme_member'] LOOP
    EXECUTE format('CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON clusters.%I FOR EACH ROW
      WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark()', t);
  END LOOP;
END $$;

-- For other rooms.
CREATE VIEW clusters_api.functioning_statement WITH (security_invoker = true) AS
  SELECT economy, id, cluster_id, indicator, holds, source_kind, source, known_on, derived, simulated
  FROM clusters.statement WHERE subject = 'functioning' AND superseded_by IS NULL AND withdrawn_at IS NULL;
CREATE VIEW clusters_api.joint_programme WITH (security_invoker = true) AS
  SELECT economy, id, cluster_id, group_id, state, document->>'title' AS title, simulated FROM clusters.joint_programme;
