export type LifeStage = 'emerging' | 'growing' | 'sustaining' | 'declining' | 'unclear' | 'unknown';

/** A cluster between two dates; null where it is not known. */
export interface StageFacts {
  plantsBefore: number | null;
  plantsAfter: number | null;
  entered: number | null;
  left: number | null;
  /** Plants of all groups, before and after. */
  allBefore: number | null;
  allAfter: number | null;
}

export interface JudgedStage {
  stage: LifeStage;
  growth: number | null;
  /** 95 % interval of growth, by entry and exit as Poisson numbers. */
  lower: number | null;
  upper: number | null;
  entryRate: number | null;
  exitRate: number | null;
}

/** Growth within ± this much over the period, as a whole interval, is standing still. */
const steadyWithin = 0.1;
/** A cluster most of whose plants came in the period is emerging. */
const mostlyNew = 0.5;

/**
 * Stage by how plants came and went. Growing, sustaining or declining only where the interval of growth lies on one side; between, unclear. Emerging
 * where more than half of the plants came between the dates and the number rose beyond chance. Where no register tells of exits, only those who stayed are seen, and every
 * place seems to grow: without `left` the stage is unclear.
 */
export function judgeStage(facts: StageFacts): JudgedStage {
  const { plantsBefore, plantsAfter, entered, left } = facts;
  if (plantsBefore === null || plantsAfter === null || entered === null)
    return { stage: 'unknown', growth: null, lower: null, upper: null, entryRate: null, exitRate: null };
  const base = Math.max(1, plantsBefore);
  const change = plantsAfter - plantsBefore;
  const spread = 1.959963984540054 * Math.sqrt(entered + (left ?? 0));
  const judged = {
    growth: plantsBefore === 0 ? null : change / plantsBefore,
    lower: plantsBefore === 0 ? null : (change - spread) / base,
    upper: plantsBefore === 0 ? null : (change + spread) / base,
    entryRate: plantsBefore === 0 ? null : entered / plantsBefore,
    exitRate: plantsBefore === 0 || left === null ? null : left / plantsBefore,
  };
  return { stage: stageOf(facts, change, spread, base), ...judged };
}

function stageOf({ plantsAfter, entered, left }: StageFacts, change: number, spread: number, base: number): LifeStage {
  if (left === null) return 'unclear';
  if (change - spread > 0 && entered! > mostlyNew * plantsAfter!) return 'emerging';
  if (change - spread > steadyWithin * base) return 'growing';
  if (change + spread < -steadyWithin * base) return 'declining';
  if (change - spread >= -steadyWithin * base && change + spread <= steadyWithin * base) return 'sustaining';
  return change - spread > 0 ? 'growing' : change + spread < 0 ? 'declining' : 'unclear';
}
