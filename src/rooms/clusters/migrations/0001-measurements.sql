-- A measurement of the register, kept whole: what it was made from, when, and every cell of it.
CREATE TABLE clusters.measurement (
  economy text NOT NULL,
  id uuid NOT NULL,
  statistic text NOT NULL CHECK (statistic IN ('locationQuotient')),
  scheme text NOT NULL,
  -- codes of this length are compared; null where all codes of the scheme have one length
  code_length integer,
  plants integer NOT NULL,
  areas integer NOT NULL,
  industries integer NOT NULL,
  as_of text,
  computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  computed_by text NOT NULL,
  is_current boolean NOT NULL DEFAULT true,
  PRIMARY KEY (economy, id)
);
CREATE UNIQUE INDEX measurement_current ON clusters.measurement (economy, statistic, scheme) WHERE is_current;

CREATE TABLE clusters.location_quotient (
  economy text NOT NULL,
  measurement_id uuid NOT NULL,
  area text NOT NULL,
  industry text NOT NULL,
  observed integer NOT NULL,
  expected double precision NOT NULL,
  location_quotient double precision NOT NULL,
  p_upper double precision NOT NULL,
  log_p_upper double precision NOT NULL,
  q_bh double precision NOT NULL,
  q_by double precision NOT NULL,
  shrunk double precision NOT NULL,
  lower double precision,
  upper double precision,
  PRIMARY KEY (economy, measurement_id, industry, area),
  FOREIGN KEY (economy, measurement_id) REFERENCES clusters.measurement (economy, id) ON DELETE CASCADE
);
CREATE INDEX location_quotient_by_strength ON clusters.location_quotient (economy, measurement_id, log_p_upper, area, industry);
CREATE INDEX location_quotient_by_area ON clusters.location_quotient (economy, measurement_id, area);

SELECT platform.protect('clusters.measurement', 'public'), platform.protect('clusters.location_quotient', 'public');

CREATE VIEW clusters_api.location_quotient WITH (security_invoker = true) AS
  SELECT m.economy, m.scheme, m.computed_at, q.area, q.industry, q.observed, q.expected, q.location_quotient, q.q_bh
  FROM clusters.measurement m JOIN clusters.location_quotient q ON q.economy = m.economy AND q.measurement_id = m.id
  WHERE m.is_current;
