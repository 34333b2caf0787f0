-- People and age of each place, for rooms that compare places; the register's own public values.
CREATE VIEW registry_api.establishment_size WITH (security_invoker = true) AS
  SELECT economy, id AS establishment_id, enterprise_id, name, employees, coalesce(established_on, registered_on) AS since
  FROM registry.establishment;
