-- What screening reads of the register, a row a plant or a statement; what is worked out of it is worked out by those who read.
CREATE VIEW programmes.known_establishment WITH (security_invoker = true) AS
  SELECT t.economy, t.enterprise_id, t.id, t.employees, coalesce(t.established_on, t.registered_on) AS since, t.place_code, t.source, t.import_id
  FROM registry.establishment t;
CREATE VIEW programmes.known_industry WITH (security_invoker = true) AS
  SELECT economy, establishment_id, isic_codes FROM registry.public_search;
CREATE VIEW programmes.known_number WITH (security_invoker = true) AS
  SELECT DISTINCT economy, enterprise_id FROM registry.identifier;
CREATE VIEW programmes.known_statement WITH (security_invoker = true) AS
  SELECT economy, enterprise_id, id, fact, value, valid_from, valid_to, organisation, observed_on, recorded_at, superseded_at,
    import_id
  FROM registry.fact;
CREATE VIEW programmes.known_source WITH (security_invoker = true) AS
  SELECT economy, id AS import_id, mapping->'source'->>'kind' AS kind FROM registry.import;

CREATE VIEW programmes.known_register WITH (security_invoker = true) AS
  SELECT economy, name, as_of FROM registry.source;

-- Whether anything of it has changed is told by these.
CREATE VIEW programmes.known_revision WITH (security_invoker = true) AS
  SELECT economy, revision FROM registry.counted_revision;
CREATE VIEW programmes.known_correction WITH (security_invoker = true) AS
  SELECT economy, corrected_at, withdrawn_at FROM registry.correction;
CREATE VIEW programmes.known_speaker WITH (security_invoker = true) AS
  SELECT economy, decided_at, valid_to FROM registry.representative;
CREATE VIEW programmes.known_member WITH (security_invoker = true) AS
  SELECT economy, recorded_at, superseded_at FROM registry.membership;
CREATE VIEW programmes.known_redirect WITH (security_invoker = true) AS
  SELECT economy, old_id, new_id FROM registry.redirect;

-- Firms that a programme has reached, under the ids that they have now.
CREATE VIEW programmes.reached_firm WITH (security_invoker = true) AS
  SELECT one.economy, one.programme_id, coalesce(d.new_id, one.enterprise_id) AS enterprise_id, one.how FROM (
    SELECT a.economy, r.programme_id, a.enterprise_id, 'applied' AS how
    FROM programmes.application a JOIN programmes.round r ON r.economy = a.economy AND r.id = a.round_id
    WHERE a.enterprise_id IS NOT NULL AND a.state <> 'withdrawn'
    UNION
    SELECT economy, programme_id, enterprise_id, 'served' FROM programmes.delivery
    WHERE started_on IS NOT NULL AND state <> 'cancelled') AS one
  LEFT JOIN programmes.known_redirect d ON d.economy = one.economy AND d.old_id = one.enterprise_id;
