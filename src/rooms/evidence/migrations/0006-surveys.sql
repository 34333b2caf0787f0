-- A survey that an analyst works with: theirs alone. Its design is what the columns are, checked against the rows.
CREATE TABLE evidence.survey (
  economy text NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  file_id uuid NOT NULL,
  file_name text NOT NULL,
  input_hash text NOT NULL,
  -- [{name, label, type, valueLabels}]
  columns jsonb NOT NULL,
  row_count integer NOT NULL,
  -- null until it is declared; the check is of that declaration
  design jsonb,
  design_check jsonb,
  uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX survey_of_user ON evidence.survey (economy, user_id, uploaded_at DESC);
SELECT platform.protect('evidence.survey', 'personal');

-- A table that was asked of it: the request, the spec that was made of it, what came of it, and the tests made since.
CREATE TABLE evidence.survey_table (
  economy text NOT NULL,
  id uuid NOT NULL,
  survey_id uuid NOT NULL,
  user_id text NOT NULL,
  title text NOT NULL,
  request jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'built', 'failed')),
  spec jsonb,
  result jsonb,
  tests jsonb NOT NULL DEFAULT '[]',
  -- sentences, each with its row and column
  faults jsonb NOT NULL DEFAULT '[]',
  release_id uuid,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  built_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, survey_id) REFERENCES evidence.survey (economy, id) ON DELETE CASCADE
);
CREATE INDEX survey_table_of_survey ON evidence.survey_table (economy, survey_id, asked_at DESC);
SELECT platform.protect('evidence.survey_table', 'personal');
