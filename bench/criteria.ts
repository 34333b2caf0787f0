/**
 * Who can get what: 10,000 firms × 100 programmes × 6 conditions, a tenth of the facts missing. First what each engine says of missing facts
 * (publicodes is the oracle of three-valued truth), then CPU time on the same firms in the same run, then the other speeds that are claimed of criteria.
 * Run: node --import tsx bench/criteria.ts
 */
import {
  compileRule,
  evaluate,
  type FactState,
  type Rule,
  Screener,
  type Screening,
  unknownFact,
} from '../src/kernels/criteria/index.ts';
import { outcomeAt } from '../src/rooms/programmes/matching/analyses/writeDecisions.ts';
import { type DrawnFirm, drawFirms, drawnFacts, drawProgrammes } from './lib/criteriaCase.ts';
import { measureExplained, measureNextQuestion } from './lib/criteriaExplained.ts';
import { measureLarge } from './lib/criteriaLarge.ts';
import {
  type Counts,
  type Each,
  jsonLogicCompiled,
  jsonLogicPlain,
  jsonRules,
  loadZen,
  type Peer,
  publicodes,
  zen,
} from './lib/criteriaPeers.ts';
import { decisionsAsCsv, tableOf } from './lib/criteriaTable.ts';

const programmes = drawProgrammes(100, 2);
const rules = programmes.map(({ criteria }) => compileRule(criteria));
const firms = drawFirms(10_000, 0.1, 1);

const factNames = Object.keys(drawnFacts) as (keyof DrawnFirm)[];
const stateOf = (value: string | number | null): FactState => (value === null ? unknownFact : { kind: 'known', value });

function oneByOne(of: readonly DrawnFirm[]): Counts {
  const counts = { eligible: 0, unknown: 0, ineligible: 0 };
  for (const firm of of) {
    const facts = new Map(factNames.map((fact) => [fact, stateOf(firm[fact])]));
    for (const rule of rules) counts[evaluate(rule, facts).outcome] += 1;
  }
  return counts;
}

function screened(screener: Screener, of: readonly Rule[]): Counts {
  const counts = { eligible: 0, unknown: 0, ineligible: 0 };
  for (const rule of of) {
    const found = screener.screen(rule).counts;
    counts.eligible += found.eligible;
    counts.unknown += found.unknown;
    counts.ineligible += found.ineligible;
  }
  return counts;
}

async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function median(work: () => unknown, runs: number, prepare: () => void = () => {}): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    prepare();
    times.push(await cpuOf(work));
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

const show = ({ eligible, unknown, ineligible }: Counts) =>
  `${String(eligible).padStart(6)} eligible, ${String(unknown).padStart(6)} unknown, ${String(ineligible).padStart(7)} not`;

const few = firms.slice(0, Number(process.env.TOOLROOM_ORACLE_FIRMS ?? 500));
console.log(`What is said of ${few.length} firms × 100 programmes, a tenth of the facts missing`);
const screenings = (() => {
  const screener = new Screener(tableOf(few));
  return rules.map((rule) => screener.screen(rule));
})();
let differing = 0;
const compareWithTables: Each = (row, programme, outcome) => {
  if (outcomeAt(screenings[programme] as Screening, row) !== outcome) differing += 1;
};
const peers: Peer[] = [publicodes, jsonRules, jsonLogicPlain, jsonLogicCompiled].map((make) => make(programmes));
const zenPackage = await loadZen();
if (zenPackage === null) console.log('  zen-engine is not installed, and is left out (see bench/lib/criteriaPeers.ts)');
else peers.splice(2, 0, zen(zenPackage, programmes));
const said = new Map<string, Counts>();
for (const peer of peers) {
  const counts = await peer.decide(few, compareWithTables);
  said.set(peer.name, counts);
  console.log(`  ${peer.name.padEnd(46)} ${show(counts)}`);
}
const ours = { interpreter: oneByOne(few), tables: screened(new Screener(tableOf(few)), rules) };
console.log(`  ${'Toolroom, firm by firm'.padEnd(46)} ${show(ours.interpreter)}`);
console.log(`  ${'Toolroom, tables'.padEnd(46)} ${show(ours.tables)}`);
const truth = JSON.stringify(said.get('publicodes'));
for (const [name, counts] of Object.entries(ours))
  if (JSON.stringify(counts) !== truth) throw new Error(`${name} differs from the oracle: ${JSON.stringify(counts)}`);
if (differing > 0) throw new Error(`${differing} decisions of the tables differ from the oracle’s`);
console.log('  Both of ours are what publicodes says, decision by decision.\n');

console.log(
  'CPU time of 10,000 firms × 100 programmes, median; decisions a CPU second; ratio to json-logic-engine compiled',
);
const decisions = firms.length * programmes.length;
const rows: [string, number, number][] = [];
for (const peer of peers) {
  const of =
    peer.name === 'publicodes'
      ? firms.slice(0, 200)
      : peer.name === 'json-rules-engine'
        ? firms.slice(0, 1_000)
        : firms;
  const runs = of === firms ? 5 : 1;
  if (runs > 1) await peer.decide(of);
  rows.push([
    `${peer.name} (${peer.adapter})`,
    await median(() => peer.decide(of), runs),
    of.length * programmes.length,
  ]);
}
oneByOne(few);
rows.push(['Toolroom, firm by firm', await median(() => oneByOne(firms), 5), decisions]);
for (let i = 0; i < 20; i += 1) screened(new Screener(tableOf(firms)), rules);
rows.push([
  'Toolroom, tables: packing, tests, planes, counts',
  await median(() => screened(new Screener(tableOf(firms)), rules), 41),
  decisions,
]);
const ready = new Screener(tableOf(firms));
screened(ready, rules);
rows.push([
  'Toolroom, tables: planes and counts, tests ready',
  await median(() => screened(ready, rules), 41),
  decisions,
]);
decisionsAsCsv(firms, programmes, rules);
rows.push([
  'Toolroom, tables: everything, and the CSV written',
  await median(() => decisionsAsCsv(firms, programmes, rules), 9),
  decisions,
]);
const peerRate = (() => {
  const [, seconds, count] = rows.find(([name]) => name.startsWith('json-logic-engine')) as [string, number, number];
  return count / seconds;
})();
for (const [name, seconds, count] of rows) {
  const rate = count / seconds;
  console.log(
    `  ${name.padEnd(86)} ${(seconds * 1e3).toFixed(1).padStart(8)} ms ${Math.round(rate).toLocaleString('en').padStart(14)}/s ${(rate / peerRate).toFixed(2).padStart(8)} ×`,
  );
}

await measureExplained(firms);
measureNextQuestion(firms);
await measureLarge();
console.log(`\nPeak memory of the whole run: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
