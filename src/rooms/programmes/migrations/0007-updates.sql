-- What firms of an industry should know: news, reports, guides, and workshops with a day and a place.
CREATE TABLE programmes.update_item (
  economy text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('update', 'report', 'guide', 'workshop')),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  title text NOT NULL,
  summary text NOT NULL,
  body text NOT NULL DEFAULT '',
  publisher text NOT NULL,
  url text,
  language text NOT NULL,
  -- codes of gaps, and of ISIC Rev.4 at any level; none: for everybody
  gaps text[] NOT NULL DEFAULT '{}',
  industries text[] NOT NULL DEFAULT '{}',
  -- of workshops
  starts_on date,
  ends_on date,
  place text,
  published_on date,
  last_verified_on date,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK (kind <> 'workshop' OR starts_on IS NOT NULL),
  CHECK (ends_on IS NULL OR starts_on <= ends_on),
  CHECK (state <> 'published' OR published_on IS NOT NULL)
);
CREATE INDEX update_item_newest ON programmes.update_item (economy, published_on DESC) WHERE state = 'published';
CREATE INDEX update_item_by_gap ON programmes.update_item USING gin (gaps) WHERE state = 'published';
SELECT platform.protect_by_own_policy('programmes.update_item', 'public');
CREATE POLICY seen ON programmes.update_item FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (state = 'published' OR (SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));
CREATE POLICY kept ON programmes.update_item USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));
