-- After a large file the planner must know how many values there are; only the owner of a table may look at it so.
CREATE FUNCTION evidence.analyze_outcomes() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  ANALYZE evidence.outcome_value (economy, source_id, enterprise_id, indicator, period, superseded_by);
END $$;
REVOKE EXECUTE ON FUNCTION evidence.analyze_outcomes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION evidence.analyze_outcomes TO toolroom_app, toolroom_job;
