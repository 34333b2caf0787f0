-- A survey that somebody put beside a published table: theirs alone until they publish.
CREATE TABLE evidence.survey_file (
  economy text NOT NULL,
  id uuid NOT NULL,
  table_id text NOT NULL,
  user_id text NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  columns jsonb NOT NULL,
  -- what the columns are, as the analyst declared it; null until then
  declaration jsonb,
  result jsonb,
  input_hash text NOT NULL,
  release_id uuid,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  computed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX survey_file_of_user ON evidence.survey_file (economy, user_id, table_id, uploaded_at DESC);
SELECT platform.protect('evidence.survey_file', 'personal');
