import { ChartWithTable } from '../../../../platform/html/charts/index.ts';
import { Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import { figureWords } from '../../../../platform/html/words.ts';
import type { PairPageView } from '../view.ts';
import { Waterfall } from './Waterfall.tsx';
import { chanceText, factorText, fieldText, levelText } from './words.tsx';

type Part = { view: PairPageView; page: PageContext };

/** Why the search holds two firms for one: where it began, what each field added, where it ended. */
export function Evidence({ view, page }: Part) {
  if (view.prior === null || view.levels.length === 0) return <Names view={view} page={page} />;
  const { t } = page;
  const compared = view.levels.filter(({ level }) => level > 0);
  const sum = view.levels.reduce((total, { weight }) => total + weight, view.prior);
  const signed = (weight: number) => `${weight > 0 ? '+' : '−'}${t.number(Math.abs(Math.round(weight * 10) / 10))}`;
  const first = compared[0];
  return (
    <>
      <h2>{t('registry.duplicate.evidence')}</h2>
      <p>{t('registry.duplicate.evidence.text')}</p>
      <ChartWithTable
        id="evidence"
        finding={
          first === undefined
            ? t('registry.duplicate.evidence.nothing')
            : t('registry.duplicate.evidence.finding', {
                field: fieldText(page, first.field),
                level: levelText(page, first),
                chance: chanceText(page, view.pair.probability),
              })
        }
        unit={t('registry.duplicate.evidence.unit')}
        words={figureWords(t)}
        draw={({ id, width }) => (
          <Waterfall
            {...{ id, width }}
            description={t('registry.duplicate.evidence.description')}
            format={signed}
            start={{ label: t('registry.duplicate.prior'), weight: view.prior as number }}
            steps={compared.map((one) => ({ label: fieldText(page, one.field), weight: one.weight }))}
            end={{ label: t('registry.duplicate.sum'), weight: sum }}
          />
        )}
        table={{
          caption: t('registry.duplicate.evidence'),
          scrollLabel: t('html.table.scroll', { caption: t('registry.duplicate.evidence') }),
          empty: t('html.absence.noData'),
          columns: [
            { label: t('registry.duplicate.fact') },
            { label: t('registry.duplicate.level') },
            { label: t('registry.duplicate.effect') },
            { label: t('registry.duplicate.weight'), numeric: true },
          ],
          rows: [
            [t('registry.duplicate.prior'), t('registry.duplicate.prior.text'), '–', signed(view.prior)],
            ...view.levels.map((one) => [
              fieldText(page, one.field),
              levelText(page, one),
              one.level === 0 ? '–' : factorText(page, one.weight),
              one.level === 0 ? '–' : signed(one.weight),
            ]),
            [t('registry.duplicate.sum'), chanceText(page, view.pair.probability), '–', signed(sum)],
          ],
        }}
      />
      <Levels view={view} page={page} />
      <Names view={view} page={page} />
    </>
  );
}

/** In words, with what was compared. */
function Levels({ view, page }: Part) {
  const { t } = page;
  const caption = t('registry.duplicate.words');
  return (
    <Table
      caption={caption}
      stack
      scrollLabel={t('html.table.scroll', { caption })}
      empty={t('html.absence.noData')}
      columns={[
        { label: t('registry.duplicate.fact') },
        { label: view.pair.aName, named: true },
        { label: view.pair.bName, named: true },
        { label: t('registry.duplicate.level'), named: true },
        { label: t('registry.duplicate.effect'), named: true },
      ]}
      rows={view.levels
        .filter(({ level }) => level > 0)
        .map((one) => [
          fieldText(page, one.field),
          one.a.slice(0, 3).join('; ') || '–',
          one.b.slice(0, 3).join('; ') || '–',
          levelText(page, one),
          factorText(page, one.weight),
        ])}
      note={t('registry.duplicate.words.note', { missing: view.levels.filter(({ level }) => level === 0).length })}
    />
  );
}

function Names({ view, page }: Part) {
  const { t } = page;
  if (view.nameLikeness === null || view.names.length === 0) return null;
  const caption = t('registry.duplicate.names');
  return (
    <>
      <h2>{caption}</h2>
      <p>{t('registry.duplicate.names.text', { likeness: t.number(Math.round(view.nameLikeness * 100) / 100) })}</p>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('html.absence.noData')}
        columns={[
          { label: t('registry.duplicate.names.part') },
          { label: view.pair.aName, named: true },
          { label: view.pair.bName, named: true },
          { label: t('registry.duplicate.level'), named: true },
          { label: t('registry.duplicate.effect'), named: true },
        ]}
        rows={view.names.map((one) => [
          t(`registry.duplicate.aspect.${one.aspect}`),
          one.a || '–',
          one.b || '–',
          t(`registry.duplicate.nameLevel.${one.level}`),
          factorText(page, one.weight),
        ])}
      />
    </>
  );
}
