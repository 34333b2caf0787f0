import { z } from 'zod';

const value = z.number().nullable();
export const money = z.strictObject({ amount: z.string(), currency: z.string().nullable() });
const status = z.enum(['ok', 'undefined']);
const reason = z.string().nullable();

export const investOutput = z.strictObject({
  objective: z.enum(['mean', 'cvar10', 'minMaxRegret', 'mix']),
  n: z.int().describe('Projects'),
  scenarios: z.int(),
  budget: money,
  seed: z.int(),
  status,
  reason,
  chosen: z.array(z.string()),
  cost: money.nullable(),
  value: value.describe('Of the objective; for minMaxRegret the greatest regret'),
  bound: value.describe('No set is better than this'),
  gap: value.describe('|bound − value| / |value|; 0: proven best'),
  proof: z.enum(['search', 'solver']).nullable().describe('search: exact sums; solver: up to its tolerance of 1e-6'),
  mean: value,
  cvar10: value,
  worst: value,
  worstScenario: z.string().nullable(),
  maxRegret: value.describe('Against the best feasible set of each scenario'),
  maxRegretScenario: z.string().nullable(),
  valueOfPerfectInformation: value.describe('Expected gain, by the mean, of knowing the scenario first'),
  tiedScenarios: z.int().describe('Scenarios with several sets as good and as cheap: each counts by its part'),
  uncheckedScenarios: z.int().describe('Scenarios where ties were not looked for to the end'),
  projects: z.array(
    z.strictObject({
      project: z.string(),
      cost: money,
      share: value.describe('0 left, 1 chosen, between: in part'),
      coreIndex: value.describe('Share of scenarios whose best set holds it'),
      role: z.enum(['core', 'borderline', 'exterior']).nullable(),
      meanBenefit: z.number(),
      valueOfInformation: value.describe('Expected gain, by the mean, of learning its benefit first'),
    }),
  ),
  byScenario: z.array(z.strictObject({ scenario: z.string(), best: value, value, regret: value })),
  curve: z.array(
    z.strictObject({
      budget: money,
      cost: money.nullable(),
      value,
      gap: value,
      chosen: z.array(z.string()),
      entered: z.array(z.string()).describe('Not in the set of the step before'),
      left: z.array(z.string()).describe('In the set of the step before'),
      status,
      reason,
    }),
  ),
  notes: z.array(z.string()),
});
export type InvestOutput = z.output<typeof investOutput>;
