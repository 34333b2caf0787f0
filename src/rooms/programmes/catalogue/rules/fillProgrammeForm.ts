import { type Atom, type Criterion, isAtom } from '../../../../kernels/criteria/index.ts';
import { notStated } from '../model.ts';
import { type ProgrammeForm, programmeFormSchema, rowCount } from '../views/programmeForm.ts';
import { evidenceTitles } from './evidence.ts';
import type { Programme } from './programme.ts';
import { rowTextOf } from './readCriteriaRow.ts';

/** The rows of a rule that the form can show; null for one with more levels or more rows. */
export function rowsOf(criterion: Criterion): { combine: 'all' | 'any'; atoms: readonly Atom[] } | null {
  if (isAtom(criterion)) return { combine: 'all', atoms: [criterion] };
  const combine = 'all' in criterion ? 'all' : 'any' in criterion ? 'any' : null;
  if (combine === null) return null;
  const parts = (criterion as Record<string, readonly Criterion[]>)[combine] as readonly Criterion[];
  const isShown = (part: Criterion) => isAtom(part) && (part.op !== 'exists' || part.value !== false);
  return parts.length <= rowCount && parts.every(isShown) ? { combine, atoms: parts as readonly Atom[] } : null;
}

const percent = (share: number | undefined) => (share === undefined ? '' : String(Number((share * 100).toFixed(4))));
const own = (text: string | undefined) => (text === undefined || text === notStated ? '' : text);

/** The form as an officer finds it; a design from elsewhere is a start, with its own dates and money left out. */
export function fillProgrammeForm(programme: Programme | null, isCopy = false): ProgrammeForm {
  if (programme === null) return programmeFormSchema.parse({});
  const { source, costShare, amount, contact } = programme;
  const rows = rowsOf(programme.criteria);
  const numbered = (rows?.atoms ?? []).flatMap((atom, i) =>
    Object.entries(rowTextOf(atom)).map(([name, text]) => [`${name}${i + 1}`, text]),
  );
  return programmeFormSchema.parse({
    id: isCopy ? '' : programme.id,
    title: programme.title,
    provider: isCopy ? '' : own(programme.provider),
    funder: isCopy ? '' : own(programme.funder),
    instrument: programme.instrument,
    unit: programme.unit,
    summary: programme.summary ?? '',
    area: isCopy ? '' : own(programme.area),
    sourceTitle: typeof source === 'string' ? source : source.title,
    sourceUrl: typeof source === 'string' ? '' : (source.url ?? ''),
    opensOn: programme.opensOn ?? '',
    closesOn: programme.closesOn ?? '',
    rate: percent(costShare?.rate),
    rateTo: percent(costShare?.rateTo),
    shareOf: costShare?.of ?? '',
    ceiling: isCopy ? '' : (costShare?.ceiling?.amount ?? ''),
    amountMost: isCopy ? '' : (amount?.most?.amount ?? ''),
    evidence: evidenceTitles(programme).join('\n'),
    obligations: (programme.obligations ?? []).join('\n'),
    contactName: isCopy ? '' : (contact?.name ?? ''),
    contactEmail: isCopy ? '' : (contact?.email ?? ''),
    gaps: programme.gaps ?? [],
    combine: rows?.combine ?? 'all',
    rule: rows === null ? 'keep' : 'rows',
    ...Object.fromEntries(numbered),
  });
}
