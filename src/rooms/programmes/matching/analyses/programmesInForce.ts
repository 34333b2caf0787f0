import { type FactDomain, isWithinLimit, type PreparedRule, prepareRule } from '../../../../kernels/criteria/index.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { type ProgrammeFile, readProgrammeFolder } from '../../catalogue/files/readProgrammeFiles.ts';
import { criteriaIssue, type Programme } from '../../catalogue/rules/programme.ts';
import { sourceOfRule } from '../../catalogue/rules/ruleOfProgramme.ts';

export interface ProgrammeInForce {
  file: string;
  programme: Programme;
  rule: PreparedRule;
  /** False where the programme is closed on the day that was asked about. */
  isOpen: boolean;
}

/** One version of each programme: the one open on `on`, where a day is given. Versions that overlap are a fault. */
export function readProgrammesInForce(folder: string, on: string | null): ProgrammeInForce[] {
  const files = readProgrammeFolder(folder);
  refuseOverlaps(folder, files, on);
  const versions = new Map<string, ProgrammeFile[]>();
  for (const one of files) versions.set(one.programme.id, [...(versions.get(one.programme.id) ?? []), one]);
  return [...versions.values()].map((list) => {
    const open = on === null ? list[0] : list.find(({ programme }) => isOpenOn(programme, on));
    const chosen = open ?? (list[0] as ProgrammeFile);
    return { ...chosen, rule: ruleOf(chosen, on), isOpen: open !== undefined };
  });
}

export function isOpenOn({ opensOn, closesOn }: Pick<Programme, 'opensOn' | 'closesOn'>, on: string): boolean {
  return (opensOn ?? '') <= on && on <= (closesOn ?? '9999-12-31');
}

function refuseOverlaps(folder: string, files: readonly ProgrammeFile[], on: string | null): void {
  const faults = new FaultList(folder);
  for (const [i, one] of files.entries())
    for (const other of files.slice(i + 1)) {
      if (other.programme.id !== one.programme.id) break;
      const name = `"${one.programme.id}" stands in ${one.file} and in ${other.file}`;
      if (overlap(one.programme, other.programme))
        faults.add({
          row: null,
          column: null,
          code: 'overlappingVersions',
          message: `${name}, for the same days`,
          remedy: 'give one of them another id, or dates that do not overlap',
        });
      else if (on === null)
        faults.add({
          row: null,
          column: null,
          code: 'severalVersions',
          message: `${name}, for different days`,
          remedy: 'say with --on which day counts',
        });
    }
  faults.throwIfAny();
}

const overlap = (a: Programme, b: Programme) =>
  (a.opensOn ?? '') <= (b.closesOn ?? '9999-12-31') && (b.opensOn ?? '') <= (a.closesOn ?? '9999-12-31');

function ruleOf({ file, programme, lineOf }: ProgrammeFile, on: string | null): PreparedRule {
  const found = prepareRule(sourceOfRule(programme), on);
  if (!found.ok) {
    const faults = new FaultList(file);
    for (const one of found.issues.map(criteriaIssue))
      faults.add({ ...one, row: lineOf(one.path), column: one.path.join('.') });
    faults.throwIfAny();
    throw new Error('a rule without an issue was refused');
  }
  if (!isWithinLimit(found.prepared.rule))
    refuse(file, {
      row: lineOf(['criteria']),
      column: 'criteria',
      code: 'tooEntangled',
      message: 'too many facts stand in too many criteria at once for an exact answer',
      remedy: 'write the rule with each fact in fewer places',
    });
  return found.prepared;
}

/** Facts of a firm that a rule looks at, with the values that they can have; of a comparison its two facts. */
export function domainsOfRule({
  rule,
  soft,
  comparisons,
}: PreparedRule): { name: string; domain: FactDomain | null }[] {
  return [rule, ...soft].flatMap(({ facts }) =>
    facts.flatMap(({ name, domain }): { name: string; domain: FactDomain | null }[] => {
      const compared = comparisons.find((one) => one.name === name);
      if (compared === undefined) return [{ name, domain }];
      return [compared.fact, compared.than].map((fact) => ({ name: fact, domain: { type: 'number' } }));
    }),
  );
}

/** The type of every fact that the programmes speak of; one that is text here and a number there is a fault. */
export function typesOfFacts(programmes: readonly ProgrammeInForce[]): Map<string, FactDomain['type'] | null> {
  const types = new Map<string, { type: FactDomain['type'] | null; file: string }>();
  for (const { file, rule } of programmes)
    for (const { name, domain } of domainsOfRule(rule)) {
      const known = types.get(name);
      const type = domain?.type ?? null;
      if (known !== undefined && known.type !== null && type !== null && known.type !== type)
        refuse(file, {
          column: 'criteria',
          code: 'mixedTypes',
          message: `"${name}" is compared as ${type} here and as ${known.type} in ${known.file}`,
          remedy: 'put codes in quotes and leave numbers without in both files',
        });
      types.set(name, { type: known?.type ?? type, file: known?.file ?? file });
    }
  return new Map([...types].map(([name, { type }]) => [name, type]));
}
