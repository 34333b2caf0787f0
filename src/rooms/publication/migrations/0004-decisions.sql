-- Which tables a release is read together with: the universe of its firms, and tables of other rooms that share its cells.
ALTER TABLE publication.release ADD COLUMN linkage jsonb NOT NULL DEFAULT '{"universe": null, "within": null, "links": []}';
CREATE INDEX release_by_universe ON publication.release (economy, (linkage->>'universe')) WHERE is_current;

-- What a cell was, shown or not; the numbers that disclosure control looks at, owners by digest; and what an outsider can work out of them.
ALTER TABLE publication.release_cell
  ADD COLUMN measured jsonb,
  ADD COLUMN quantities jsonb,
  ADD COLUMN told jsonb;

-- How a release was decided: with which others, how surely, and what it cost.
CREATE TABLE publication.release_decision (
  economy text NOT NULL,
  release_id uuid NOT NULL,
  method text NOT NULL CHECK (method IN ('optimal', 'heuristic')),
  -- earlier releases of the same table that it was compared with
  versions integer NOT NULL,
  -- [{id, topic, subject, relation, cells}]
  linked jsonb NOT NULL,
  -- {quantity: {hidden, whole}}: sums over cells that are no total
  cost jsonb NOT NULL,
  PRIMARY KEY (economy, release_id),
  FOREIGN KEY (economy, release_id) REFERENCES publication.release (economy, id)
);
SELECT platform.protect_by_own_policy('publication.release_decision', 'confidential');
CREATE POLICY checked ON publication.release_decision USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('analyst'))));
GRANT INSERT, SELECT ON publication.release_decision TO toolroom_app, toolroom_job;

CREATE OR REPLACE FUNCTION publication.clear_simulated() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  DELETE FROM publication.release_decision d USING publication.release r
    WHERE r.economy = d.economy AND r.id = d.release_id AND r.simulated AND r.economy = platform.actor_economy();
  DELETE FROM publication.release_cell c USING publication.release r
    WHERE r.economy = c.economy AND r.id = c.release_id AND r.simulated AND r.economy = platform.actor_economy();
  DELETE FROM publication.release WHERE simulated AND economy = platform.actor_economy();
END $$;
REVOKE EXECUTE ON FUNCTION publication.clear_simulated FROM PUBLIC;
GRANT EXECUTE ON FUNCTION publication.clear_simulated TO toolroom_app, toolroom_job;
