import { readFileSync } from 'node:fs';
import { type SpatialWeights, weightsFromLinks } from '../weights/index.ts';

export interface AutocorrelationGolden {
  value: number[];
  neighbours: number[][];
  weights: number[][];
  events: number[];
  base: number[];
  ebRates: number[];
  ebMoran: number;
  styles: Record<string, { moran: number[]; total: number[]; conditional: number[]; G: number[]; Gstar?: number[] }>;
  folded: number[];
}

/** Values of spdep for a small lattice; made by goldens/autocorrelation.R. */
export const golden: AutocorrelationGolden = JSON.parse(
  readFileSync(new URL('./goldens/autocorrelation.json', import.meta.url), 'utf8'),
);

export function weightsOf(neighbours: readonly number[][], weights: readonly number[][] | null = null): SpatialWeights {
  const from = neighbours.flatMap((row, area) => row.map(() => area));
  return weightsFromLinks(
    neighbours.length,
    Int32Array.from(from),
    Int32Array.from(neighbours.flat()),
    weights === null ? null : Float64Array.from(weights.flat()),
  );
}

/** A lattice of side × side areas, each beside the eight around it. */
export function queenLattice(side: number): SpatialWeights {
  const rows = Array.from({ length: side * side }, (_, area) => {
    const [row, column] = [Math.floor(area / side), area % side];
    const around: number[] = [];
    for (let r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r += 1)
      for (let c = Math.max(0, column - 1); c <= Math.min(side - 1, column + 1); c += 1)
        if (r !== row || c !== column) around.push(r * side + c);
    return around;
  });
  return weightsOf(rows);
}

/** Golden list of weights and style by the golden's name. */
export const goldenWeights = (name: string) =>
  name === 'W' || name === 'B'
    ? { weights: weightsOf(golden.neighbours), style: name as 'W' | 'B' }
    : {
        weights: weightsOf(golden.neighbours, golden.weights),
        style: name === 'raw' ? ('raw' as const) : ('W' as const),
      };
