-- A programme may be for somebody who has no firm yet; rounds stay with firms and groups, whose applications they count.
ALTER TABLE programmes.programme
  DROP CONSTRAINT programme_unit_check,
  ADD CONSTRAINT programme_unit_check CHECK (unit IN ('enterprise', 'group', 'person'));
