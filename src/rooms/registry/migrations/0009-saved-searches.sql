-- A search that somebody keeps, to come back to and to be told of new firms.
CREATE TABLE registry.saved_search (
  economy text NOT NULL,
  id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  -- the part of the address after the question mark
  query text NOT NULL,
  -- where to write of new firms; null: nowhere
  recipient text,
  -- scheme and host under which the search was kept: letters lead back there
  origin text NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX saved_search_of_user ON registry.saved_search (economy, user_id, saved_at);
CREATE INDEX saved_search_told ON registry.saved_search (economy, told_at) WHERE recipient IS NOT NULL;
SELECT platform.protect_by_own_policy('registry.saved_search', 'personal');
CREATE POLICY saved_search_own ON registry.saved_search USING (
  economy = (SELECT platform.actor_economy()) AND user_id = (SELECT platform.actor_user()));
-- Whoever applied the import: the letters are written for those who asked for them.
CREATE POLICY saved_search_told ON registry.saved_search FOR ALL TO toolroom_job USING (economy = (SELECT platform.actor_economy()));
