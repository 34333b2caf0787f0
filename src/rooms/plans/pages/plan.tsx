import type { VNode } from 'preact';
import {
  Actions,
  Button,
  DownloadLinks,
  Form,
  KeyFigures,
  LinkButton,
  Notice,
  Table,
  Timeline,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { AreaView, PlanPageView, PlanView } from '../views/plans.ts';
import { ActionTable } from './ActionTable.tsx';
import { IndicatorFigure } from './IndicatorFigure.tsx';
import { ActualText, amountText, ColourTag, moneyText, percentText, unitOf, valueText } from './words.tsx';

export function planPage({ plan, mayManage }: PlanPageView, page: PageContext): VNode {
  const { t, economy } = page;
  return page.frame({
    title: plan.title,
    lead: t('plans.plan.lead', { agency: plan.agency, from: t.date(plan.startsOn), to: t.date(plan.endsOn) }),
    breadcrumbs: [{ href: `/plans?economy=${economy.code}`, text: t('plans.title') }],
    wide: true,
    children: (
      <>
        <p>{plan.summary}</p>
        {plan.simulated && <Notice>{t('plans.simulated')}</Notice>}
        <Standing plan={plan} page={page} />
        {mayManage && <Managing plan={plan} page={page} />}
        <Overview plan={plan} page={page} />
        {plan.areas.map((area) => (
          <Area area={area} plan={plan} page={page} />
        ))}
        <Budget plan={plan} page={page} />
        <About plan={plan} page={page} />
      </>
    ),
  });
}

type Part = { plan: PlanView; page: PageContext };

function Standing({ plan, page: { t } }: Part) {
  const actions = plan.areas.flatMap((area) => area.actions);
  const indicators = plan.areas.flatMap((area) => area.indicators);
  const green = indicators.filter(({ progress }) => progress.colour === 'green').length;
  const done = actions.filter(({ state }) => state === 'done').length;
  const underway = actions.filter(({ state }) => state === 'underway').length;
  const grey = indicators.filter(({ progress }) => progress.colour === 'grey').length;
  const { budget } = plan;
  return (
    <KeyFigures
      figures={[
        {
          label: t('plans.standing.indicators'),
          value: t('plans.ofAll', { part: green, all: indicators.length }),
          facts: [t('plans.standing.grey', { grey })],
          made: { href: '#about', text: t('html.chart.made') },
        },
        {
          label: t('plans.standing.actions'),
          value: t('plans.ofAll', { part: done, all: actions.length }),
          facts: [t('plans.standing.underway', { underway })],
        },
        {
          label: t('plans.standing.budget'),
          value: t.number(Number(budget.total), { maximumFractionDigits: 0 }),
          unit: budget.currency,
          facts: [t('plans.standing.unknown', { unknown: budget.unknown })],
          made: { href: '#budget', text: t('plans.standing.split') },
        },
      ]}
    />
  );
}

function Managing({ plan, page }: Part) {
  const { t, economy } = page;
  return (
    <Form page={page} action={`/plans/${plan.id}/compute?economy=${economy.code}`} label={t('plans.compute')}>
      <Actions>
        <Button kind="secondary">{t('plans.compute')}</Button>
        <LinkButton kind="quiet" href={`/desk/plans/${plan.id}/edit?economy=${economy.code}`}>
          {t('plans.edit')}
        </LinkButton>
      </Actions>
    </Form>
  );
}

/** All indicators at one glance; each leads to its figure. */
function Overview({ plan, page: { t } }: Part) {
  const caption = t('plans.overview');
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty={t('plans.overview.none')}
        columns={[
          { label: t('plans.indicator') },
          { label: t('plans.baseline'), numeric: true },
          { label: t('plans.actual'), numeric: true },
          { label: t('plans.target'), numeric: true },
          { label: t('plans.dueOn'), named: true },
          { label: t('plans.progress'), named: true },
        ]}
        rows={plan.areas.flatMap(({ indicators }) =>
          indicators.map((sheet) => [
            <a href={`#${sheet.code}`}>
              {sheet.code} {sheet.title}
            </a>,
            valueText(t, sheet.baseline.value, unitOf(sheet)),
            <ActualText sheet={sheet} t={t} />,
            valueText(t, sheet.target.value, unitOf(sheet)),
            t.date(sheet.target.dueOn, 'short'),
            <>
              <ColourTag t={t} colour={sheet.progress.colour} />
              {sheet.progress.share !== null && ` ${percentText(t, sheet.progress.share)}`}
            </>,
          ]),
        )}
        note={t('plans.overview.note')}
      />
    </>
  );
}

function Area({ area, plan, page }: Part & { area: AreaView }) {
  const { t } = page;
  return (
    <section>
      <h2 id={area.code}>{area.title}</h2>
      <p>{area.text}</p>
      {area.actions.length === 0 && area.indicators.length === 0 && <p class="muted">{t('plans.area.none')}</p>}
      {area.actions.length > 0 && (
        <ActionTable actions={area.actions} currency={plan.budget.currency} area={area.title} page={page} />
      )}
      {area.indicators.map((sheet) => (
        <IndicatorFigure sheet={sheet} planId={plan.id} page={page} />
      ))}
    </section>
  );
}

function Budget({ plan: { budget }, page: { t } }: Part) {
  const caption = t('plans.budget');
  const total = Number(budget.total);
  return (
    <>
      <h2 id="budget">{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('plans.support') },
          { label: t('plans.budget.amount', { currency: budget.currency }), numeric: true },
          { label: t('plans.budget.share'), numeric: true },
        ]}
        rows={(['direct', 'indirect', 'total'] as const).map((kind) => [
          t(`plans.budget.${kind}`),
          amountText(t, budget[kind]),
          total === 0 ? t('html.absence.noData') : percentText(t, Number(budget[kind]) / total),
        ])}
        note={
          budget.unknown === 0
            ? t('plans.budget.whole')
            : t('plans.budget.unknown', {
                unknown: budget.unknown,
                currency: moneyText(t, budget.total, budget.currency),
              })
        }
      />
    </>
  );
}

function About({ plan, page: { t, economy } }: Part) {
  return (
    <>
      <h2 id="about">{t('plans.about')}</h2>
      {(['computed', 'progress', 'colours', 'hidden'] as const).map((part) => (
        <p>{t(`plans.about.${part}`)}</p>
      ))}
      <p>{t('plans.about.areas', { title: plan.areasSource.title, publisher: plan.areasSource.publisher })}</p>
      <h2>{t('plans.editions')}</h2>
      <Timeline
        entries={plan.editions.map(({ number, reason, publishedOn }) => ({
          iso: publishedOn,
          when: t.date(publishedOn),
          what: t('plans.edition', { number }),
          text: reason ?? t('plans.edition.first'),
        }))}
      />
      <DownloadLinks
        label={t('plans.downloads')}
        files={[
          { href: `/plans/${plan.id}/plan.csv?economy=${economy.code}`, text: t('plans.downloads.csv') },
          { href: `/plans/${plan.id}/iati.xml?economy=${economy.code}`, text: t('plans.downloads.iati') },
        ]}
      />
      <p class="figure-unit">{t('plans.print')}</p>
    </>
  );
}
