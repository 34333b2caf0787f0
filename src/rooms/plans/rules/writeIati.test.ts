import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeXml } from '../../../platform/files/escapeXml.ts';
import { areaCatalogue } from '../catalogue/areas.ts';
import type { IndicatorValue, PlanDocument, PlanIndicator } from '../model.ts';
import { describeAreas, splitBudget } from './describePlan.ts';
import { planColumns, planRows } from './planRows.ts';
import { writeIati } from './writeIati.ts';

const sheet = (change: Partial<PlanIndicator>): PlanIndicator => ({
  id: '11111111-1111-4111-8111-111111111111',
  code: 'I1',
  area: 'experts',
  title: 'Firms <reached> & helped',
  definition: 'Different firms.',
  formula: 'firmsServed',
  programmeId: null,
  unit: 'firms',
  direction: 'up',
  source: 'Register',
  frequency: 'quarter',
  responsible: 'Lin',
  baseline: { value: 0, onDate: '2025-01-01', source: 'Begins' },
  targets: [
    { dueOn: '2025-12-31', value: 10, original: 10, revisions: [] },
    { dueOn: '2026-12-31', value: 20, original: 20, revisions: [] },
  ],
  ...change,
});

const hiddenId = '22222222-2222-4222-8222-222222222222';
const document: PlanDocument = {
  title: 'Visits "for" all',
  agency: 'Agency & Partners',
  summary: 'Why\u0000 not?',
  startsOn: '2025-01-01',
  endsOn: '2026-12-31',
  currency: 'XTS',
  actions: [],
  indicators: [sheet({}), sheet({ id: hiddenId, code: 'I2', unit: 'percent', formula: 'firmsChanged' })],
};
const value = (change: Partial<IndicatorValue>): IndicatorValue => ({
  indicatorId: document.indicators[0]!.id,
  ...{ asOf: '2026-03-01', status: 'ok', reason: null, value: 12, numerator: 12, denominator: 12, lower: null },
  ...{ upper: null, n: 12, unit: 'firms', isKept: false, releaseId: null },
  ...change,
});
const plan = {
  ...document,
  id: '33333333-3333-4333-8333-333333333333',
  budget: splitBudget([], 'XTS'),
  edition: 1,
  publishedOn: '2025-01-01',
  editions: [],
  simulated: true,
  areas: describeAreas(document, areaCatalogue(), {
    values: [value({}), value({ indicatorId: hiddenId, status: 'hidden', value: null, n: null })],
    programmeTitles: new Map(),
    today: '2026-03-01',
  }),
  areasSource: areaCatalogue().source,
};
const text = writeIati(plan, { economy: 'XDM', at: '2026-03-01T00:00:00.000Z' });

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
}

/** Reads the small part of XML that we write; anything else is refused. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [] };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/, '');
  for (const [whole, close, name, rest, self, loose] of body.matchAll(
    /<(\/?)([a-z-]+)((?:\s[a-z:-]+="[^"<&]*")*)(\/?)>|([^<]+)/g,
  )) {
    if (loose !== undefined) {
      assert.match(loose, /^(?:[^&<>]|&(?:amp|lt|gt|quot|apos);)*$/);
    } else if (close === '/') {
      assert.equal(open.pop()?.name, name, whole);
    } else {
      const pairs = [...(rest ?? '').matchAll(/([a-z:-]+)="([^"]*)"/g)].map(([, key, text]) => [key, text]);
      const node = { name: name as string, attributes: Object.fromEntries(pairs), children: [] };
      open.at(-1)!.children.push(node);
      if (self !== '/') open.push(node);
    }
  }
  assert.equal(open.length, 1, 'an element is not closed');
  return root.children[0] as Node;
}

/** The order in which iati-activities-schema.xsd 2.03 wants what we write, and what each must have. */
const order: Record<string, string[]> = {
  'iati-activity': [
    ...['iati-identifier', 'reporting-org', 'title', 'description', 'participating-org', 'activity-status'],
    ...['activity-date', 'result'],
  ],
  result: ['title', 'indicator'],
  indicator: ['title', 'description', 'baseline', 'period'],
  period: ['period-start', 'period-end', 'target', 'actual'],
};
const needed: Record<string, string[]> = {
  'iati-activities': ['version'],
  'reporting-org': ['ref', 'type'],
  'participating-org': ['role'],
  'activity-status': ['code'],
  'activity-date': ['type', 'iso-date'],
  result: ['type'],
  indicator: ['measure'],
  baseline: ['year', 'value'],
  'period-start': ['iso-date'],
  'period-end': ['iso-date'],
  target: ['value'],
  actual: ['value'],
};

function check(node: Node): void {
  for (const name of needed[node.name] ?? []) assert.ok(node.attributes[name], `${node.name} without ${name}`);
  const wanted = order[node.name];
  if (wanted !== undefined) {
    const places = node.children.map(({ name }) => wanted.indexOf(name));
    assert.ok(!places.includes(-1), `${node.name} holds ${node.children.map(({ name }) => name)}`);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      `order in ${node.name}`,
    );
  }
  for (const child of node.children) check(child);
}

test('an IATI file closes what it opens, keeps the order of the schema and has what it must have', () => {
  check(parse(text));
  assert.throws(() => check(parse(text.replace('<target value="10"/>', '<target/>'))));
  const swapped = text.replace(/(\s*<period-start [^>]*>)(\s*<period-end [^>]*>)/, '$2$1');
  assert.throws(() => check(parse(swapped)), /order in period/);
  assert.throws(() => check(parse(text.replace('</period>', ''))));
});

test('each target has its period, the actual stands in that of its day, and a hidden one is not reported', () => {
  const indicators = parse(text)
    .children[0]!.children.filter(({ name }) => name === 'result')[0]!
    .children.slice(1);
  const [counted, hidden] = indicators.map(({ children }) => children.filter(({ name }) => name === 'period'));
  assert.deepEqual(
    counted!.map(({ children }) => children.find(({ name }) => name === 'actual')?.attributes.value),
    [undefined, '12'],
  );
  assert.ok(hidden!.every(({ children }) => children.every(({ name }) => name !== 'actual')));
  assert.match(text, /Actual: hidden to protect firms\./);
  assert.deepEqual(
    indicators.map(({ attributes }) => attributes.measure),
    ['1', '2'],
  );
});

test('words that XML would take for marks are written as words, and characters that it has no place for are left out', () => {
  assert.equal(escapeXml('a<b>&"c\'\u0001\uFFFE'), 'a&lt;b&gt;&amp;&quot;c&apos;');
  assert.match(text, /Why not\?/);
  assert.match(text, /Firms &lt;reached&gt; &amp; helped/);
});

test('the table has a row an indicator, with as many cells as there are columns', () => {
  const rows = planRows(plan);
  assert.deepEqual(
    rows.map((row) => row.length),
    [planColumns.length, planColumns.length],
  );
  assert.deepEqual(
    rows.map((row) => row[planColumns.indexOf('actual')]),
    [12, null],
  );
});
