import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../platform/context.ts';
import { visitor } from '../../platform/db/fixtures.ts';
import type { PageContext } from '../../platform/html/page.ts';
import { renderToString } from '../../platform/html/renderPage.ts';
import { createTranslator } from '../../platform/i18n/index.ts';
import { effectPanel } from './pages/effectPanel.tsx';
import type { EffectPanelView, StudyView } from './views/studies.ts';

const t = createTranslator('en');
const page = {
  t,
  actor: visitor as Context['actor'],
  economy: { code: 'XDM', name: 'Demonstration economy' },
} as PageContext;

const arm = { invited: 50, linked: 50, n: 48, received: 45, mean: 41.2, baseline: 38 };
const study: StudyView = {
  id: 's',
  roundId: 'r',
  round: 'Spring call',
  programmeId: 'line-clinic',
  programme: 'Line clinic',
  indicator: 'salesPerWorker',
  unit: 'thousand a year',
  source: 'Business register',
  baselinePeriod: '2023',
  followUpPeriod: '2024',
  plan: { method: 'experiment', adjustment: 'ancova', level: 0.95, draws: 1999, seed: 1, smallestEffect: 5 },
  outcomesKnown: false,
  state: 'estimated',
  reason: null,
  registeredAt: '2024-01-01T00:00:00Z',
  evaluatedAt: '2025-04-01T00:00:00Z',
  simulated: true,
  card: null,
  release: {
    id: 'release',
    asOf: '2025-04-01',
    hidden: false,
    estimate: -3.21,
    standardError: 1,
    lower: -5.2,
    upper: -1.2,
    pValue: 0.0004,
    balance: 0.1,
    assigned: arm,
    notAssigned: { ...arm, received: 0, mean: 44.4 },
  },
};
const drawn = (round: Partial<EffectPanelView['rounds'][number]>) =>
  renderToString(
    effectPanel(
      { rounds: [{ id: 'r', title: 'Spring call', state: 'estimated', reason: null, study, ...round }] },
      page,
    ),
  );

test('an effect is said in words, drawn on its interval, with how many firms, whence, and how it was made', () => {
  const html = drawn({});
  assert.match(html, /ended 3\.21 thousand a year lower in sales per worker .*95% interval: -5\.2 to -1\.2/);
  assert.match(html, /Chance alone hardly explains it/);
  assert.match(html, /48 and 48 firms; Business register, 2024; p under 0\.001/);
  assert.match(html, /class="interval"/);
  assert.match(html, /href="\/evidence\/studies\/s\?economy=XDM">How was this made/);
});

test('the panel says in one line how far the effect can be trusted, and where to read it in full', () => {
  const card: NonNullable<StudyView['card']> = {
    guardRails: [
      { key: 'few', level: 'good', values: { least: 48 } },
      { key: 'spillOver', level: 'caution', values: { share: 60 } },
    ],
    lee: null,
    curve: [],
    details: {},
  };
  assert.doesNotMatch(drawn({}), /#trust/);
  assert.match(drawn({ study: { ...study, card } }), /#trust">Can it be trusted\?<\/a>.*1 reason to be careful/);
});

test('an interval that holds zero says so', () => {
  const release = { ...study.release!, estimate: 1, lower: -1, upper: 3 };
  assert.match(drawn({ study: { ...study, release } }), /No effect at all fits what was seen, too/);
});

test('the absences look and sound different', () => {
  const absent = (state: StudyView['state'], reason: string) => drawn({ state, reason, study: null });
  assert.match(
    absent('notKnownYet', 'beforeFollowUp'),
    /absence-notKnownYet">not known yet<.*follow-up is not over yet/,
  );
  assert.match(absent('notIdentified', 'firstCome'), /absence-noData">not identified by design<.*came first/);
  assert.match(absent('hidden', 'smallArm'), /absence-hidden">hidden to protect firms<.*so few firms/);
  assert.match(renderToString(effectPanel({ rounds: [] }, page)), /not known yet<.*no round of this programme/);
});
