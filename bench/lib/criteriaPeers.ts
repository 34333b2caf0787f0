import { LogicEngine } from 'json-logic-engine';
import jsonLogic from 'json-logic-js';
import { Engine as RulesEngine } from 'json-rules-engine';
import Publicodes from 'publicodes';
import type { DrawnFirm, DrawnProgramme } from './criteriaCase.ts';

export type Counts = { eligible: number; unknown: number; ineligible: number };
/** Told of every decision, by those peers that are asked one by one. */
export type Each = (firm: number, programme: number, outcome: keyof Counts) => void;

export interface Peer {
  name: string;
  /** What had to be done so that it can state these rules. */
  adapter: string;
  decide: (firms: readonly DrawnFirm[], each?: Each) => Counts | Promise<Counts>;
}

/** Prefixes are not among the peers’ operators: the code cut to two, three and four digits is compared instead. */
const cut = (firm: DrawnFirm) => ({
  ...firm,
  isic2: firm.isic?.slice(0, 2) ?? null,
  isic3: firm.isic?.slice(0, 3) ?? null,
  isic4: firm.isic,
});

const sectorsOf = ({ sectors }: DrawnProgramme) =>
  [2, 3, 4].flatMap((length) => {
    const codes = sectors.filter((code) => code.length === length);
    return codes.length === 0 ? [] : [{ fact: `isic${length}`, codes }];
  });

const none: Counts = { eligible: 0, unknown: 0, ineligible: 0 };
const tally = (counts: Counts, value: unknown): void => {
  if (value === true) counts.eligible += 1;
  else counts.ineligible += 1;
};

const logicOf = (one: DrawnProgramme) => ({
  and: [
    { in: [{ var: 'size' }, one.sizes] },
    { or: sectorsOf(one).map(({ fact, codes }) => ({ in: [{ var: fact }, codes] })) },
    { in: [{ var: 'region' }, one.regions] },
    { '<=': [{ var: 'age' }, one.oldest] },
    { '>': [{ var: 'exports' }, 0] },
    { '<': [{ var: 'turnover' }, one.turnoverBelow] },
  ],
});

export function jsonLogicCompiled(programmes: readonly DrawnProgramme[]): Peer {
  const engine = new LogicEngine();
  const compiled = programmes.map((one) => engine.build(logicOf(one)) as (data: unknown) => unknown);
  return {
    name: 'json-logic-engine, compiled',
    adapter: 'code cut to 2, 3, 4 digits',
    decide(firms) {
      const counts = { ...none };
      for (const firm of firms) {
        const data = cut(firm);
        for (const decide of compiled) tally(counts, decide(data));
      }
      return counts;
    },
  };
}

export function jsonLogicPlain(programmes: readonly DrawnProgramme[]): Peer {
  const rules = programmes.map(logicOf);
  return {
    name: 'json-logic-js',
    adapter: 'code cut to 2, 3, 4 digits',
    decide(firms) {
      const counts = { ...none };
      for (const firm of firms) {
        const data = cut(firm);
        for (const rule of rules) tally(counts, jsonLogic.apply(rule, data));
      }
      return counts;
    },
  };
}

export function jsonRules(programmes: readonly DrawnProgramme[]): Peer {
  return {
    name: 'json-rules-engine',
    adapter: 'code cut to 2, 3, 4 digits; missing facts as undefined are allowed',
    async decide(firms) {
      const engine = new RulesEngine([], { allowUndefinedFacts: true });
      for (const one of programmes)
        engine.addRule({
          name: one.id,
          event: { type: one.id },
          conditions: {
            all: [
              { fact: 'size', operator: 'in', value: one.sizes },
              { any: sectorsOf(one).map(({ fact, codes }) => ({ fact, operator: 'in', value: codes })) },
              { fact: 'region', operator: 'in', value: one.regions },
              { fact: 'age', operator: 'lessThanInclusive', value: one.oldest },
              { fact: 'exports', operator: 'greaterThan', value: 0 },
              { fact: 'turnover', operator: 'lessThan', value: one.turnoverBelow },
            ],
          },
        });
      const counts = { ...none };
      for (const firm of firms) {
        const known = Object.fromEntries(Object.entries(cut(firm)).filter(([, value]) => value !== null));
        const { events } = await engine.run(known);
        counts.eligible += events.length;
        counts.ineligible += programmes.length - events.length;
      }
      return counts;
    },
  };
}

interface Zen {
  ZenEngine: new () => {
    createDecision: (content: Buffer) => { evaluate: (data: object) => Promise<{ result: unknown[] }> };
    dispose: () => void;
  };
}

/** A native package that is not installed with the others: `npm install --no-save @gorules/zen-engine@0.54.0`. Null where it is not there. */
export async function loadZen(): Promise<Zen | null> {
  const name = '@gorules/zen-engine';
  try {
    return (await import(name)) as Zen;
  } catch {
    return null;
  }
}

export function zen({ ZenEngine }: Zen, programmes: readonly DrawnProgramme[]): Peer {
  const list = (values: readonly string[]) => values.map((value) => `"${value}"`).join(', ');
  const inputs = ['size', 'region', 'age', 'exports', 'turnover'];
  const rules = programmes.map((one) => ({
    _id: one.id,
    size: list(one.sizes),
    region: list(one.regions),
    age: `<= ${one.oldest}`,
    exports: '> 0',
    turnover: `< ${one.turnoverBelow}`,
    isic: sectorsOf(one)
      .map(({ fact, codes }) => `${fact} in [${list(codes)}]`)
      .join(' or '),
    id: `"${one.id}"`,
  }));
  const content = {
    nodes: [
      { id: 'in', name: 'in', type: 'inputNode' },
      { id: 'out', name: 'out', type: 'outputNode' },
      {
        id: 'table',
        name: 'table',
        type: 'decisionTableNode',
        content: {
          hitPolicy: 'collect',
          inputs: [...inputs.map((field) => ({ id: field, name: field, field })), { id: 'isic', name: 'isic' }],
          outputs: [{ id: 'id', name: 'id', field: 'id' }],
          rules,
        },
      },
    ],
    edges: [
      { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
      { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
    ],
  };
  return {
    name: '@gorules/zen-engine, table of all programmes',
    adapter: 'code cut to 2, 3, 4 digits; a row a programme, hits collected',
    async decide(firms) {
      const engine = new ZenEngine();
      const decision = engine.createDecision(Buffer.from(JSON.stringify(content)));
      const counts = { ...none };
      for (const firm of firms) {
        const { result } = await decision.evaluate(cut(firm));
        counts.eligible += result.length;
        counts.ineligible += programmes.length - result.length;
      }
      engine.dispose();
      return counts;
    },
  };
}

/** Three-valued: the oracle of what is true of missing facts. */
export function publicodes(programmes: readonly DrawnProgramme[]): Peer {
  const anyOf = (fact: string, values: readonly string[]) => ({
    'une de ces conditions': values.map((value) => `${fact} = '${value}'`),
  });
  const rules: Record<string, unknown> = {};
  for (const fact of ['size', 'isic2', 'isic3', 'isic4', 'region', 'age', 'exports', 'turnover'])
    rules[fact] = { question: `${fact}?` };
  for (const one of programmes)
    rules[one.id] = {
      'toutes ces conditions': [
        anyOf('size', one.sizes),
        { 'une de ces conditions': sectorsOf(one).map(({ fact, codes }) => anyOf(fact, codes)) },
        anyOf('region', one.regions),
        `age <= ${one.oldest}`,
        'exports > 0',
        `turnover < ${one.turnoverBelow}`,
      ],
    };
  return {
    name: 'publicodes',
    adapter: 'code cut to 2, 3, 4 digits',
    decide(firms, each = () => {}) {
      const engine = new Publicodes(rules as never, { logger: { log() {}, warn() {}, error() {} } } as never);
      const counts = { ...none };
      for (const [row, firm] of firms.entries()) {
        const known = Object.entries(cut(firm)).filter(([fact, value]) => value !== null && fact !== 'isic');
        engine.setSituation(
          Object.fromEntries(
            known.map(([fact, value]) => [fact, typeof value === 'string' ? `'${value}'` : value]),
          ) as never,
        );
        for (const [place, { id }] of programmes.entries()) {
          const { nodeValue } = engine.evaluate(id);
          const outcome = nodeValue === true ? 'eligible' : nodeValue === undefined ? 'unknown' : 'ineligible';
          counts[outcome] += 1;
          each(row, place, outcome);
        }
      }
      return counts;
    },
  };
}
