import { type FirmFact, findFirmFact } from '../../../codes/index.ts';
import type { FactClass } from '../model.ts';

/** Facts of contact: kept for those who may, of no use to criteria. */
const contacts: Readonly<Record<string, FactClass>> = { email: 'personal', phone: 'personal', ownerName: 'personal' };

/** Facts that tell a rival something, or that a firm gave in confidence. */
const confidential = new Set(['turnover', 'turnoverBand', 'exportShare', 'taxPaid', 'accountsKept']);

/** Who may see what an import states. A telephone may be a person's own unless the mapping says that it is the firm's. */
export function classOfFact(fact: string, stated: FactClass | undefined): FactClass {
  const usual = contacts[fact] ?? (confidential.has(fact) ? 'confidential' : 'internal');
  return stated ?? usual;
}

export type FactType = FirmFact['type'] | 'contact';

/** Of what type the values of a fact are; null where there is no such fact. */
export function typeOfFact(fact: string): FactType | null {
  return Object.hasOwn(contacts, fact) ? 'contact' : (findFirmFact(fact)?.type ?? null);
}

export const isShareFact = (fact: string): boolean => findFirmFact(fact)?.unit === 'share';
