-- Days on which buyers and suppliers meet at tables, in slots of equal length.
CREATE TABLE linkages.event (
  economy text NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  on_date date NOT NULL,
  -- local time of the place
  starts_at time NOT NULL,
  place text NOT NULL,
  slots integer NOT NULL CHECK (slots BETWEEN 1 AND 200),
  tables integer NOT NULL CHECK (tables BETWEEN 1 AND 2000),
  minutes integer NOT NULL CHECK (minutes BETWEEN 5 AND 240),
  -- of the last timetable: what it is worth, what none can exceed, and how much was asked for; null where there is none yet
  objective double precision,
  bound double precision,
  gap double precision,
  request_count integer,
  met_count integer,
  meeting_count integer,
  planned_at timestamptz,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK ((objective IS NULL) = (planned_at IS NULL))
);
CREATE INDEX event_by_date ON linkages.event (economy, on_date DESC, id);
SELECT platform.protect('linkages.event', 'public');

-- A firm of the register, or an organisation of the portal, on one side of the table.
CREATE TABLE linkages.event_participant (
  economy text NOT NULL,
  event_id uuid NOT NULL,
  id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('buyer', 'supplier')),
  name text NOT NULL,
  enterprise_id text,
  organisation text,
  -- slots in which they can't come, counted from 0
  unavailable integer[] NOT NULL DEFAULT '{}',
  max_meetings integer CHECK (max_meetings >= 0),
  added_by text NOT NULL,
  PRIMARY KEY (economy, event_id, id),
  FOREIGN KEY (economy, event_id) REFERENCES linkages.event (economy, id) ON DELETE CASCADE,
  CHECK (enterprise_id IS NOT NULL OR organisation IS NOT NULL)
);
CREATE UNIQUE INDEX event_participant_firm_once ON linkages.event_participant (economy, event_id, enterprise_id) WHERE enterprise_id IS NOT NULL;
CREATE UNIQUE INDEX event_participant_organisation_once ON linkages.event_participant (economy, event_id, organisation) WHERE enterprise_id IS NULL;
SELECT platform.protect('linkages.event_participant', 'internal');

-- Participants for whom the actor's organisation speaks.
CREATE VIEW linkages.own_participant WITH (security_invoker = true) AS
  SELECT p.economy, p.event_id, p.id FROM linkages.event_participant p
  WHERE p.organisation = platform.actor_organisation()
    OR p.enterprise_id IN (
      SELECT r.enterprise_id FROM registry_api.representative r
      WHERE r.economy = p.economy AND r.organisation = platform.actor_organisation()
        AND r.valid_from <= current_date AND coalesce(r.valid_to, 'infinity') >= current_date);

-- Whom one wants to meet is seen by the two and by those who make the timetable.
CREATE TABLE linkages.meeting_request (
  economy text NOT NULL,
  event_id uuid NOT NULL,
  id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  weight double precision NOT NULL CHECK (weight > 0 AND weight <= 1000),
  -- of the last timetable: null before one is made, '' where the two meet, else why they don't
  unmet text CHECK (unmet IN ('', 'noCommonSlot', 'maximumReached', 'tablesTaken', 'slotsTaken')),
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, event_id, id),
  UNIQUE (economy, event_id, from_id, to_id),
  FOREIGN KEY (economy, event_id, from_id) REFERENCES linkages.event_participant (economy, event_id, id) ON DELETE CASCADE,
  FOREIGN KEY (economy, event_id, to_id) REFERENCES linkages.event_participant (economy, event_id, id) ON DELETE CASCADE,
  CHECK (from_id <> to_id)
);
SELECT platform.protect_by_own_policy('linkages.meeting_request', 'confidential');
CREATE POLICY seen_by_the_two ON linkages.meeting_request USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('association'))
    OR EXISTS (SELECT FROM linkages.own_participant o WHERE o.economy = meeting_request.economy AND o.event_id = meeting_request.event_id
      AND o.id IN (from_id, to_id))));

CREATE TABLE linkages.meeting (
  economy text NOT NULL,
  event_id uuid NOT NULL,
  id uuid NOT NULL,
  a_id uuid NOT NULL,
  b_id uuid NOT NULL,
  slot integer NOT NULL CHECK (slot >= 0),
  table_number integer NOT NULL CHECK (table_number >= 0),
  -- stays where it is when the timetable is made again
  locked boolean NOT NULL DEFAULT false,
  attended boolean,
  result text CHECK (result IN ('nothing', 'followUp', 'quotation', 'orderExpected', 'order')),
  note text NOT NULL DEFAULT '',
  recorded_by text,
  recorded_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, event_id, id),
  UNIQUE (economy, event_id, slot, table_number),
  FOREIGN KEY (economy, event_id, a_id) REFERENCES linkages.event_participant (economy, event_id, id) ON DELETE CASCADE,
  FOREIGN KEY (economy, event_id, b_id) REFERENCES linkages.event_participant (economy, event_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX meeting_of_a ON linkages.meeting (economy, event_id, a_id, slot);
CREATE UNIQUE INDEX meeting_of_b ON linkages.meeting (economy, event_id, b_id, slot);
SELECT platform.protect_by_own_policy('linkages.meeting', 'confidential');
CREATE POLICY seen_by_the_two ON linkages.meeting USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_reads_confidential()) OR (SELECT platform.actor_has_role('association'))
    OR EXISTS (SELECT FROM linkages.own_participant o WHERE o.economy = meeting.economy AND o.event_id = meeting.event_id
      AND o.id IN (a_id, b_id))));

GRANT SELECT ON linkages.own_participant TO toolroom_app, toolroom_job;
