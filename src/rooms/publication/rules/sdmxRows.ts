import type { DisclosureRulesOutput, PublishedCell } from '../model.ts';
import type { HiddenBy } from './decideCells.ts';

export interface SdmxTable {
  topic: string;
  asOf: string;
  dimensions: readonly string[];
  measures: readonly string[];
  totals: string;
  cells: readonly PublishedCell[];
}

/** The letter of SDMX' CL_CONF_STATUS for a cell, by its place. */
export type SdmxConfidentiality = (cell: PublishedCell, at: number) => string;

/** For everybody: that a cell is hidden, not by which rule, for that tells something of its firms. */
export const publicConfidentiality: SdmxConfidentiality = ({ status }) => (status === 'hidden' ? 'N' : 'F');

/** For those who may know: A small counts, O and T dominance by one and by two, G by more, M other concentration, D secondary. */
export function confidentialityOf(hiddenBy: HiddenBy | null, { dominance }: DisclosureRulesOutput): string {
  if (hiddenBy === null) return 'F';
  if (hiddenBy === 'threshold' || hiddenBy === 'share') return 'A';
  if (hiddenBy === 'pPercent' || hiddenBy === 'pq') return 'M';
  if (hiddenBy !== 'dominance') return 'D';
  return dominance?.n === 1 ? 'O' : dominance?.n === 2 ? 'T' : 'M';
}

/**
 * The rows of SDMX-CSV 2.0. Measures are a dimension; a total is `_T`. OBS_STATUS (CL_OBS_STATUS): A normal, Q missing because suppressed,
 * O missing. A value that stays from the release before is A with a comment.
 */
export function sdmxRows(economy: string, table: SdmxTable, confidentiality: SdmxConfidentiality) {
  const { topic, asOf, dimensions, measures, totals, cells } = table;
  const names = uniqueNames(dimensions);
  const structure = `TOOLROOM:${identifierOf(topic)}(1.0.0)`;
  const header = [
    'STRUCTURE',
    'STRUCTURE_ID',
    'ACTION',
    'REF_AREA',
    ...names,
    'MEASURE',
    'TIME_PERIOD',
    'OBS_VALUE',
    'OBS_STATUS',
    'CONF_STATUS',
    'COMMENT_OBS',
  ];
  const rows = cells.flatMap((cell, at) =>
    measures.map((measure) => {
      const value = cell.values[measure] ?? null;
      const status = cell.status === 'hidden' ? 'Q' : value === null ? 'O' : 'A';
      return [
        'dataflow',
        structure,
        'I',
        economy,
        ...dimensions.map((name) => (cell.key[name] === totals ? '_T' : (cell.key[name] ?? ''))),
        identifierOf(measure),
        asOf,
        value,
        status,
        confidentiality(cell, at),
        cell.status === 'kept' ? 'kept from the release before' : null,
      ];
    }),
  );
  return { header, rows };
}

const reserved = ['REF_AREA', 'MEASURE', 'TIME_PERIOD', 'OBS_VALUE', 'OBS_STATUS', 'CONF_STATUS', 'COMMENT_OBS'];

function uniqueNames(dimensions: readonly string[]): string[] {
  const used = new Set(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...reserved]);
  return dimensions.map((name, at) => {
    const plain = identifierOf(name);
    const chosen = used.has(plain) ? `${plain}_${at + 1}` : plain;
    used.add(chosen);
    return chosen;
  });
}

/** An SDMX identifier: capitals, digits and underscores, a letter first. */
export function identifierOf(name: string): string {
  const plain = name
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(plain) ? plain : `X_${plain || [...name].map((letter) => letter.codePointAt(0)).join('_')}`;
}
