-- What an officer judged when an application was decided: [{fact, holds}], for criteria that no register shows.
ALTER TABLE programmes.application_event ADD COLUMN assessments jsonb NOT NULL DEFAULT '[]';
