-- From draft to shelf by way of a second pair of eyes; which addresses of programmes answer.
ALTER TABLE programmes.programme
  DROP CONSTRAINT programme_state_check,
  ADD CONSTRAINT programme_state_check CHECK (state IN ('draft', 'inReview', 'published', 'withdrawn')),
  -- users who have written in this version beside the one who began it
  ADD COLUMN authors text[] NOT NULL DEFAULT '{}',
  ADD COLUMN published_at timestamptz,
  ADD COLUMN published_by text;
DROP POLICY seen ON programmes.programme;
CREATE POLICY seen ON programmes.programme FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (state NOT IN ('draft', 'inReview') OR (SELECT platform.actor_reads_confidential())));

-- Whether a programme is published by somebody else than those who wrote it; without a row it need not be.
CREATE TABLE programmes.review_rule (
  economy text PRIMARY KEY,
  is_needed boolean NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT platform.protect('programmes.review_rule', 'internal');

-- Each time that somebody asked for a review, and what came of it; kept for ever.
CREATE TABLE programmes.review (
  economy text NOT NULL,
  programme_id text NOT NULL,
  programme_version integer NOT NULL,
  position bigint GENERATED ALWAYS AS IDENTITY,
  note text NOT NULL DEFAULT '',
  asked_by text NOT NULL,
  asked_name text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  outcome text CHECK (outcome IN ('published', 'returned', 'takenBack')),
  reason text,
  decided_by text,
  decided_name text,
  decided_at timestamptz,
  PRIMARY KEY (economy, programme_id, programme_version, position),
  FOREIGN KEY (economy, programme_id, programme_version) REFERENCES programmes.programme (economy, id, version),
  CHECK ((outcome IS NULL) = (decided_at IS NULL)),
  CHECK (outcome <> 'returned' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX review_open ON programmes.review (economy, programme_id) WHERE outcome IS NULL;
SELECT platform.protect_by_own_policy('programmes.review', 'confidential');
CREATE POLICY kept ON programmes.review USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));

-- What an address of a programme answered; the newest of a day counts.
CREATE TABLE programmes.link_check (
  economy text NOT NULL,
  programme_id text NOT NULL,
  url text NOT NULL,
  checked_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('ok', 'broken', 'unreachable')),
  -- what the server answered, where it did
  code integer,
  checked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, programme_id, url, checked_on)
);
SELECT platform.protect('programmes.link_check', 'public');

-- Each time that addresses were asked; where none answered there was no connection, and nothing was learnt of them.
CREATE TABLE programmes.link_run (
  economy text NOT NULL,
  ran_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ran_on date NOT NULL,
  addresses integer NOT NULL,
  answered integer NOT NULL,
  PRIMARY KEY (economy, ran_at)
);
SELECT platform.protect('programmes.link_run', 'public');
