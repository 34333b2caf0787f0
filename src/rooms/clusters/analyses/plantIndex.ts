import type { PlantTable } from '../../../kernels/concentration/index.ts';

/** By Unicode code point, which JavaScript's own order is not beyond the basic plane. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const isLeftPair = left >= 0xd800 && left <= 0xdfff;
    const isRightPair = right >= 0xd800 && right <= 0xdfff;
    return isLeftPair === isRightPair ? left - right : isLeftPair ? 1 : -1;
  }
  return a.length - b.length;
}

/** Gathers plants by name and gives them as the numbered table that kernels take, names ordered. */
export class PlantIndex {
  private readonly areas = new Map<string, number>();
  private readonly industries = new Map<string, number>();
  private readonly plantArea: number[] = [];
  private readonly membershipPlant: number[] = [];
  private readonly membershipIndustry: number[] = [];
  private readonly employment: number[] = [];

  constructor(private readonly hasEmployment: boolean) {}

  /** A plant without area or industry is passed over; an industry named twice counts once. */
  add(area: string, industries: readonly string[], jobs: number): void {
    if (area === '' || industries.length === 0) return;
    const plant = this.plantArea.length;
    this.plantArea.push(numberOf(this.areas, area));
    if (this.hasEmployment) this.employment.push(jobs);
    for (const [index, industry] of industries.entries()) {
      if (index > 0 && industries.indexOf(industry) < index) continue;
      this.membershipPlant.push(plant);
      this.membershipIndustry.push(numberOf(this.industries, industry));
    }
  }

  finish(): { table: PlantTable; areas: string[]; industries: string[] } {
    const areas = [...this.areas.keys()].sort(compareCodePoints);
    const industries = [...this.industries.keys()].sort(compareCodePoints);
    const areaRank = ranks(this.areas, areas);
    const industryRank = ranks(this.industries, industries);
    const table: PlantTable = {
      areaCount: areas.length,
      industryCount: industries.length,
      plantArea: Int32Array.from(this.plantArea, (area) => areaRank[area]!),
      membershipPlant: Int32Array.from(this.membershipPlant),
      membershipIndustry: Int32Array.from(this.membershipIndustry, (industry) => industryRank[industry]!),
      employment: this.hasEmployment ? Float64Array.from(this.employment) : null,
    };
    return { table, areas, industries };
  }
}

function numberOf(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const number = numbers.size;
  // A cell is cut out of a large piece of text, which it would keep in memory.
  numbers.set(Buffer.from(name, 'utf16le').toString('utf16le'), number);
  return number;
}

function ranks(numbers: Map<string, number>, ordered: readonly string[]): Int32Array {
  const rank = new Int32Array(ordered.length);
  for (const [index, name] of ordered.entries()) rank[numbers.get(name)!] = index;
  return rank;
}
