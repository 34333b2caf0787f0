/** What a legal form is in any economy, so that a form and its counterpart elsewhere can be told from a different kind of body. */
export type LegalKind =
  | 'limited'
  | 'jointStock'
  | 'company'
  | 'partnership'
  | 'limitedPartnership'
  | 'soleProprietor'
  | 'cooperative'
  | 'state'
  | 'foundation'
  | 'association';

export interface LegalForm {
  /** Our own code: where the form is one economy's, its ISO 3166-1 alpha-2 and the usual abbreviation. */
  code: string;
  kind: LegalKind;
  /** ISO 3166-1 alpha-3; empty where the form is written all over the world. */
  economies: readonly string[];
  /** BCP 47. */
  language: string;
  /** Abbreviations and full forms as they are written in names, all of one meaning. */
  names: readonly string[];
}

/** One line of a table: code, kind, economies, language, names parted by a bar. */
export type FormLine = readonly [code: string, kind: LegalKind, economies: string, language: string, names: string];
