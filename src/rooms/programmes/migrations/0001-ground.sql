-- Support for firms, from the call notice to the correction. Later rooms read the views of programmes_api at the end.

-- One row a version of a programme; `document` is the programme file as CONTRACTS-stable JSON, `hash` names its rule for ever.
CREATE TABLE programmes.programme (
  economy text NOT NULL,
  id text NOT NULL CHECK (id ~ '^[a-z0-9][a-z0-9-]*$'),
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  shelf text NOT NULL CHECK (shelf IN ('live', 'design')),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'withdrawn')),
  is_current boolean NOT NULL DEFAULT true,
  title text NOT NULL,
  instrument text NOT NULL,
  unit text NOT NULL DEFAULT 'enterprise' CHECK (unit IN ('enterprise', 'group')),
  opens_on date,
  closes_on date,
  last_verified_on date,
  document jsonb NOT NULL,
  hash text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id, version)
);
CREATE UNIQUE INDEX programme_current ON programmes.programme (economy, id) WHERE is_current;
CREATE INDEX programme_by_shelf ON programmes.programme (economy, shelf, state, title) WHERE is_current;
SELECT platform.protect_by_own_policy('programmes.programme', 'internal');
CREATE POLICY seen ON programmes.programme FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (state <> 'draft' OR (SELECT platform.actor_reads_confidential())));
CREATE POLICY kept ON programmes.programme USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));

-- What was decided of a firm and a programme, with all that it was decided by: replays years later.
CREATE TABLE programmes.decision_record (
  economy text NOT NULL,
  id uuid NOT NULL,
  programme_id text NOT NULL,
  programme_version integer NOT NULL,
  rule_hash text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  as_of date NOT NULL,
  facts jsonb NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('eligible', 'ineligible', 'unknown')),
  trace jsonb NOT NULL,
  engine text NOT NULL,
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id)
);
CREATE INDEX decision_of_enterprise ON programmes.decision_record (economy, enterprise_id, programme_id, decided_at DESC);
SELECT platform.protect('programmes.decision_record', 'confidential');

-- A call: so many places, and the rule by which they go to those who qualify. The rule fixes what can be learnt afterwards.
CREATE TABLE programmes.round (
  economy text NOT NULL,
  id uuid NOT NULL,
  programme_id text NOT NULL,
  programme_version integer NOT NULL,
  title text NOT NULL,
  unit text NOT NULL CHECK (unit IN ('enterprise', 'group')),
  places integer NOT NULL CHECK (places > 0),
  opens_on date NOT NULL,
  closes_on date NOT NULL,
  assignment_rule text NOT NULL CHECK (assignment_rule IN ('lottery', 'scoreCutoff', 'waves', 'firstCome')),
  -- {stratifyBy, waves: [{onDate, places}], criteria: [{code, title, weight, most}]}: what the rule needs beside the places
  rule jsonb NOT NULL DEFAULT '{}',
  -- SHA-256 of the seed, shown from the day the round opens; the seed itself is shown once it is drawn
  seed_commitment text,
  list_hash text,
  drawn_at timestamptz,
  -- what will be measured, by whom, and the smallest effect that the round could show: {outcome, source, standardDeviation, expectedApplicants, …}
  design jsonb NOT NULL DEFAULT '{}',
  smallest_effect double precision,
  budget numeric(24, 6),
  currency text,
  state text NOT NULL CHECK (state IN ('draft', 'open', 'assigned', 'cancelled')),
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  CHECK (opens_on <= closes_on),
  CHECK ((budget IS NULL) = (currency IS NULL))
);
CREATE INDEX round_of_programme ON programmes.round (economy, programme_id, opens_on DESC);
SELECT platform.protect_by_own_policy('programmes.round', 'internal');
CREATE POLICY seen ON programmes.round FOR SELECT USING (
  economy = (SELECT platform.actor_economy())
  AND (state <> 'draft' OR (SELECT platform.actor_reads_confidential())));
CREATE POLICY kept ON programmes.round USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));

-- Apart from the round, which everybody reads: nobody but officers may know a seed before it is drawn, and then everybody may.
CREATE TABLE programmes.lottery_seed (
  economy text NOT NULL,
  round_id uuid NOT NULL,
  seed text NOT NULL,
  revealed_at timestamptz,
  PRIMARY KEY (economy, round_id),
  FOREIGN KEY (economy, round_id) REFERENCES programmes.round (economy, id)
);
SELECT platform.protect_by_own_policy('programmes.lottery_seed', 'confidential');
CREATE POLICY revealed ON programmes.lottery_seed FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND revealed_at IS NOT NULL);
CREATE POLICY kept ON programmes.lottery_seed USING (
  economy = (SELECT platform.actor_economy())
  AND ((SELECT platform.actor_has_role('officer')) OR (SELECT platform.actor_has_role('administrator'))));

CREATE TABLE programmes.application (
  economy text NOT NULL,
  id uuid NOT NULL,
  round_id uuid NOT NULL,
  -- exactly one of the two, by the round's unit
  enterprise_id text,
  group_id uuid,
  -- the applicant's own organisation; null where the agency wrote the application down
  organisation text,
  need text NOT NULL,
  -- agreed that outcomes are asked for whether or not the place is won
  consents_follow_up boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('submitted', 'infoRequested', 'qualified', 'notQualified', 'assigned', 'notAssigned', 'withdrawn')),
  -- of the last decision: code of the reason, words, who, when
  reason_code text,
  reason text,
  decided_by text,
  decided_at timestamptz,
  decision_record_id uuid,
  stratum text,
  score numeric,
  rank integer,
  wave integer,
  assignment_probability double precision CHECK (assignment_probability BETWEEN 0 AND 1),
  assigned_at timestamptz,
  simulated boolean NOT NULL DEFAULT false,
  submitted_by text NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, round_id) REFERENCES programmes.round (economy, id),
  CHECK ((enterprise_id IS NULL) <> (group_id IS NULL))
);
CREATE UNIQUE INDEX application_of_enterprise_once ON programmes.application (economy, round_id, enterprise_id) WHERE enterprise_id IS NOT NULL AND state <> 'withdrawn';
CREATE UNIQUE INDEX application_of_group_once ON programmes.application (economy, round_id, group_id) WHERE group_id IS NOT NULL AND state <> 'withdrawn';
CREATE INDEX application_by_enterprise ON programmes.application (economy, enterprise_id, submitted_at DESC);
CREATE INDEX application_by_organisation ON programmes.application (economy, organisation, submitted_at DESC);
CREATE INDEX application_by_state ON programmes.application (economy, state, submitted_at);

-- What was decided when, kept for ever; the application shows the last.
CREATE TABLE programmes.application_event (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL,
  organisation text,
  state text NOT NULL,
  reason_code text,
  reason text,
  happened_by text NOT NULL,
  happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, application_id) REFERENCES programmes.application (economy, id)
);
CREATE INDEX application_event_of ON programmes.application_event (economy, application_id, happened_at);

-- Help that reached a firm. `started_on` is the treatment date of every evaluation.
CREATE TABLE programmes.delivery (
  economy text NOT NULL,
  id uuid NOT NULL,
  application_id uuid,
  programme_id text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  kind text NOT NULL CHECK (kind IN ('visit', 'voucher', 'training', 'test', 'other')),
  adviser text,
  planned_on date,
  started_on date,
  completed_on date,
  state text NOT NULL CHECK (state IN ('planned', 'started', 'completed', 'cancelled')),
  summary text,
  simulated boolean NOT NULL DEFAULT false,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, application_id) REFERENCES programmes.application (economy, id),
  CHECK (started_on IS NULL OR completed_on IS NULL OR started_on <= completed_on)
);
CREATE INDEX delivery_of_enterprise ON programmes.delivery (economy, enterprise_id);
CREATE INDEX delivery_of_programme ON programmes.delivery (economy, programme_id, started_on);
CREATE INDEX delivery_of_application ON programmes.delivery (economy, application_id);
CREATE INDEX delivery_of_adviser ON programmes.delivery (economy, adviser, planned_on);

CREATE TABLE programmes.suggestion (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  delivery_id uuid NOT NULL,
  organisation text,
  position integer NOT NULL,
  gap text NOT NULL,
  action text NOT NULL,
  expected_gain numeric(24, 6),
  currency text,
  state text NOT NULL CHECK (state IN ('proposed', 'accepted', 'implemented', 'refused')),
  due_on date,
  state_on date,
  state_reason text,
  -- what it brought in a year, as the firm says or the adviser measured
  gain numeric(24, 6),
  gain_source text CHECK (gain_source IN ('stated', 'measured')),
  decided_by text,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, delivery_id, position),
  FOREIGN KEY (economy, delivery_id) REFERENCES programmes.delivery (economy, id)
);

CREATE TABLE programmes.voucher (
  economy text NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  programme_id text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  -- share of each invoice that is paid, and the most that is paid in all
  share numeric(5, 4) NOT NULL CHECK (share > 0 AND share <= 1),
  ceiling numeric(24, 6) NOT NULL CHECK (ceiling > 0),
  currency text NOT NULL,
  granted_on date NOT NULL,
  expires_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('granted', 'closed')),
  granted_by text NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, application_id),
  FOREIGN KEY (economy, application_id) REFERENCES programmes.application (economy, id),
  CHECK (granted_on <= expires_on)
);
CREATE INDEX voucher_of_enterprise ON programmes.voucher (economy, enterprise_id);
CREATE INDEX voucher_of_programme ON programmes.voucher (economy, programme_id, state);

CREATE TABLE programmes.claim (
  economy text NOT NULL,
  id uuid NOT NULL,
  voucher_id uuid NOT NULL,
  organisation text,
  supplier text NOT NULL,
  invoice_number text NOT NULL,
  invoiced_on date NOT NULL,
  invoice_amount numeric(24, 6) NOT NULL CHECK (invoice_amount > 0),
  -- what follows from share, ceiling and what was paid before
  payable numeric(24, 6) NOT NULL CHECK (payable >= 0),
  currency text NOT NULL,
  evidence_file text,
  evidence_name text,
  state text NOT NULL CHECK (state IN ('submitted', 'refused', 'paid')),
  reason text,
  submitted_by text NOT NULL,
  submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decided_by text,
  decided_at timestamptz,
  ledger_entry uuid,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, voucher_id) REFERENCES programmes.voucher (economy, id)
);
CREATE INDEX claim_by_state ON programmes.claim (economy, state, submitted_at);
CREATE UNIQUE INDEX claim_of_invoice_once ON programmes.claim (economy, voucher_id, supplier, invoice_number) WHERE state <> 'refused';

-- What became of firms, served and not, from one named source for both.
CREATE TABLE programmes.outcome (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  enterprise_id text NOT NULL,
  organisation text,
  round_id uuid,
  application_id uuid,
  indicator text NOT NULL,
  -- a year (2025), a half (2025-H1), a quarter (2025-Q3) or a month (2025-07)
  period text NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  source text NOT NULL,
  observed_on date NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  superseded_at timestamptz,
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX outcome_stated_once ON programmes.outcome (economy, enterprise_id, indicator, period, source) WHERE superseded_at IS NULL;
CREATE INDEX outcome_of_round ON programmes.outcome (economy, round_id, indicator, period) WHERE superseded_at IS NULL;

-- A letter that asks how the help was. Whoever holds its link may answer once; only the link's hash is kept.
CREATE TABLE programmes.feedback_request (
  economy text NOT NULL,
  id uuid NOT NULL,
  token_hash text NOT NULL,
  delivery_id uuid NOT NULL,
  programme_id text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  programme_title text NOT NULL,
  started_on date,
  expires_on date NOT NULL,
  answered_at timestamptz,
  simulated boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (economy, id),
  UNIQUE (economy, token_hash),
  FOREIGN KEY (economy, delivery_id) REFERENCES programmes.delivery (economy, id)
);
CREATE TABLE programmes.feedback (
  economy text NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  programme_id text NOT NULL,
  enterprise_id text NOT NULL,
  organisation text,
  usefulness integer NOT NULL CHECK (usefulness BETWEEN 1 AND 5),
  competence integer NOT NULL CHECK (competence BETWEEN 1 AND 5),
  specificity integer NOT NULL CHECK (specificity BETWEEN 1 AND 5),
  changed text NOT NULL CHECK (changed IN ('yes', 'planned', 'no')),
  comment text,
  given_on date NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  PRIMARY KEY (economy, id),
  UNIQUE (economy, request_id),
  FOREIGN KEY (economy, request_id) REFERENCES programmes.feedback_request (economy, id)
);
CREATE INDEX feedback_of_programme ON programmes.feedback (economy, programme_id, given_on);

-- Every complaint has an owner and a deadline from its first minute; what came of it is public.
CREATE TABLE programmes.complaint (
  economy text NOT NULL,
  id uuid NOT NULL,
  programme_id text NOT NULL,
  feedback_id uuid,
  enterprise_id text,
  organisation text,
  subject text NOT NULL CHECK (subject IN ('delay', 'staff', 'advice', 'payment', 'decision', 'other')),
  text text NOT NULL,
  owner text NOT NULL,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
  -- written for everybody: names no firm and no person
  public_outcome text,
  outcome_kind text CHECK (outcome_kind IN ('corrected', 'partlyCorrected', 'notCorrected')),
  closed_on date,
  received_on date NOT NULL,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id)
);
CREATE INDEX complaint_by_deadline ON programmes.complaint (economy, due_on) WHERE state <> 'closed';
CREATE INDEX complaint_of_programme ON programmes.complaint (economy, programme_id, received_on DESC);

CREATE TABLE programmes.corrective_action (
  economy text NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  complaint_id uuid NOT NULL,
  action text NOT NULL,
  owner text NOT NULL,
  due_on date NOT NULL,
  done_on date,
  simulated boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (economy, id),
  FOREIGN KEY (economy, complaint_id) REFERENCES programmes.complaint (economy, id)
);
CREATE INDEX corrective_action_of ON programmes.corrective_action (economy, complaint_id);

SELECT platform.protect('programmes.application', 'confidential'), platform.protect('programmes.application_event', 'confidential'),
       platform.protect('programmes.delivery', 'confidential'), platform.protect('programmes.suggestion', 'confidential'),
       platform.protect('programmes.voucher', 'confidential'), platform.protect('programmes.claim', 'confidential'),
       platform.protect('programmes.outcome', 'confidential'), platform.protect('programmes.feedback_request', 'confidential'),
       platform.protect('programmes.feedback', 'confidential'), platform.protect('programmes.complaint', 'confidential');
SELECT platform.protect_by_own_policy('programmes.corrective_action', 'confidential');
CREATE POLICY confidential ON programmes.corrective_action USING (
  economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_reads_confidential()));

-- Reviewers read applications; analysts read cases without names: ids, dates, states, outcomes.
CREATE POLICY review ON programmes.application FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_has_role('reviewer')));
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['application', 'delivery', 'suggestion', 'outcome', 'feedback'] LOOP
    EXECUTE format('CREATE POLICY analysis ON programmes.%I FOR SELECT USING (
      economy = (SELECT platform.actor_economy()) AND (SELECT platform.actor_has_role(''analyst'')))', t);
  END LOOP;
END $$;

-- The holder of a link acts by it alone: the transaction says which link was shown.
CREATE FUNCTION programmes.shown_token() RETURNS text
  LANGUAGE sql STABLE PARALLEL SAFE RETURN nullif(current_setting('toolroom.feedback_token', true), '');
CREATE POLICY by_link ON programmes.feedback_request FOR SELECT USING (
  economy = (SELECT platform.actor_economy()) AND token_hash = (SELECT programmes.shown_token()));
CREATE POLICY answered_by_link ON programmes.feedback_request FOR UPDATE USING (
  economy = (SELECT platform.actor_economy()) AND token_hash = (SELECT programmes.shown_token()));
CREATE POLICY given_by_link ON programmes.feedback FOR INSERT WITH CHECK (
  economy = (SELECT platform.actor_economy())
  AND EXISTS (SELECT FROM programmes.feedback_request r WHERE r.economy = feedback.economy AND r.id = request_id
              AND r.token_hash = (SELECT programmes.shown_token()) AND r.enterprise_id = feedback.enterprise_id AND r.programme_id = feedback.programme_id));
CREATE POLICY complained_by_link ON programmes.complaint FOR INSERT WITH CHECK (
  economy = (SELECT platform.actor_economy()) AND state = 'open' AND public_outcome IS NULL
  AND EXISTS (SELECT FROM programmes.feedback_request r WHERE r.economy = complaint.economy
              AND r.token_hash = (SELECT programmes.shown_token()) AND r.programme_id = complaint.programme_id));

-- Everybody may read what came of complaints, and that some wait; who complained and about what in words stays closed.
CREATE POLICY public_part ON programmes.complaint FOR SELECT TO toolroom_owner USING (true);
CREATE POLICY public_part ON programmes.corrective_action FOR SELECT TO toolroom_owner USING (true);
CREATE VIEW programmes_api.public_complaint WITH (security_barrier = true) AS
  SELECT economy, id, programme_id, subject, state, received_on, due_on, outcome_kind, public_outcome, closed_on
  FROM programmes.complaint;
CREATE VIEW programmes_api.public_correction WITH (security_barrier = true) AS
  SELECT a.economy, c.id AS complaint_id, a.action, a.due_on, a.done_on
  FROM programmes.corrective_action a JOIN programmes.complaint c ON c.economy = a.economy AND c.id = a.complaint_id
  WHERE c.state = 'closed';

-- For evidence and plans: under the reader's own rights.
CREATE VIEW programmes_api.programme WITH (security_invoker = true) AS
  SELECT economy, id, version, shelf, state, title, instrument, unit, opens_on, closes_on, document, hash, simulated
  FROM programmes.programme WHERE is_current;
CREATE VIEW programmes_api.round WITH (security_invoker = true) AS
  SELECT economy, id, programme_id, programme_version, title, unit, places, opens_on, closes_on, assignment_rule, rule, design,
         smallest_effect, drawn_at, state, simulated
  FROM programmes.round;
CREATE VIEW programmes_api.application WITH (security_invoker = true) AS
  SELECT economy, id, round_id, enterprise_id, group_id, state, consents_follow_up, stratum, score, rank, wave,
         assignment_probability, assigned_at, submitted_at
  FROM programmes.application;
CREATE VIEW programmes_api.delivery WITH (security_invoker = true) AS
  SELECT economy, id, application_id, programme_id, enterprise_id, kind, planned_on, started_on, completed_on, state
  FROM programmes.delivery;
CREATE VIEW programmes_api.suggestion WITH (security_invoker = true) AS
  SELECT s.economy, s.id, s.delivery_id, d.programme_id, d.enterprise_id, s.gap, s.state, s.state_on, s.gain, s.currency
  FROM programmes.suggestion s JOIN programmes.delivery d ON d.economy = s.economy AND d.id = s.delivery_id;
CREATE VIEW programmes_api.outcome WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, round_id, application_id, indicator, period, value, unit, source, observed_on
  FROM programmes.outcome WHERE superseded_at IS NULL;
CREATE VIEW programmes_api.feedback WITH (security_invoker = true) AS
  SELECT economy, id, programme_id, enterprise_id, usefulness, competence, specificity, changed, given_on FROM programmes.feedback;
