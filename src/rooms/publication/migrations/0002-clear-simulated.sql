-- The register of releases forgets nothing but what was simulated, and only its owner can make it forget that.
CREATE FUNCTION publication.clear_simulated() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM publication.release_cell c USING publication.release r
    WHERE r.economy = c.economy AND r.id = c.release_id AND r.simulated AND r.economy = platform.actor_economy();
  DELETE FROM publication.release WHERE simulated AND economy = platform.actor_economy();
END $$;
REVOKE EXECUTE ON FUNCTION publication.clear_simulated FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publication.clear_simulated TO toolroom_app, toolroom_job;
