-- What has left the house: one row a release, its cells as published, and apart from them what only the publisher may know.
CREATE TABLE publication.release (
  economy text NOT NULL,
  id uuid NOT NULL,
  -- what kind of table: programmes.takeUp, evidence.effect, evidence.survey …
  topic text NOT NULL,
  -- of what: id of the programme, the round, the table
  subject text NOT NULL,
  title text NOT NULL,
  as_of date NOT NULL,
  -- {dimensions: [...], measures: [...], notes: [...]}: how the cells are to be read
  layout jsonb NOT NULL,
  -- as everybody may see them: {key, values, status}; a hidden cell has no value
  cells jsonb NOT NULL,
  -- how it was made: input hash, method, version, seed; without a single firm
  manifest jsonb NOT NULL,
  rules jsonb NOT NULL,
  hidden integer NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  is_current boolean NOT NULL DEFAULT true,
  released_by text NOT NULL,
  released_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX release_current ON publication.release (economy, topic, subject) WHERE is_current;
CREATE INDEX release_by_time ON publication.release (economy, released_at DESC);
SELECT platform.protect('publication.release', 'public');

-- Contributors and values of every cell, published or not: needed to see what a later release would give away.
CREATE TABLE publication.release_cell (
  economy text NOT NULL,
  release_id uuid NOT NULL,
  position integer NOT NULL,
  key jsonb NOT NULL,
  contributors integer NOT NULL,
  value double precision,
  hidden_by text,
  PRIMARY KEY (economy, release_id, position),
  FOREIGN KEY (economy, release_id) REFERENCES publication.release (economy, id)
);
SELECT platform.protect_by_own_policy('publication.release_cell', 'confidential');
CREATE POLICY checked ON publication.release_cell USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('analyst'))));

GRANT INSERT, UPDATE, SELECT ON publication.release, publication.release_cell TO toolroom_app, toolroom_job;
CREATE VIEW publication_api.release WITH (security_invoker = true) AS
  SELECT economy, id, topic, subject, title, as_of, layout, cells, manifest, rules, hidden, simulated, released_at
  FROM publication.release WHERE is_current;
