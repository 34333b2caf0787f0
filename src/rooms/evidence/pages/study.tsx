import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Form,
  Notice,
  SummaryList,
  Table,
  Timeline,
} from '../../../platform/html/components/index.ts';
import type { PageContext } from '../../../platform/html/page.ts';
import type { Translator } from '../../../platform/i18n/index.ts';
import type { StudyPageView, StudyView } from '../views/studies.ts';
import { EffectFigure } from './EffectFigure.tsx';
import { AbsentEffect } from './effectPanel.tsx';
import { groupText, indicatorText, intervalText, reasonText, smallText, withUnit } from './effectWords.ts';
import { EffectByTime, GuardRails } from './GuardRails.tsx';

const readingOf = {
  experiment: ['zero', 'offered', 'smallest', 'neighbours'],
  regressionDiscontinuity: ['zero', 'offered', 'limit', 'neighbours'],
  groupTimeAtt: ['zero', 'offered', 'smallest', 'neighbours'],
} as const;

const madeParts = {
  experiment: ['who', 'estimate', 'draw', 'response'],
  regressionDiscontinuity: ['who.score', 'estimate.score', 'response'],
  groupTimeAtt: ['who.waves', 'estimate.waves', 'response'],
  none: ['none'],
} as const;

/** Where the rule of assignment leaves nobody to compare with, no method of comparison is spoken of. */
const comparesNobody = ({ state, reason }: StudyView) =>
  state === 'notIdentified' && ['firstCome', 'groups', 'unknownRule'].includes(reason ?? '');

export function studyPage({ study, versions, canRun }: StudyPageView, page: PageContext): VNode {
  const { t, economy } = page;
  const { release } = study;
  const compares = comparesNobody(study) ? 'none' : study.plan.method;
  return page.frame({
    title: t('evidence.study.title', { round: study.round }),
    lead: t(`evidence.study.lead.${compares}`, {
      indicator: indicatorText(t, study.indicator),
      source: study.source,
    }),
    breadcrumbs: [
      { href: '/evidence', text: t('evidence.title') },
      { href: `/evidence/studies?economy=${economy.code}`, text: t('evidence.studies.title') },
    ],
    children: (
      <>
        <h2>{t('evidence.study.result')}</h2>
        {release !== null && release.estimate !== null ? (
          <EffectFigure study={study} page={page} />
        ) : (
          <AbsentEffect state={study.state} reason={study.reason} page={page} />
        )}
        {study.outcomesKnown && (
          <Notice tone="caution" title={t('evidence.study.late')}>
            {t('evidence.study.late.text')}
          </Notice>
        )}
        {canRun && (
          <Form
            page={page}
            action={`/evidence/studies/${study.id}/run?economy=${economy.code}`}
            label={t('evidence.study.run')}
          >
            <Actions>
              <Button>{t('evidence.study.run')}</Button>
            </Actions>
          </Form>
        )}
        {release !== null && !release.hidden && (
          <>
            <GuardRails study={study} page={page} />
            <EffectByTime study={study} page={page} />
            <Groups study={study} page={page} />
          </>
        )}
        <h2 id="plan">{t('evidence.study.plan')}</h2>
        <SummaryList rows={planRows(study, page)} />
        {versions.length > 0 && <Versions versions={versions} unit={study.unit} page={page} />}
        <h2 id="made">{t('html.chart.made')}</h2>
        {madeParts[compares].map((part) => (
          <p>{t(`evidence.study.made.${part}`)}</p>
        ))}
        {compares !== 'none' && (
          <>
            <h2>{t('evidence.study.read')}</h2>
            <ul>
              {readingOf[study.plan.method].map((part) => (
                <li>{t(`evidence.study.read.${part}`)}</li>
              ))}
            </ul>
          </>
        )}
      </>
    ),
  });
}

/** Who answered, whom help reached, and whether the groups were alike before. */
function Groups({ study, page: { t } }: { study: StudyView; page: PageContext }) {
  const { release, unit } = study;
  if (release === null) return null;
  const caption = t('evidence.study.groups');
  const share = (part: number | null, of: number | null) =>
    part === null || !of
      ? t('html.absence.noData')
      : t.number(part / of, { style: 'percent', maximumFractionDigits: 0 });
  const number = (value: number | null) => (value === null ? t('html.absence.noData') : withUnit(t, value, unit));
  return (
    <>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        captionHidden
        stack
        scrollLabel={t('html.table.scroll', { caption })}
        empty=""
        columns={[
          { label: t('evidence.group') },
          { label: t('evidence.invited'), numeric: true },
          { label: t('evidence.linked'), numeric: true },
          { label: t('evidence.response'), numeric: true },
          { label: t('evidence.received'), numeric: true },
          { label: t('evidence.baseline'), numeric: true },
          { label: t('evidence.mean'), numeric: true },
        ]}
        rows={(['assigned', 'notAssigned'] as const).map((group) => {
          const arm = release[group];
          return [
            groupText(t, study, group),
            t.number(arm.invited ?? 0),
            share(arm.linked, arm.invited),
            share(arm.n, arm.invited),
            share(arm.received, arm.invited),
            number(arm.baseline),
            number(arm.mean),
          ];
        })}
        note={balanceNote(t, study)}
      />
    </>
  );
}

/** Where a score decided, the groups are not meant to be alike as a whole. */
function balanceNote(t: Translator, { plan, release }: StudyView): string {
  if (plan.method === 'regressionDiscontinuity') return t('evidence.balance.score');
  return release === null || release.balance === null ? t('evidence.balance.none') : balanceText(t, release);
}

/** Two standard errors of a difference of standardised means. */
function balanceText(t: Translator, { balance, assigned, notAssigned }: NonNullable<StudyView['release']>): string {
  const size = Math.abs(balance ?? 0);
  const limit = 1.96 * Math.sqrt(1 / Math.max(1, assigned.n ?? 1) + 1 / Math.max(1, notAssigned.n ?? 1));
  return t('evidence.balance', {
    balance: smallText(t, size),
    limit: t.number(limit, { maximumFractionDigits: 2 }),
    over: size > limit ? 'yes' : 'no',
  });
}

function planRows(study: StudyView, { t, economy }: PageContext) {
  const { plan } = study;
  const period = (value: string | null) => value ?? t('html.absence.notKnownYet');
  return [
    {
      term: t('evidence.plan.programme'),
      description: (
        <a href={`/programmes/${study.programmeId}?economy=${economy.code}`}>{study.programme ?? study.programmeId}</a>
      ),
    },
    {
      term: t('evidence.plan.outcome'),
      description:
        study.unit === '' ? indicatorText(t, study.indicator) : `${indicatorText(t, study.indicator)} (${study.unit})`,
    },
    { term: t('evidence.plan.source'), description: study.source },
    { term: t('evidence.plan.baseline'), description: period(study.baselinePeriod) },
    { term: t('evidence.plan.followUp'), description: period(study.followUpPeriod) },
    {
      term: t('evidence.plan.method'),
      description: comparesNobody(study)
        ? t('evidence.plan.method.nobody')
        : t(`evidence.plan.method.${plan.method === 'experiment' ? plan.adjustment : plan.method}`),
    },
    {
      term: t('evidence.plan.smallest'),
      description:
        plan.smallestEffect === null ? t('evidence.plan.smallest.none') : withUnit(t, plan.smallestEffect, study.unit),
    },
    ...(plan.method === 'experiment' && !comparesNobody(study)
      ? [
          {
            term: t('evidence.plan.draws'),
            description: t('evidence.plan.draws.text', { draws: plan.draws, seed: String(plan.seed) }),
          },
        ]
      : []),
    { term: t('evidence.plan.registered'), description: t.date(study.registeredAt.slice(0, 10)) },
  ];
}

function Versions({
  versions,
  unit,
  page: { t, economy },
}: {
  versions: StudyPageView['versions'];
  unit: string;
  page: PageContext;
}) {
  return (
    <>
      <h2>{t('evidence.versions')}</h2>
      <Timeline
        entries={versions.map((version) => ({
          iso: version.computedAt,
          when: t.date(version.computedAt),
          what:
            version.estimate === null || version.lower === null || version.upper === null
              ? t('evidence.version.none', {
                  number: version.number,
                  state: t(`evidence.absence.${version.state === 'estimated' ? 'hidden' : version.state}`),
                })
              : t('evidence.version.estimate', {
                  number: version.number,
                  estimate: withUnit(t, version.estimate, unit),
                  interval: intervalText(t, version.lower, version.upper),
                  firms: version.firms,
                }),
          text:
            version.releaseId === null ? (
              reasonText(t, version.reason)
            ) : (
              <a href={`/data/releases/${version.releaseId}?economy=${economy.code}`}>
                {t('evidence.version.release')}
              </a>
            ),
        }))}
      />
    </>
  );
}
