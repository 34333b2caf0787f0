-- Who acts, as withActor tells it for one transaction. Policies call these through a sub-select: it is then evaluated
-- once per statement, and the comparison with its result may use an index.

CREATE FUNCTION platform.actor_user() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('toolroom.user', true), '');

CREATE FUNCTION platform.actor_economy() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('toolroom.economy', true), '');

CREATE FUNCTION platform.actor_organisation() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('toolroom.organisation', true), '');

CREATE FUNCTION platform.actor_kind() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('toolroom.kind', true), '');

CREATE FUNCTION platform.actor_has_role(role text) RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN role = ANY (string_to_array(coalesce(current_setting('toolroom.roles', true), ''), ','));

CREATE FUNCTION platform.actor_is_signed_in() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(current_setting('toolroom.kind', true), '') IN ('user', 'operator', 'job');

CREATE FUNCTION platform.actor_reads_confidential() RETURNS boolean
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN string_to_array(coalesce(current_setting('toolroom.roles', true), ''), ',') && ARRAY['officer', 'adviser', 'administrator'];

GRANT USAGE ON SCHEMA platform TO PUBLIC;

-- States a table's class, in its comment, and gives it the policy of that class. `doctor` reads the comment back.
CREATE FUNCTION platform.protect(
  target regclass, class text, organisation_column name DEFAULT 'organisation', user_column name DEFAULT 'user_id'
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  here text := 'economy = (SELECT platform.actor_economy())';
  condition text;
BEGIN
  condition := CASE class
    WHEN 'public' THEN NULL
    WHEN 'internal' THEN here || ' AND (SELECT platform.actor_is_signed_in())'
    WHEN 'confidential' THEN format(
      '%s AND ((SELECT platform.actor_reads_confidential()) OR %I = (SELECT platform.actor_organisation()))',
      here, organisation_column)
    WHEN 'personal' THEN format(
      '%s AND ((SELECT platform.actor_has_role(''administrator'')) OR %I = (SELECT platform.actor_user()))',
      here, user_column)
    ELSE 'unknown' END;
  IF condition = 'unknown' THEN
    RAISE EXCEPTION 'a class is public, internal, confidential or personal, not %', class;
  END IF;
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'class: ' || class);
  IF condition IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY %I ON %s USING (%s)', class, target, condition);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION platform.protect FROM PUBLIC;

-- For tables with policies of their own: states the class and forces row security, and leaves the policies to the migration.
CREATE FUNCTION platform.protect_by_own_policy(target regclass, class text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('COMMENT ON TABLE %s IS %L', target, 'class: ' || class);
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
END $$;
REVOKE EXECUTE ON FUNCTION platform.protect_by_own_policy FROM PUBLIC;
