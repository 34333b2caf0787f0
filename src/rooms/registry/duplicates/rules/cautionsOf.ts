import { compareNames, type NameLevel, type OrganisationName } from '../../../../kernels/organisationNames/index.ts';
import type { Caution, FirmCells } from '../model.ts';
import { checkedNumber } from './firmCells.ts';

/** Why no machine may make two firms one by their names: numbers that count through, places that part branches. */
export function nameCautions(a: OrganisationName, b: OrganisationName): Caution[] {
  const { levels } = compareNames(a, b);
  const has = (aspect: NameLevel['aspect']) =>
    levels.some((one) => one.aspect === aspect && ['series', 'conflict', 'different', 'added'].includes(one.level));
  return [...(has('number') ? (['numbered'] as const) : []), ...(has('place') ? (['branch'] as const) : [])];
}

/** Checked numbers of one scheme that differ: two firms, whatever else agrees. */
export function haveOtherNumbers(a: FirmCells, b: FirmCells): boolean {
  return Object.keys(a).some(
    (field) => field.startsWith(checkedNumber) && b[field] !== undefined && a[field] !== b[field],
  );
}
