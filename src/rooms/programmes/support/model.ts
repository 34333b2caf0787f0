export const contactKinds = ['serviceCentre', 'chamber', 'testingCentre', 'adviser', 'overseasOffice'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** People who help firms, and where they are. */
export interface Contact {
  id: string;
  kind: ContactKind;
  name: string;
  /** Town of the register; null where it is abroad, or the town is not told. */
  placeCode: string | null;
  /** Economy in which an office abroad is. */
  abroad: string | null;
  longitude: number | null;
  latitude: number | null;
  /** Codes such as `en`. */
  languages: readonly string[];
  /** Codes of gaps that it helps with; none: all. */
  gaps: readonly string[];
  /** Divisions of ISIC that it serves; none: all. */
  industries: readonly string[];
  address: string | null;
  email: string | null;
  phone: string | null;
  url: string | null;
  lastVerifiedOn: string | null;
  isWithdrawn: boolean;
  simulated: boolean;
  version: number;
}
export type ContactFields = Omit<Contact, 'id' | 'isWithdrawn' | 'simulated' | 'version'>;

/** So many contacts an economy keeps at most. */
export const mostContacts = 5_000;
