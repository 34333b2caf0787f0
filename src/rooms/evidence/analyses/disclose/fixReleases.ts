import type { DisclosureTable } from '../../../../kernels/disclosure/index.ts';
import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import type { JointTable } from './jointTable.ts';
import type { Layout } from './layout.ts';
import { strides } from './layout.ts';
import type { Release } from './linkedFiles.ts';

type Fixed = DisclosureTable['fixed'][number];

/**
 * What earlier releases settle: a cell that was shown stays shown, one that was hidden stays hidden, and one that a release leaves out is
 * shown nowhere. A release must agree with the data: the totals of two that don't are no one system.
 * @param decided how many layouts come before those of the releases
 */
export function fixReleases(
  releases: readonly Release[],
  layouts: readonly Layout[],
  joint: JointTable,
  decided: number,
): Fixed[] {
  const shown = new Set(joint.places.slice(0, decided).flatMap((place) => [...place]));
  const fixed: Fixed[] = joint.cells.map((_, number) =>
    number >= joint.differencesFrom || !shown.has(number) ? 'difference' : null,
  );
  for (const [r, release] of releases.entries()) {
    const faults = new FaultList(release.file);
    for (const [i, cell] of release.cells.entries()) {
      const place = joint.places[decided + r]![cellOf(release, layouts[r]!, cell.key, i)]!;
      const value = place < 0 ? 0 : joint.cells[place]!.value;
      if (cell.value !== null && Math.abs(cell.value - value) > 1e-9 * Math.max(1, Math.abs(value)))
        faults.add({
          row: null,
          column: `cells.${i}`,
          code: 'releaseDiffers',
          message: `the release says ${cell.value} where the data add to ${value}: the totals don't add`,
          remedy: 'link results of the same data only',
        });
      if (place < 0) continue;
      if (cell.value !== null) fixed[place] = 'published';
      else if (fixed[place] !== 'published') fixed[place] = 'hidden';
    }
    faults.throwIfAny();
  }
  return fixed;
}

function cellOf(
  release: Release,
  { dimensions, hierarchies }: Layout,
  key: Readonly<Record<string, string>>,
  i: number,
) {
  const steps = strides(hierarchies);
  return dimensions.reduce((cell, name, d) => {
    const number = hierarchies[d]!.names.indexOf(key[name]!);
    if (number < 0)
      refuse(release.file, {
        column: `cells.${i}.key.${name}`,
        code: 'categoryUnknown',
        message: `"${String(key[name]).slice(0, 60)}" is in no hierarchy`,
        remedy: `say what it is divided into in hierarchies.${name} of the spec`,
      });
    return cell + number * steps[d]!;
  }, 0);
}
