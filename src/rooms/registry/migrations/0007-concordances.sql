-- Tables that take codes of one classification to another, loaded by officers; a newer load of a pair supersedes the one before.
CREATE TABLE registry.concordance (
  economy text NOT NULL,
  id uuid NOT NULL,
  from_scheme text NOT NULL,
  to_scheme text NOT NULL,
  title text NOT NULL,
  source text NOT NULL,
  -- stated in the file, or equal shares where it states none
  weights text NOT NULL CHECK (weights IN ('stated', 'equal')),
  entry_count integer NOT NULL,
  file_sha256 text NOT NULL,
  loaded_by text NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX concordance_in_force ON registry.concordance (economy, from_scheme, to_scheme) WHERE superseded_at IS NULL;
CREATE TABLE registry.concordance_entry (
  economy text NOT NULL,
  concordance_id uuid NOT NULL,
  from_code text NOT NULL,
  to_code text NOT NULL,
  weight double precision NOT NULL CHECK (weight > 0 AND weight <= 1),
  from_title text,
  PRIMARY KEY (concordance_id, from_code, to_code, economy),
  FOREIGN KEY (economy, concordance_id) REFERENCES registry.concordance (economy, id) ON DELETE CASCADE
);
CREATE INDEX concordance_entry_back ON registry.concordance_entry (concordance_id, to_code, economy);
SELECT platform.protect('registry.concordance', 'public'),
       platform.protect('registry.concordance_entry', 'public');
