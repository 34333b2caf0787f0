import { KeyFigures, Notice } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DesignCheck } from '../model.ts';

/** What the declared design makes of the rows. */
export function CheckFigures({ check, page: { t } }: { check: DesignCheck; page: PageContext }) {
  const { rows, strata, units, lonely, lonelyCount, sumOfWeights, leastWeight, largestWeight, replicates } = check;
  const whole = (value: number) => t.number(value, { maximumFractionDigits: 0 });
  const weight = (value: number) => t.number(value, { maximumSignificantDigits: 4 });
  const figure = (name: string, value: string, facts: string[] = []) => ({
    label: t(`evidence.surveys.check.${name}`),
    value,
    facts,
  });
  return (
    <>
      <KeyFigures
        figures={[
          figure('rows', t.number(rows)),
          figure('strata', t.number(strata)),
          figure('units', t.number(units)),
          figure('lonely', t.number(lonelyCount)),
          figure('weights', whole(sumOfWeights), [
            t('evidence.surveys.check.range', { least: weight(leastWeight), largest: weight(largestWeight) }),
          ]),
          ...(replicates > 0 ? [figure('replicates', t.number(replicates))] : []),
        ]}
      />
      {lonelyCount > 0 && (
        <Notice tone="caution" title={t('evidence.surveys.check.lonely.title', { count: lonelyCount })}>
          {t('evidence.surveys.check.lonely.which', { names: t.list(lonely.map((name) => name || '–')) })}
        </Notice>
      )}
    </>
  );
}
