-- How many establishments of each kind stand where, kept with the register: counts of broad searches are added up from a few
-- hundred thousand cells, not from a million rows. Written by whatever writes public_search, in the same transaction.

-- Square of the map that holds a point: 0.025 degrees wide, counted from the south-west; -1 where there is no point.
CREATE FUNCTION registry.map_square(longitude double precision, latitude double precision) RETURNS integer
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN longitude IS NULL OR latitude IS NULL THEN -1
    ELSE floor((longitude + 180) / 0.025)::integer * 7201 + floor((latitude + 90) / 0.025)::integer END;

-- Industries that establishments have together, each combination by a number: a row with many codes is too long for an index.
CREATE TABLE registry.counted_mix (
  economy text NOT NULL,
  mix integer NOT NULL,
  isic_codes text[] NOT NULL,
  national_codes text[] NOT NULL,
  PRIMARY KEY (economy, mix)
);

CREATE TABLE registry.counted_cell (
  economy text NOT NULL,
  -- empty where it is not known
  place_code text NOT NULL,
  parent_code text NOT NULL,
  mix integer NOT NULL,
  square integer NOT NULL,
  establishments integer NOT NULL CHECK (establishments >= 0),
  PRIMARY KEY (economy, place_code, parent_code, mix, square)
);

-- A new revision with every change: what was read of one holds as long as it stands.
CREATE TABLE registry.counted_revision (
  economy text NOT NULL PRIMARY KEY,
  revision uuid NOT NULL
);

SELECT platform.protect('registry.counted_mix', 'public'),
       platform.protect('registry.counted_cell', 'public'),
       platform.protect('registry.counted_revision', 'public');

INSERT INTO registry.counted_mix (economy, mix, isic_codes, national_codes)
  SELECT economy, row_number() OVER (PARTITION BY economy) - 1, isic_codes, national_codes
  FROM (SELECT DISTINCT economy, isic_codes, national_codes FROM registry.public_search) AS found;
INSERT INTO registry.counted_cell (economy, place_code, parent_code, mix, square, establishments)
  SELECT c.economy, c.place_code, c.parent_code, m.mix, c.square, c.establishments
  FROM (
    SELECT economy, coalesce(place_code, '') AS place_code, coalesce(parent_code, '') AS parent_code, isic_codes, national_codes,
      registry.map_square(longitude, latitude) AS square, count(*) AS establishments
    FROM registry.public_search GROUP BY 1, 2, 3, 4, 5, 6) AS c
  JOIN registry.counted_mix m USING (economy, isic_codes, national_codes);
INSERT INTO registry.counted_revision
  SELECT economy, gen_random_uuid() FROM (SELECT DISTINCT economy FROM registry.counted_cell) AS counted;

-- A list by name of one place or division is read off this index alone, without a visit to each row.
DROP INDEX registry.public_search_by_name;
CREATE INDEX public_search_by_name ON registry.public_search (economy, sort_key, establishment_id)
  INCLUDE (place_code, parent_code, divisions);
