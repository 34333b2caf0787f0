import { z } from 'zod';
import { explainPrepared, Screener, screenPrepared } from '../../../../kernels/criteria/index.ts';
import { type AnalysisEnvironment, WrittenBytes } from '../../../../platform/command/define.ts';
import { refuse } from '../../../../platform/command/faults.ts';
import { type ProgrammeInForce, readProgrammesInForce, typesOfFacts } from './programmesInForce.ts';
import { type Firm, type FirmBatch, readFirmBatches, readFirms } from './readFirms.ts';
import { outcomeAt, type ProgrammeOutcomes, writeDecisions } from './writeDecisions.ts';

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
  z.strictObject({ kind: z.literal('refused') }),
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

const criterion = z.strictObject({
  path: z.string(),
  fact: z.string().describe('Of two facts that are compared: their difference'),
  observed: state,
  required,
  result: z.enum(['holds', 'fails', 'unknown']),
  source: z.string().nullable(),
});

export const explanationOutput = z.strictObject({
  firm: z.string(),
  programme: z.string(),
  outcome: outcomeSchema,
  open: z.boolean().nullable().describe('Whether the programme is open on the day of --on; null without it'),
  criteria: z.array(criterion),
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
  soft: z.array(criterion).describe('Criteria that are nice to meet and decide nothing'),
  assessments: z.array(z.string()).describe('For unknown: facts that a person has to judge'),
});
export type MatchExplanation = z.output<typeof explanationOutput>;

export const decisionsOutput = z.strictObject({
  decisions: z.array(z.strictObject({ firm: z.string(), programme: z.string(), outcome: outcomeSchema })),
});
export type Decisions = z.output<typeof decisionsOutput>;

/** Decides every firm of the file against every programme, thousands of firms at a time. */
async function decideAll(
  input: MatchInput,
  take: (ids: readonly string[], outcomes: readonly ProgrammeOutcomes[]) => void,
  environment: AnalysisEnvironment,
): Promise<void> {
  const programmes = readProgrammesInForce(input.programmes, input.on);
  const decideBatch = ({ ids, rows, table }: FirmBatch) => {
    const screener = new Screener(table);
    const outcomes = programmes.map((one): ProgrammeOutcomes => {
      const screening = one.isOpen ? screenPrepared(screener, one.rule) : null;
      const inexact = screening?.inexact[0];
      if (inexact !== undefined) refuseEntangled(input.firms, rows[inexact] as number, one);
      return { programme: one.programme.id, screening };
    });
    take(ids, outcomes);
  };
  await readFirmBatches(input.firms, typesOfFacts(programmes), programmes, decideBatch, environment, input.signal);
}

function refuseEntangled(file: string, row: number, { programme }: ProgrammeInForce): never {
  refuse(file, {
    row,
    code: 'tooEntangled',
    message: `the programme "${programme.id}" cannot be decided exactly for this firm`,
    remedy: 'write the rule with each fact in fewer places',
  });
}

/** As much as can be held with room to spare: a result is written whole or not at all. */
const mostBytes = 1_000_000_000;

/** Rows `firm_id,programme_id,outcome`, in the order of the file and then of the programmes' ids. */
export async function matchAsCsv(input: MatchInput, environment: AnalysisEnvironment): Promise<WrittenBytes> {
  const pieces: Uint8Array[] = [Buffer.from('firm_id,programme_id,outcome\n')];
  let length = 0;
  const write = (ids: readonly string[], outcomes: readonly ProgrammeOutcomes[]) => {
    const bytes = writeDecisions(ids, outcomes);
    pieces.push(bytes);
    length += bytes.length;
    if (length > mostBytes)
      refuse(input.firms, {
        code: 'tooMany',
        message: `there are more decisions than ${mostBytes / 1e9} GB can hold`,
        remedy: 'give the firms in several files',
      });
  };
  await decideAll(input, write, environment);
  return new WrittenBytes(pieces);
}

export async function matchAsJson(input: MatchInput, environment: AnalysisEnvironment): Promise<Decisions> {
  const decisions: Decisions['decisions'] = [];
  const list = (ids: readonly string[], outcomes: readonly ProgrammeOutcomes[]) => {
    for (const [row, firm] of ids.entries())
      for (const { programme, screening } of outcomes)
        decisions.push({ firm, programme, outcome: outcomeAt(screening, row) });
  };
  await decideAll(input, list, environment);
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
  const { outcome, criteria, repairs, questions, soft, assessments } = explainPrepared(rule, facts, sourceOf);
  return explanationOutput.parse({
    firm: id,
    programme: programme.id,
    outcome: isOpen ? outcome : 'ineligible',
    open: input.on === null ? null : isOpen,
    criteria,
    repairs: isOpen ? repairs : null,
    questions: isOpen ? questions : null,
    soft,
    assessments: isOpen ? [...assessments] : [],
  });
}

const isStated = (kind: string | undefined) => kind !== undefined && kind !== 'unknown';
