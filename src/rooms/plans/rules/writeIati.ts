import { escapeXml } from '../../../platform/files/escapeXml.ts';
import type { IndicatorView, PlanView } from '../views/plans.ts';

/** A plan as an activity by IATI 2.03: its indicators as results. The publisher's registered identifier has to be put in. */
export function writeIati(plan: PlanView, { economy, at }: { economy: string; at: string }): string {
  const agency = `${economy}-${slugOf(plan.agency)}`;
  const isOver = plan.endsOn < at.slice(0, 10);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<iati-activities version="2.03" generated-datetime="${at}">`,
    `  <iati-activity xml:lang="en" default-currency="${plan.budget.currency}" last-updated-datetime="${at}">`,
    `    <iati-identifier>${agency}-${plan.id}</iati-identifier>`,
    `    <reporting-org ref="${agency}" type="10">${narrative(plan.agency)}</reporting-org>`,
    `    <title>${narrative(plan.title)}</title>`,
    `    <description type="1">${narrative(plan.summary)}</description>`,
    `    <participating-org role="4" type="10" ref="${agency}">${narrative(plan.agency)}</participating-org>`,
    `    <activity-status code="${isOver ? '3' : '2'}"/>`,
    `    <activity-date type="1" iso-date="${plan.startsOn}"/>`,
    `    <activity-date type="3" iso-date="${plan.endsOn}"/>`,
    ...plan.areas.flatMap(({ title, indicators }) => (indicators.length === 0 ? [] : resultOf(title, indicators))),
    '  </iati-activity>',
    '</iati-activities>',
  ];
  return `${lines.join('\n')}\n`;
}

function resultOf(area: string, indicators: readonly IndicatorView[]): string[] {
  return [
    '    <result type="2" aggregation-status="false">',
    `      <title>${narrative(area)}</title>`,
    ...indicators.flatMap(indicatorOf),
    '    </result>',
  ];
}

/** Each target has a period that begins where the one before ended; the actual stands in the period of its day. */
function indicatorOf(sheet: IndicatorView): string[] {
  const { baseline, targets, actual } = sheet;
  const measure = sheet.unit === 'percent' ? '2' : '1';
  const ascending = sheet.direction === 'up' ? '1' : '0';
  const sorted = [...targets].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const own = sheet.target.dueOn;
  return [
    `      <indicator measure="${measure}" ascending="${ascending}" aggregation-status="false">`,
    `        <title>${narrative(`${sheet.code} ${sheet.title}`)}</title>`,
    `        <description>${narrative(descriptionOf(sheet))}</description>`,
    `        <baseline year="${baseline.onDate.slice(0, 4)}" iso-date="${baseline.onDate}" value="${baseline.value}">`,
    `          <comment>${narrative(baseline.source)}</comment>`,
    '        </baseline>',
    ...sorted.flatMap(({ dueOn, value }, i) => [
      '        <period>',
      `          <period-start iso-date="${i === 0 ? baseline.onDate : sorted[i - 1]?.dueOn}"/>`,
      `          <period-end iso-date="${dueOn}"/>`,
      `          <target value="${value}"/>`,
      ...(dueOn === own && actual !== null ? actualOf(actual) : []),
      '        </period>',
    ]),
    '      </indicator>',
  ];
}

/** The schema asks of every actual a value: where there is none, none is reported, and the description says why. */
function actualOf({ value, asOf, n }: NonNullable<IndicatorView['actual']>): string[] {
  if (value === null) return [];
  const comment = n === null ? `As of ${asOf}` : `As of ${asOf}; n = ${n}`;
  return [
    `          <actual value="${value}">`,
    `            <comment>${narrative(comment)}</comment>`,
    '          </actual>',
  ];
}

function descriptionOf({ definition, actual }: IndicatorView): string {
  if (actual !== null && actual.value !== null) return definition;
  return `${definition} Actual: ${actual?.status === 'hidden' ? 'hidden to protect firms' : 'not known yet'}.`;
}

const narrative = (text: string): string => `<narrative>${escapeXml(text)}</narrative>`;

const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toUpperCase()
    .slice(0, 60) || 'AGENCY';
