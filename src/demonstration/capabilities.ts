import type { RandomSource } from '../kernels/random/index.ts';

/** What plants of an industry usually do and work with, by the first two digits of their product; our own choice. */
const usual: Readonly<Record<string, readonly [processes: string, materials: string]>> = {
  '08': [
    'Food processing;Freezing and cold storage;Packaging;Drying and dehydration',
    'Grain and flour;Fish and seafood;Fruit and vegetables;Meat and poultry',
  ],
  '09': ['Canning and bottling;Packaging', 'Sugar;Fruit and vegetables;Tea, coffee and cocoa'],
  '11': ['Spinning;Weaving;Knitting;Dyeing and finishing', 'Cotton;Synthetic fibre;Wool'],
  '12': ['Cutting and sewing;Embroidery;Knitting', 'Cotton;Synthetic fibre'],
  '13': ['Leather tanning and work;Footwear making', 'Leather;Rubber'],
  '14': ['Wood work', 'Wood;Bamboo and rattan'],
  '15': ['Paper and board converting;Printing;Packaging', 'Paper and board'],
  '16': ['Printing', 'Paper and board'],
  '18': ['Chemical blending', 'Chemicals'],
  '19': ['Chemical blending;Packaging', 'Chemicals'],
  '20': ['Chemical blending;Packaging;Testing and calibration', 'Chemicals'],
  '21': ['Rubber moulding;Extrusion', 'Rubber'],
  '22': ['Injection moulding;Extrusion;Blow moulding;Thermoforming', 'Plastics'],
  '23': ['Ceramic forming and firing;Glass work;Stone cutting', 'Ceramics;Glass;Stone;Cement and concrete'],
  '24': ['Casting;Forging;Extrusion;Heat treatment', 'Steel;Cast iron;Aluminium;Copper and brass'],
  '25': [
    'Stamping and pressing;Machining;Welding;Sheet metal work;Tool, die and mould making;Heat treatment;Electroplating;Painting and coating',
    'Steel;Stainless steel;Aluminium;Zinc',
  ],
  '26': ['Printed circuit making;Electronic assembly', 'Electronic components;Semiconductors;Copper and brass'],
  '27': ['Electronic assembly;Assembly;Testing and calibration', 'Electronic components;Plastics'],
  '28': ['Cables and wire harnesses;Assembly;Stamping and pressing', 'Copper and brass;Plastics;Steel'],
  '29': ['Machining;Assembly;Welding;Product design and engineering', 'Steel;Cast iron;Aluminium'],
  '30': ['Stamping and pressing;Machining;Painting and coating;Assembly', 'Steel;Aluminium;Plastics'],
  '31': ['Welding;Painting and coating;Assembly;Machining', 'Aluminium;Steel;Composites'],
  '32': ['Furniture making;Wood work;Painting and coating', 'Wood;Steel'],
  '33': ['Assembly;Machining', 'Plastics;Steel'],
};

const special: Readonly<Record<string, string>> = {
  '08': 'HACCP',
  '11': 'OEKO-TEX',
  '12': 'WRAP',
  '14': 'FSC',
  '30': 'IATF 16949',
};

export interface InventedCapabilities {
  processes: string;
  materials: string;
  certificates: string;
  certificates_valid_to: string;
  capacity_spare: string;
}

/** What an invented plant says that it can do. Small and unregistered ones say less, as they do in life. */
export function inventCapabilities(
  { product, employees, unregistered }: { product: string; employees: number; unregistered: boolean },
  random: RandomSource,
): InventedCapabilities {
  const group = product.slice(0, 2);
  const [processes, materials] = usual[group] ?? ['', ''];
  const says = random() < (unregistered ? 0.25 : 0.6);
  const certified = !unregistered && employees >= 10 && random() < Math.min(0.7, 0.12 + employees / 400);
  const certificates = certified
    ? ['ISO 9001', ...(random() < 0.25 ? ['ISO 14001'] : []), ...(random() < 0.3 ? [special[group] ?? ''] : [])]
    : [];
  return {
    processes: says ? choose(processes, 1 + Math.floor(random() * 2), random) : '',
    materials: says ? choose(materials, 1 + Math.floor(random() * 2), random) : '',
    certificates: certificates.filter((one) => one !== '').join(';'),
    certificates_valid_to: certified ? `${2025 + Math.floor(random() * 4)}-${random() < 0.5 ? '06-30' : '12-31'}` : '',
    capacity_spare: says && random() < 0.4 ? String(5 * Math.floor(random() * 11)) : '',
  };
}

function choose(list: string, count: number, random: RandomSource): string {
  const left = list.split(';').filter((one) => one !== '');
  const chosen: string[] = [];
  while (chosen.length < count && left.length > 0) {
    chosen.push(left.splice(Math.floor(random() * left.length), 1)[0] as string);
  }
  return chosen.join(';');
}
