import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../../platform/projectRoot.ts';
import { HeaderGuesser } from '../rules/headerGuess.ts';

const wordsSchema = z.object({
  _about: z.string(),
  words: z.record(z.string(), z.record(z.string(), z.array(z.string().min(1)).min(1))),
});

let guesser: HeaderGuesser | undefined;

export function readHeaderWords(): z.output<typeof wordsSchema> {
  const file = path.join(projectRoot(), 'src', 'rooms', 'registry', 'mapping', 'catalogue', 'headerWords.json');
  return wordsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

export function headerGuesser(): HeaderGuesser {
  guesser ??= new HeaderGuesser(readHeaderWords());
  return guesser;
}
