import {
  type Bitmap,
  type Criterion,
  countBits,
  countBoth,
  eitherBits,
  withoutBits,
} from '../../../../kernels/criteria/index.ts';
import type { Translator } from '../../../../platform/i18n/index.ts';
import { type Names, type RuleText, ruleText } from '../../catalogue/rules/criteriaWords.ts';
import type { Programme } from '../../catalogue/rules/programme.ts';
import type { OverlapView } from '../views/overlap.ts';
import { type FirmTable, screenFirms } from './loadFirmTable.ts';
import type { ProgrammeReach } from './screenProgrammes.ts';

const mostShown = 20;

/** Which criterion of which programme stands between it and these firms; those first that do so alone. */
export function shutOutOf(
  t: Translator,
  table: FirmTable,
  reaches: readonly ProgrammeReach[],
  firms: Bitmap,
  names: Names,
): OverlapView['shutOut'] {
  return reaches
    .flatMap(({ kept: { id, title, programme } }) => {
      const parts = partsOf(programme.criteria);
      return parts.map((part, at) => {
        const shut = withoutBits(firms, possibleFirms(table, programme, part));
        const rest = possibleFirms(table, programme, { all: parts.filter((_, other) => other !== at) });
        return {
          programmeId: id,
          programmeTitle: title,
          criterion: wordsOf(t, ruleText(t, part, names)),
          firms: countBits(shut),
          alone: countBoth(shut, rest),
        };
      });
    })
    .filter(({ firms: shut }) => shut > 0)
    .sort((a, b) => b.alone - a.alone || b.firms - a.firms || (a.programmeId < b.programmeId ? -1 : 1))
    .slice(0, mostShown);
}

const partsOf = (criterion: Criterion): readonly Criterion[] => ('all' in criterion ? criterion.all : [criterion]);

function possibleFirms(table: FirmTable, programme: Programme, criterion: Criterion): Bitmap {
  const { eligible, unknown } = screenFirms(table, programme, criterion);
  return eitherBits(eligible, unknown);
}

/** Nested sentences as one line. */
const wordsOf = (t: Translator, { text, parts }: RuleText): string =>
  parts.length === 0 ? text : `${text} ${t.list(parts.map((part) => wordsOf(t, part)))}`;
