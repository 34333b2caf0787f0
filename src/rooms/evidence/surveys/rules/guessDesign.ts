import type { Design, SurveyColumn } from '../model.ts';

/** What was guessed of a field, and by what: the name of the column, or its label. */
export interface Guess {
  field: string;
  column: string;
  by: 'name' | 'label' | 'valueLabels' | 'usual';
}

interface Clue {
  field: string;
  names: readonly string[];
  label: RegExp | null;
}

/** In the order in which columns are taken; those of the World Bank Enterprise Surveys first. */
const clues: readonly Clue[] = [
  {
    field: 'weight',
    names: [
      'wmedian',
      'w_median',
      'weight',
      'sampling_weight',
      'samplingweight',
      'pweight',
      'pw',
      'wt',
      'wgt',
      'weights',
    ],
    label: /\b(sampling |survey |median )?weights?\b/i,
  },
  {
    field: 'stratum-1',
    names: ['strata', 'stratum', 'stra', 'strata_id', 'stratum_id', 'stype'],
    label: /\bstrat(um|a)\b/i,
  },
  {
    field: 'cluster-1',
    names: ['psu', 'primary_sampling_unit', 'cluster', 'cluster_id', 'psu_id', 'ea', 'dnum'],
    label: /primary sampling unit|\bcluster\b/i,
  },
  {
    field: 'population-1',
    names: ['fpc', 'fpc1', 'stratum_size', 'strata_size', 'nh', 'pop_size'],
    label: /finite population|size of (the )?strat/i,
  },
  { field: 'cluster-2', names: ['ssu', 'secondary_sampling_unit', 'snum'], label: /secondary sampling unit/i },
  { field: 'population-2', names: ['fpc2'], label: null },
];

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');

/** What the columns are likely to be, each guess with its reason; an empty answer where there is none. */
export function guessDesign(columns: readonly SurveyColumn[]): { design: Design; guesses: Guess[] } {
  const taken = new Set<string>();
  const guesses: Guess[] = [];
  const pick = ({ field, names, label }: Clue): string => {
    const free = columns.filter(({ name }) => !taken.has(name));
    const byName = names
      .map((name) => free.find((column) => plain(column.name) === name))
      .find((one) => one !== undefined);
    const found = byName ?? (label === null ? undefined : free.find((column) => label.test(column.label ?? '')));
    if (found === undefined) return '';
    taken.add(found.name);
    guesses.push({ field, column: found.name, by: byName === undefined ? 'label' : 'name' });
    return found.name;
  };
  const chosen = Object.fromEntries(clues.map((clue) => [clue.field, pick(clue)]));
  const of = (part: string) => [chosen[`${part}-1`] ?? '', chosen[`${part}-2`] ?? ''];
  const replicates = guessReplicates(columns, taken);
  if (replicates !== null) guesses.push({ field: 'replicateColumns', column: replicates.columns, by: 'name' });
  const codes = guessCodes(columns, guesses);
  return {
    design: {
      weight: chosen.weight ?? '',
      strata: of('stratum'),
      clusters: of('cluster'),
      populations: of('population'),
      nested: false,
      lonelyPsu: 'average',
      replicates: replicates?.type ?? 'none',
      replicateColumns: replicates?.columns ?? '',
      ...codes,
    },
    guesses,
  };
}

const replicateNames: readonly [RegExp, Design['replicates']][] = [
  [/^(brr|brrwt|rep_?brr)_?0*1$/i, 'BRR'],
  [/^(fay)_?0*1$/i, 'Fay'],
  [/^(jk1?|jkw?|jackknife)_?0*1$/i, 'JK1'],
  [/^(bsw|boot|bs_?wt?|rep|repw|repwt|rw|w_?rep|replicate)_?0*1$/i, 'bootstrap'],
];

/** A run of at least ten columns whose names differ by their number alone. */
function guessReplicates(columns: readonly SurveyColumn[], taken: ReadonlySet<string>) {
  for (const [pattern, type] of replicateNames) {
    const first = columns.findIndex(({ name }) => !taken.has(name) && pattern.test(name));
    if (first < 0) continue;
    const stem = columns[first]!.name.replace(/\d+$/, '');
    let last = first;
    while (columns[last + 1]?.name.startsWith(stem) && /\d$/.test(columns[last + 1]!.name)) last += 1;
    if (last - first >= 9) return { type, columns: `${columns[first]!.name}-${columns[last]!.name}` };
  }
  return null;
}

const codeClues = [
  ['dontKnow', /don.?t know|do not know|\bdk\b/i, '-9'],
  ['refused', /refus/i, '-8'],
  ['notApplicable', /not appl|n\/a|not asked|skip/i, '-7'],
] as const;

/** Codes by what value labels say of them, else those of the World Bank Enterprise Surveys. */
function guessCodes(columns: readonly SurveyColumn[], guesses: Guess[]) {
  const found = codeClues.map(([field, words, usual]) => {
    const codes = new Set(
      columns.flatMap(({ valueLabels }) =>
        Object.entries(valueLabels).flatMap(([code, label]) =>
          /^-?\d+$/.test(code) && words.test(label) ? [code] : [],
        ),
      ),
    );
    const text = codes.size > 0 ? [...codes].sort().join(' ') : usual;
    guesses.push({ field, column: text, by: codes.size > 0 ? 'valueLabels' : 'usual' });
    return [field, text] as const;
  });
  return Object.fromEntries(found) as Pick<Design, 'dontKnow' | 'refused' | 'notApplicable'>;
}
