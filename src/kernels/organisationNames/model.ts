/** Latin letters and digits for a text of any script, words parted by spaces; `romaniseName` of engines/romanise is one. */
export type Romaniser = (text: string) => string;

export type TokenKind = 'core' | 'generic' | 'place' | 'number' | 'particle';

export type Script = 'latin' | 'han' | 'kana' | 'hangul' | 'other';

/** One word of a name. Words that are alike are one object: they can be told by identity. */
export interface NameToken {
  /** As normalised, in its own script. */
  readonly text: string;
  readonly kind: TokenKind;
  /** What it means, whatever its language: the concept, the place, the number; of a core word its sound. */
  readonly key: string;
  readonly roman: string;
  readonly script: Script;
  readonly isBracketed: boolean;
  /** How much it sets a firm apart, before anything is known of the register: 0 to 1. */
  readonly weight: number;
  /** Of the key: two words whose hashes differ have different keys. */
  readonly keyHash: number;
  /** Letters that occur, one bit each: two words with few in common need not be compared. */
  readonly letters: number;
}

export interface FoundForm {
  readonly code: string;
  readonly kind: string;
  readonly economies: readonly string[];
  readonly text: string;
}

/** A name taken apart. */
export interface OrganisationName {
  readonly text: string;
  /** Folded text: two names with the same one are the same name. */
  readonly normal: string;
  /** Everything but legal forms and words without weight, in order. */
  readonly tokens: readonly NameToken[];
  readonly numbers: readonly NameToken[];
  readonly forms: readonly FoundForm[];
  /** Texts in brackets, as normalised. */
  readonly bracketed: readonly string[];
  /** True where the name has no word of its own, and its common words stand for it. */
  readonly isGeneric: boolean;
  /** True where some core word was written as initials, such as A.B.C. */
  readonly hasInitials: boolean;
  /** First letters of all words that are no legal form, in their romanised form. */
  readonly initials: string;
}

export type Aspect = 'whole' | 'core' | 'generic' | 'place' | 'number' | 'form' | 'order' | 'script';

export type Level =
  | 'same'
  | 'near'
  | 'sound'
  | 'joined'
  | 'acronym'
  | 'equivalent'
  | 'different'
  | 'added'
  | 'conflict'
  | 'series'
  | 'changed';

/** What one part of two names says about whether they are one organisation; `contribution` in log-odds. */
export interface NameLevel {
  readonly aspect: Aspect;
  readonly a: string;
  readonly b: string;
  readonly level: Level;
  readonly contribution: number;
}

export interface NameComparison {
  /** 0 to 1; 0.5 is where the two errors weigh the same. */
  readonly similarity: number;
  readonly levels: readonly NameLevel[];
}
