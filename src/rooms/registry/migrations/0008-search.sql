-- What establishments are found by beside name, place and industry.

-- Codes with a space between them: `process:casting`, `certificate:ISO9001@2024-07-01/2027-06-30`, `size:small` (rules/attributes.ts).
-- Each is a term of `terms` as well, after `%`.
ALTER TABLE registry.public_search ADD attributes text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE registry.staged_record ADD attributes text COLLATE "C" NOT NULL DEFAULT '';

-- Combinations of them, numbered like those of industries.
CREATE TABLE registry.counted_trait (
  economy text NOT NULL,
  trait integer NOT NULL,
  attributes text COLLATE "C" NOT NULL,
  PRIMARY KEY (economy, trait)
);
ALTER TABLE registry.counted_cell ADD trait integer NOT NULL DEFAULT 0;
ALTER TABLE registry.counted_cell DROP CONSTRAINT counted_cell_pkey;
ALTER TABLE registry.counted_cell ADD PRIMARY KEY (economy, place_code, parent_code, mix, trait, square);
INSERT INTO registry.counted_trait SELECT economy, 0, '' FROM registry.counted_revision;

-- What stands near a point is found by the squares of the map around it.
CREATE INDEX public_search_by_square ON registry.public_search (registry.map_square(longitude, latitude));

-- Every word that names of the register hold, or sound like: a misspelt one is looked for among them. Words stay when firms go.
CREATE TABLE registry.name_word (
  economy text NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (economy, word)
);
SELECT platform.protect('registry.counted_trait', 'public'),
       platform.protect('registry.name_word', 'public');
