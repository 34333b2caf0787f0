import {
  australiaBusinessNumber,
  australiaCompanyNumber,
  chinaCreditCode,
  gs1,
  indiaGoodsAndServicesNumber,
  japanCorporateNumber,
  koreaBusinessNumber,
  luhn,
  mod97,
  type NumberCheck,
  taiwanUnifiedNumber,
  thailandNumber,
  vietnamTaxCode,
} from './checkDigits.ts';

/** A kind of number by which firms are registered. */
export interface IdentifierScheme {
  code: string;
  /** Economy that gives the number out; null for those of the whole world. */
  economy: string | null;
  title: string;
  /** What the number looks like without spaces and signs. */
  pattern: RegExp;
  /** Null where the scheme has no check digit, or none that is public. */
  check: NumberCheck | null;
}

const scheme = (
  code: string,
  economy: string | null,
  title: string,
  pattern: RegExp,
  check: NumberCheck | null = null,
): IdentifierScheme => ({ code, economy, title, pattern, check });

/** Codes follow org-id.guide where it lists the scheme (economy, then the list). */
export const identifierSchemes: readonly IdentifierScheme[] = [
  scheme('LEI', null, 'Legal Entity Identifier (ISO 17442)', /^[0-9A-Z]{18}[0-9]{2}$/, mod97),
  scheme('GLN', null, 'Global Location Number', /^[0-9]{13}$/, gs1),
  scheme('AU-ABN', 'AUS', 'Australian Business Number', /^[0-9]{11}$/, australiaBusinessNumber),
  scheme('AU-ACN', 'AUS', 'Australian Company Number', /^[0-9]{9}$/, australiaCompanyNumber),
  scheme('BD-BIN', 'BGD', 'Business Identification Number', /^[0-9]{13}$/),
  scheme('CN-USCC', 'CHN', 'Unified Social Credit Code', /^[0-9A-HJ-NPQRTUWXY]{18}$/, chinaCreditCode),
  scheme('HK-CR', 'HKG', 'Company registration number', /^[0-9]{7,8}$/),
  scheme('ID-NPWP', 'IDN', 'Nomor Pokok Wajib Pajak', /^[0-9]{15,16}$/, (value) =>
    value.length === 15 ? luhn(value.slice(0, 9)) : true,
  ),
  scheme('ID-NIB', 'IDN', 'Nomor Induk Berusaha', /^[0-9]{13}$/),
  scheme(
    'IN-GSTIN',
    'IND',
    'Goods and Services Tax Identification Number',
    /^[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/,
    indiaGoodsAndServicesNumber,
  ),
  scheme('IN-MCA', 'IND', 'Corporate Identification Number', /^[LU][0-9]{5}[A-Z]{2}[0-9]{4}[A-Z]{3}[0-9]{6}$/),
  scheme('IN-UDYAM', 'IND', 'Udyam registration', /^UDYAM[A-Z]{2}[0-9]{2}[0-9]{7}$/),
  scheme('JP-JCN', 'JPN', 'Corporate Number', /^[1-9][0-9]{12}$/, japanCorporateNumber),
  scheme('KH-TIN', 'KHM', 'Tax identification number', /^[KLE]?[0-9]{9,12}$/),
  scheme('KR-BRN', 'KOR', 'Business Registration Number', /^[0-9]{10}$/, koreaBusinessNumber),
  scheme('LA-ERN', 'LAO', 'Enterprise registration number', /^[0-9]{6,12}$/),
  scheme('LK-BR', 'LKA', 'Company registration number', /^(PV|PQ|PB|GL|GA|FC|N)?[0-9]{1,8}$/),
  scheme('MM-DICA', 'MMR', 'Company registration number', /^[0-9]{9}$/),
  scheme('MY-SSM', 'MYS', 'Company registration number', /^[0-9]{12}$/),
  scheme('NZ-NZBN', 'NZL', 'New Zealand Business Number', /^94[0-9]{11}$/, gs1),
  scheme('PH-TIN', 'PHL', 'Tax Identification Number', /^[0-9]{9}([0-9]{3,5})?$/),
  scheme('PK-NTN', 'PAK', 'National Tax Number', /^[0-9]{7,8}$/),
  scheme('SG-UEN', 'SGP', 'Unique Entity Number', /^([0-9]{8}[A-Z]|[0-9]{9}[A-Z]|[RST][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z])$/),
  scheme('TH-DBD', 'THA', 'Juristic person number', /^[0-9]{13}$/, thailandNumber),
  scheme('TW-UBN', 'TWN', 'Unified Business Number', /^[0-9]{8}$/, taiwanUnifiedNumber),
  scheme('VN-MST', 'VNM', 'Mã số thuế', /^[0-9]{10}([0-9]{3})?$/, vietnamTaxCode),
];

const byCode = new Map(identifierSchemes.map((one) => [one.code, one]));

export const findIdentifierScheme = (code: string): IdentifierScheme | null => byCode.get(code) ?? null;

/** Capital letters and digits alone: how two ways of writing one number meet. */
export const normaliseIdentifier = (value: string): string =>
  value
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

export type IdentifierStanding =
  /** Form and check digit are right. */
  | 'right'
  /** Form is right; the scheme has no check digit. */
  | 'wellFormed'
  /** Form or check digit are wrong: a slip of the pen somewhere. */
  | 'wrong'
  /** The scheme is not one of ours. */
  | 'unknownScheme';

/** What a number itself says of its being right. That it is right does not make it this firm's. */
export function checkIdentifier(code: string, value: string): IdentifierStanding {
  const found = byCode.get(code);
  if (found === undefined) return 'unknownScheme';
  const normalised = normaliseIdentifier(value);
  if (!found.pattern.test(normalised)) return 'wrong';
  if (found.check === null) return 'wellFormed';
  return found.check(normalised) ? 'right' : 'wrong';
}

/** Schemes of which the number could be one, those with a check digit that is right first. */
export function schemesThatFit(value: string, economy: string | null): IdentifierScheme[] {
  const fits = identifierSchemes.filter(
    (one) =>
      (economy === null || one.economy === null || one.economy === economy) &&
      ['right', 'wellFormed'].includes(checkIdentifier(one.code, value)),
  );
  return fits.sort((a, b) => Number(b.check !== null) - Number(a.check !== null));
}
