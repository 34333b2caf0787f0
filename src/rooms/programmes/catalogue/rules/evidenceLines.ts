import { firmFacts } from '../../../../codes/index.ts';
import { evidenceOf } from './evidence.ts';
import type { Programme } from './programme.ts';

/** Documents as an officer writes them, one a line, with the facts that they show in brackets. */
export const evidenceText = (programme: Programme): string =>
  evidenceOf(programme)
    .map(({ title, forFacts }) => (forFacts.length === 0 ? title : `${title} [${forFacts.map(titleOf).join(', ')}]`))
    .join('\n');

const titleOf = (code: string) => firmFacts.find((fact) => fact.code === code)?.title ?? code;

/** The documents of some lines; null where brackets name a fact that firms are not asked. */
export function readEvidenceLines(text: string): NonNullable<Programme['evidence']> | null {
  const found: NonNullable<Programme['evidence']> = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, title = line, inside] = /^(.*?)\s*\[([^\]]*)\]$/.exec(line) ?? [];
    if (inside === undefined || title === '') {
      found.push(line);
      continue;
    }
    const facts = inside.split(',').map((one) => codeOf(one.trim()));
    if (facts.some((one) => one === null)) return null;
    found.push({ title, forFacts: facts as string[] });
  }
  return found;
}

function codeOf(text: string): string | null {
  const plain = text.toLowerCase();
  return firmFacts.find(({ code, title }) => [code, title].some((one) => one.toLowerCase() === plain))?.code ?? null;
}
