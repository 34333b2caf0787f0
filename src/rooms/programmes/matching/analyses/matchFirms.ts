import { z } from 'zod';
import { evaluate, explain } from '../../../../kernels/criteria/index.ts';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { writeCsvLines } from '../../../../platform/files/index.ts';
import { type ProgrammeInForce, readProgrammesInForce, typesOfFacts } from './programmesInForce.ts';
import { type Firm, readFirms } from './readFirms.ts';

export interface MatchInput {
  firms: string;
  programmes: string;
  on: string | null;
  signal?: AbortSignal;
}

export const outcomeSchema = z.enum(['eligible', 'ineligible', 'unknown']);
const literal = z.union([z.string(), z.number(), z.boolean()]);
const state = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), value: literal }),
  z.strictObject({ kind: z.literal('set'), values: z.array(literal) }),
  z.strictObject({ kind: z.literal('interval'), from: z.number().nullable(), to: z.number().nullable() }),
  z.strictObject({ kind: z.literal('unknown') }),
  z.strictObject({ kind: z.literal('notApplicable') }),
]);
const required = z.strictObject({ op: z.string(), value: z.union([literal, z.array(literal)]).optional() });
const repair = z.strictObject({
  becomes: z.enum(['eligible', 'unknown']).describe('unknown: other facts are still to be asked'),
  changes: z.array(
    z.strictObject({
      fact: z.string(),
      observed: state,
      limits: z.array(required).describe('The criteria that come out otherwise after the change'),
      example: literal.nullable().describe('A value that would do, for numbers the nearest'),
      distance: z.number().nullable().describe('From the observed number to the farthest of the limits'),
    }),
  ),
});

export const explanationOutput = z.strictObject({
  firm: z.string(),
  programme: z.string(),
  outcome: outcomeSchema,
  open: z.boolean().nullable().describe('Whether the programme is open on the day of --on; null without it'),
  criteria: z.array(
    z.strictObject({
      path: z.string(),
      fact: z.string(),
      observed: state,
      required,
      result: z.enum(['holds', 'fails', 'unknown']),
      source: z.string().nullable(),
    }),
  ),
  repairs: z
    .strictObject({ smallest: z.array(repair), others: z.array(repair), isComplete: z.boolean() })
    .nullable()
    .describe('For ineligible: sets of facts whose change would flip the answer; null where the programme is closed'),
  questions: z
    .strictObject({
      ask: z.array(z.string()).describe('Every fact that can still change the answer, the one that settles most first'),
      fewest: z.array(z.string()).describe('The fewest of them that can be enough'),
    })
    .nullable()
    .describe('For unknown: the facts to ask'),
});
export type MatchExplanation = z.output<typeof explanationOutput>;

export const decisionsOutput = z.strictObject({
  decisions: z.array(z.strictObject({ firm: z.string(), programme: z.string(), outcome: outcomeSchema })),
});
export type Decisions = z.output<typeof decisionsOutput>;

type Decide = (firm: string, programme: string, outcome: z.output<typeof outcomeSchema>) => void;

/** Decides every firm of the file against every programme, in the order of the file and then of the programmes' ids. */
async function decideAll(input: MatchInput, decide: Decide, environment: AnalysisEnvironment): Promise<void> {
  const programmes = readProgrammesInForce(input.programmes, input.on);
  const decideFirm = ({ id, row, facts }: Firm) => {
    for (const one of programmes) {
      const { outcome, isExact } = one.isOpen ? evaluate(one.rule, facts) : closed;
      if (!isExact) refuseEntangled(input.firms, row, one);
      decide(id, one.programme.id, outcome);
    }
  };
  await readFirms(input.firms, typesOfFacts(programmes), programmes, decideFirm, environment, input.signal);
}

const closed = { outcome: 'ineligible', isExact: true } as const;

function refuseEntangled(file: string, row: number, { programme }: ProgrammeInForce): never {
  refuse(file, {
    row,
    code: 'tooEntangled',
    message: `the programme "${programme.id}" cannot be decided exactly for this firm`,
    remedy: 'write the rule with each fact in fewer places',
  });
}

/** As much as one text can hold with room to spare. */
const mostCharacters = 400_000_000;

export async function matchAsCsv(input: MatchInput, environment: AnalysisEnvironment): Promise<string> {
  const pieces: string[] = [];
  let rows: string[][] = [];
  let length = 0;
  const flush = () => {
    const [, ...lines] = writeCsvLines(header, rows);
    pieces.push(lines.join(''));
    length += (pieces.at(-1) as string).length;
    rows = [];
    if (length > mostCharacters)
      refuse(input.firms, {
        code: 'tooMany',
        message: 'the result is longer than one text can be',
        remedy: 'give the firms in several files',
      });
  };
  const header = ['firm_id', 'programme_id', 'outcome'];
  await decideAll(
    input,
    (...decision) => {
      rows.push(decision);
      if (rows.length >= 10_000) flush();
    },
    environment,
  );
  flush();
  return [`${header.join(',')}\n`, ...pieces].join('');
}

export async function matchAsJson(input: MatchInput, environment: AnalysisEnvironment): Promise<Decisions> {
  const decisions: Decisions['decisions'] = [];
  await decideAll(input, (firm, programme, outcome) => decisions.push({ firm, programme, outcome }), environment);
  return { decisions };
}

/** One decision with its reasons. The whole file is read all the same: a fault in it makes every answer doubtful. */
export async function explainMatch(
  input: MatchInput,
  firmId: string,
  programmeId: string,
  environment: AnalysisEnvironment,
): Promise<MatchExplanation> {
  const programmes = readProgrammesInForce(input.programmes, input.on);
  const one = programmes.find(({ programme }) => programme.id === programmeId);
  if (one === undefined)
    refuse(input.programmes, {
      code: 'noProgramme',
      message: `there is no programme "${programmeId}" in it`,
      remedy: `name one of ${programmes
        .slice(0, 20)
        .map(({ programme }) => programme.id)
        .join(', ')}`,
    });
  let found: MatchExplanation | null = null;
  const explainFirm = (firm: Firm) => {
    if (firm.id === firmId) found = explanationOf(input, firm, one);
  };
  await readFirms(input.firms, typesOfFacts(programmes), programmes, explainFirm, environment, input.signal);
  return (
    found ??
    refuse(input.firms, {
      column: 'firm_id',
      code: 'noFirm',
      message: `there is no firm "${firmId}" in it`,
      remedy: 'name a firm by its firm_id',
    })
  );
}

function explanationOf(
  input: MatchInput,
  { id, row, facts }: Firm,
  { programme, rule, isOpen }: ProgrammeInForce,
): MatchExplanation {
  const sourceOf = (fact: string) => (isStated(facts.get(fact)?.kind) ? `${input.firms}:${row}:${fact}` : null);
  const { outcome, criteria, repairs, questions } = explain(rule, facts, sourceOf);
  return explanationOutput.parse({
    firm: id,
    programme: programme.id,
    outcome: isOpen ? outcome : 'ineligible',
    open: input.on === null ? null : isOpen,
    criteria,
    repairs: isOpen ? repairs : null,
    questions: isOpen ? questions : null,
  });
}

const isStated = (kind: string | undefined) => kind !== undefined && kind !== 'unknown';
