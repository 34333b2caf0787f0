-- What was invented stays marked as invented, and what is real can't be passed off as a simulation: the mark of a row never changes.
CREATE FUNCTION platform.refuse_other_mark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the mark of simulated rows in %.% never changes', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;

-- For every table of a room that has such a mark; called by the room's own migration.
CREATE FUNCTION platform.keep_simulated_marks(room text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t regclass; BEGIN
  FOR t IN SELECT c.oid::regclass FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
           WHERE c.relnamespace = room::regnamespace AND c.relkind = 'r' AND a.attname = 'simulated' AND NOT a.attisdropped LOOP
    EXECUTE format('CREATE TRIGGER keeps_mark BEFORE UPDATE OF simulated ON %s FOR EACH ROW
      WHEN (OLD.simulated IS DISTINCT FROM NEW.simulated) EXECUTE FUNCTION platform.refuse_other_mark()', t);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION platform.keep_simulated_marks FROM PUBLIC;
