import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../../platform/projectRoot.ts';
import { type Questionnaire, questionnaireSchema } from '../model.ts';

let read: Questionnaire | undefined;

/** The questions that are asked today. Checks keep the version by which they were asked. */
export function currentQuestionnaire(): Questionnaire {
  const file = path.join(projectRoot(), 'src', 'rooms', 'diagnosis', 'catalogue', 'six-questions.json');
  read ??= questionnaireSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return read;
}
