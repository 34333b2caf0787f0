/** How a distance is told; kilometres. */
export type DistanceBetween = (a: number, b: number) => number;

/**
 * Circles: round each area the areas by distance, the nearest first, as far as the population allows.
 * @param population of each area
 * @param distance between two areas
 * @param largestShare a circle holds at most this share of the population, 0–1; the area itself is always in
 * @returns windows for kulldorffScan. Areas equally far join in the order of their numbers. Cost: areas² log areas
 */
export function circularWindows(
  population: Float64Array,
  distance: DistanceBetween,
  largestShare: number,
): Int32Array[] {
  const most = largestShare * population.reduce((total, people) => total + people, 0);
  const count = population.length;
  const away = new Float64Array(count);
  return Array.from({ length: count }, (_, centre) => {
    for (let other = 0; other < count; other += 1) away[other] = other === centre ? -1 : distance(centre, other);
    const order = Int32Array.from({ length: count }, (__, i) => i).sort((a, b) => away[a]! - away[b]! || a - b);
    let [held, size] = [0, 0];
    while (size < count) {
      held += population[order[size]!]!;
      if (held > most && size > 0) break;
      size += 1;
    }
    return order.slice(0, size);
  });
}

/**
 * Windows of any shape: from each area, the area that touches the window and raises its ratio most joins next; made anew for each set of cases.
 * @param cases of each area
 * @param population of each area
 * @param links which areas touch
 * @param limits largest share of the population, and number of areas, of a window
 * @returns windows for kulldorffScan, which tests draws by windows that are grown for each of them
 * A greedy form of the flexible scan of Tango & Takahashi (2005), who look at all connected sets of up to some number of areas.
 * Cost: areas × mostAreas² × neighbours.
 */
export function flexibleWindows(
  cases: Float64Array,
  population: Float64Array,
  links: { offsets: Int32Array; neighbours: Int32Array },
  limits: { largestShare: number; mostAreas: number },
): Int32Array[] {
  const most = limits.largestShare * population.reduce((total, people) => total + people, 0);
  const state = new Int32Array(population.length).fill(-1);
  return Array.from(population.keys(), (centre) => {
    const window = [centre];
    const open: number[] = [];
    let [held, people] = [cases[centre]!, population[centre]!];
    const reach = (area: number) => {
      for (let n = links.offsets[area]!; n < links.offsets[area + 1]!; n += 1) {
        const other = links.neighbours[n]!;
        if (state[other] === centre) continue;
        state[other] = centre;
        open.push(other);
      }
    };
    state[centre] = centre;
    reach(centre);
    while (window.length < limits.mostAreas && open.length > 0) {
      let [best, densest] = [-1, -1];
      for (const [at, area] of open.entries()) {
        if (people + population[area]! > most) continue;
        const density = (held + cases[area]!) / Math.max(people + population[area]!, Number.MIN_VALUE);
        if (density > densest) [best, densest] = [at, density];
      }
      if (best < 0) break;
      const area = open[best]!;
      open[best] = open[open.length - 1]!;
      open.pop();
      window.push(area);
      held += cases[area]!;
      people += population[area]!;
      reach(area);
    }
    return Int32Array.from(window);
  });
}
