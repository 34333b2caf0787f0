import { stringify } from 'yaml';
import type { Programme } from './programme.ts';

const order = [
  ...[
    'id',
    'title',
    'economy',
    'shelf',
    'provider',
    'funder',
    'funders',
    'deliveredBy',
    'instrument',
    'source',
    'link',
  ],
  ...[
    'summary',
    'legalBasis',
    'area',
    'areaCodes',
    'period',
    'unit',
    'opensOn',
    'closesOn',
    'recurrence',
    'processingDays',
  ],
  ...[
    'costShare',
    'amount',
    'stacking',
    'evidence',
    'obligations',
    'gaps',
    'goals',
    'keywords',
    'languages',
    'contact',
  ],
  ...['channels', 'lastVerifiedOn', 'facts', 'criteria', 'sources'],
];

/** A programme as a file of its own, fields in the order in which people read them. */
export function programmeDocument(programme: Programme): Record<string, unknown> {
  const given = programme as unknown as Record<string, unknown>;
  const names = [...order, ...Object.keys(given).filter((name) => !order.includes(name))];
  return Object.fromEntries(names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));
}

export const programmeYaml = (programme: Programme): string =>
  stringify(programmeDocument(programme), { lineWidth: 120, aliasDuplicateObjects: false });

/** Several programmes in one stream: each part is a file of one programme. */
export const programmesYaml = (programmes: readonly Programme[]): string =>
  programmes.map((one) => `---\n${programmeYaml(one)}`).join('');
