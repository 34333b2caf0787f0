export interface Gap {
  code: string;
  /** The wider matter that the gap belongs to. */
  area: 'technology' | 'skills' | 'management' | 'quality' | 'finance' | 'markets' | 'information' | 'linkages';
  title: string;
}

/** Where the list comes from, shown wherever a gap is. */
export const gapsSource =
  'The project’s own choice, from what small enterprises lack in the literature on technological capability and catching up; not an official classification.';

/** What a diagnosis can find missing and a programme can say that it addresses. */
export const gaps: readonly Gap[] = [
  { code: 'technology.equipment', area: 'technology', title: 'Outdated or missing equipment' },
  { code: 'technology.process', area: 'technology', title: 'Weak control of the production process' },
  { code: 'technology.product', area: 'technology', title: 'No design or development of products' },
  { code: 'technology.digital', area: 'technology', title: 'Little use of digital tools' },
  { code: 'technology.energy', area: 'technology', title: 'Waste of energy and materials' },
  { code: 'technology.research', area: 'technology', title: 'No access to research and testing facilities' },
  { code: 'skills.technical', area: 'skills', title: 'Too few technical skills' },
  { code: 'skills.engineering', area: 'skills', title: 'No engineers' },
  { code: 'skills.training', area: 'skills', title: 'No training of workers' },
  { code: 'management.planning', area: 'management', title: 'No plan for technology and growth' },
  { code: 'management.production', area: 'management', title: 'Weak management of production and stocks' },
  { code: 'management.accounts', area: 'management', title: 'Accounts that cannot be shown' },
  { code: 'quality.system', area: 'quality', title: 'No quality system' },
  { code: 'quality.certificate', area: 'quality', title: 'Certificates that buyers ask for are missing' },
  { code: 'quality.measurement', area: 'quality', title: 'No measuring and testing' },
  { code: 'finance.investment', area: 'finance', title: 'No finance for investment' },
  { code: 'finance.working', area: 'finance', title: 'No working capital' },
  { code: 'finance.collateral', area: 'finance', title: 'Too little security for a loan' },
  { code: 'markets.buyers', area: 'markets', title: 'Dependence on few buyers' },
  { code: 'markets.export', area: 'markets', title: 'No way into export markets' },
  { code: 'markets.procurement', area: 'markets', title: 'No way into public procurement' },
  { code: 'information.technology', area: 'information', title: 'Unaware of available technology' },
  { code: 'information.standards', area: 'information', title: 'Unaware of standards and rules' },
  { code: 'information.support', area: 'information', title: 'Unaware of support that is open to it' },
  { code: 'linkages.suppliers', area: 'linkages', title: 'No reliable suppliers' },
  { code: 'linkages.cooperation', area: 'linkages', title: 'No cooperation with other enterprises or institutes' },
];

const gapsByCode = new Map(gaps.map((gap) => [gap.code, gap]));

export function findGap(code: string): Gap | null {
  return gapsByCode.get(code) ?? null;
}
