import type { z } from 'zod';
import type { AnalysisEnvironment } from '../../../../platform/command/define.ts';

export interface MeasureOptions {
  seed: number;
  /** Paths in a spec are relative to this folder. */
  specFolder: string;
  /** Named in faults of the spec. */
  specFile: string;
  signal?: AbortSignal;
}

/** One statistic of `toolroom clusters measure`; its spec's `statistic` is its name. */
export interface Statistic<Spec extends z.ZodType = z.ZodType> {
  spec: Spec;
  /** An object with `statistic`, `n`, `parameters`, `seed`, `simulations` and `results`, a list of flat rows. */
  output: z.ZodType;
  /** Refuses what the schema cannot see. */
  check?(specFile: string, spec: z.output<Spec>): void;
  run(
    file: string,
    spec: z.output<Spec>,
    options: MeasureOptions,
    environment: AnalysisEnvironment,
  ): Promise<{ results: readonly Record<string, unknown>[] }>;
}

export const defineStatistic = <Spec extends z.ZodType>(statistic: Statistic<Spec>): Statistic<Spec> => statistic;
