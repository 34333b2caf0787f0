import type { Atom } from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { factTitle, limitText, type Names, valueText } from '../../catalogue/rules/criteriaWords.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import { type Threshold, withAtoms } from '../rules/changeRule.ts';
import { curveLimits, type MovableLimit, movableLimits, movedAtom } from '../rules/curve.ts';
import type { WhatIfView } from '../views/whatIf.ts';
import { type FirmTable, screenerFor, screenFirms } from './loadFirmTable.ts';

interface Asked {
  thresholds: readonly Threshold[];
  /** The rule’s tests as they would be after the change. */
  changed: readonly Atom[];
  wanted: string;
}

/** How many firms would be eligible at each limit of one criterion, the others being as they were changed. */
export function drawCurve(
  t: Translator,
  table: FirmTable,
  programme: Programme,
  { thresholds, changed, wanted }: Asked,
  names: Names,
): WhatIfView['curve'] {
  const screener = screenerFor(table, programme);
  const movable = movableLimits(thresholds);
  const titleOf = ({ at, end }: MovableLimit) => {
    const atom = thresholds[at]?.atom as Atom;
    const title = `${factTitle(atom.fact)}: ${limitText(t, atom, names)}`;
    return end === 'only' ? title : t(`reach.whatIf.curve.${end}`, { title });
  };
  const options = movable.map((one) => ({ value: one.code, text: titleOf(one) }));
  const chosen = movable.find(({ code }) => code === wanted) ?? movable[0];
  if (chosen === undefined) return { limit: '', title: '', options, present: null, points: [] };
  const atom = changed[chosen.at] as Atom;
  const points = curveLimits(screener.columns.get(atom.fact), [chosen.value]).flatMap((limit) => {
    const moved = movedAtom(atom, chosen, limit);
    if (moved === null) return [];
    const atoms = changed.map((one, at) => (at === chosen.at ? moved : one));
    const { counts } = screenFirms(table, programme, withAtoms(programme.criteria, atoms));
    return [{ limit, text: valueText(t, atom.fact, limit, names), eligible: counts.eligible, unknown: counts.unknown }];
  });
  return { limit: chosen.code, title: titleOf(chosen), options, present: chosen.value, points };
}
