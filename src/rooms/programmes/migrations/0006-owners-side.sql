-- What an owner would rather not say of a firm, or what does not apply to it: not asked again.
CREATE TABLE programmes.unsaid_fact (
  economy text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text NOT NULL,
  fact text NOT NULL,
  standing text NOT NULL CHECK (standing IN ('refused', 'notApplicable')),
  said_on date NOT NULL,
  PRIMARY KEY (economy, enterprise_id, organisation, fact)
);
SELECT platform.protect('programmes.unsaid_fact', 'confidential');

-- A list of what a firm could get, as it was on the day when its owner kept it.
CREATE TABLE programmes.saved_result (
  economy text NOT NULL,
  id uuid NOT NULL,
  enterprise_id text NOT NULL,
  organisation text NOT NULL,
  firm_name text NOT NULL,
  saved_on date NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  results jsonb NOT NULL,
  PRIMARY KEY (economy, id)
);
CREATE INDEX saved_result_of_organisation ON programmes.saved_result (economy, organisation, saved_at DESC);
SELECT platform.protect('programmes.saved_result', 'confidential');

-- Who asked to be told when something new fits a firm.
CREATE TABLE programmes.call_alert (
  economy text NOT NULL,
  id uuid NOT NULL,
  organisation text NOT NULL,
  user_id text NOT NULL,
  enterprise_id text NOT NULL,
  firm_name text NOT NULL,
  goals text[] NOT NULL DEFAULT '{}',
  recipient text NOT NULL,
  -- language of the letters, and scheme and host to which they lead back
  locale text NOT NULL,
  origin text NOT NULL,
  is_paused boolean NOT NULL DEFAULT false,
  -- in every letter: whoever holds it may end the letters, and nothing else
  stop_token uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, stop_token)
);
CREATE INDEX call_alert_of_organisation ON programmes.call_alert (economy, organisation, created_at);
SELECT platform.protect_by_own_policy('programmes.call_alert', 'personal');
CREATE POLICY call_alert_own ON programmes.call_alert USING (
  economy = (SELECT platform.actor_economy()) AND organisation = (SELECT platform.actor_organisation()));
CREATE POLICY call_alert_told ON programmes.call_alert FOR SELECT TO toolroom_job USING (economy = (SELECT platform.actor_economy()));
CREATE FUNCTION programmes.shown_stop_token() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('toolroom.stop_token', true), '');
CREATE POLICY call_alert_by_link ON programmes.call_alert FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND stop_token::text = (SELECT programmes.shown_stop_token()));
CREATE POLICY call_alert_ended_by_link ON programmes.call_alert FOR DELETE USING (
  economy = (SELECT platform.actor_economy()) AND stop_token::text = (SELECT programmes.shown_stop_token()));

-- Of what an alert has told already, or what was open when it was made: each call once.
CREATE TABLE programmes.call_told (
  economy text NOT NULL,
  alert_id uuid NOT NULL,
  programme_id text NOT NULL,
  -- the round that was opened; empty for the programme itself
  round_id text NOT NULL DEFAULT '',
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, alert_id, programme_id, round_id),
  FOREIGN KEY (economy, alert_id) REFERENCES programmes.call_alert (economy, id) ON DELETE CASCADE
);
SELECT platform.protect_by_own_policy('programmes.call_told', 'personal');
CREATE POLICY call_told_own ON programmes.call_told USING (
  economy = (SELECT platform.actor_economy()) AND EXISTS (
    SELECT FROM programmes.call_alert a WHERE a.economy = call_told.economy AND a.id = alert_id));

-- Where a firm finds people who help: centres, chambers, advisers, offices abroad.
CREATE TABLE programmes.contact (
  economy text NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('serviceCentre', 'chamber', 'testingCentre', 'adviser', 'overseasOffice')),
  name text NOT NULL,
  -- town of the register; of an office abroad the economy where it is
  place_code text,
  abroad text,
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  languages text[] NOT NULL DEFAULT '{}',
  gaps text[] NOT NULL DEFAULT '{}',
  -- divisions of ISIC that it serves; none: all
  industries text[] NOT NULL DEFAULT '{}',
  address text,
  email text,
  phone text,
  url text,
  last_verified_on date,
  is_withdrawn boolean NOT NULL DEFAULT false,
  simulated boolean NOT NULL DEFAULT false,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK ((kind = 'overseasOffice') = (abroad IS NOT NULL)),
  CHECK ((longitude IS NULL) = (latitude IS NULL))
);
CREATE INDEX contact_shown ON programmes.contact (economy, kind, name) WHERE NOT is_withdrawn;
SELECT platform.protect('programmes.contact', 'public');
