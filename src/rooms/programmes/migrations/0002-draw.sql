-- What a lottery was drawn from and how it came out: nothing but the applications' random numbers, for everybody to draw again.
CREATE TABLE programmes.draw_entry (
  economy text NOT NULL,
  round_id uuid NOT NULL,
  application_id uuid NOT NULL,
  stratum text NOT NULL,
  ticket text NOT NULL,
  position integer NOT NULL,
  assigned boolean NOT NULL,
  wave integer,
  PRIMARY KEY (economy, round_id, application_id),
  FOREIGN KEY (economy, round_id) REFERENCES programmes.round (economy, id)
);
SELECT platform.protect('programmes.draw_entry', 'public');
