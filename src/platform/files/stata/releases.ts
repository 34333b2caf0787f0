import { refuse } from '../../command/faults.ts';

/** Widths in bytes of what a release of the format writes; from Stata's own description (`help dta`). */
export interface Release {
  release: number;
  /** From 117 on sections stand between tags. */
  isTagged: boolean;
  isUtf8Declared: boolean;
  variableCount: 2 | 4;
  rowCount: 4 | 8;
  dataLabelLength: 1 | 2;
  name: number;
  format: number;
  variableLabel: number;
  /** A strL cell is two numbers: the variable in so many bytes, the row in the rest of eight. */
  strlVariable: 2 | 3 | 4;
  /** The row of an entry among the long strings. */
  strlRow: 4 | 8;
  mostVariables: number;
}

const plain: Release = {
  release: 115,
  isTagged: false,
  isUtf8Declared: false,
  variableCount: 2,
  rowCount: 4,
  dataLabelLength: 1,
  name: 33,
  format: 49,
  variableLabel: 81,
  strlVariable: 4,
  strlRow: 4,
  mostVariables: 32_767,
};
const tagged: Release = { ...plain, release: 117, isTagged: true };
const unicode: Release = {
  ...tagged,
  release: 118,
  isUtf8Declared: true,
  rowCount: 8,
  dataLabelLength: 2,
  name: 129,
  format: 57,
  variableLabel: 321,
  strlVariable: 2,
  strlRow: 8,
};

const releases = new Map<number, Release>(
  [
    { ...plain, release: 113, format: 12 },
    { ...plain, release: 114 },
    plain,
    tagged,
    unicode,
    { ...unicode, release: 119, variableCount: 4 as const, strlVariable: 3 as const, mostVariables: 120_000 },
  ].map((entry) => [entry.release, entry]),
);

export function findRelease(path: string, release: number): Release {
  const found = releases.get(release);
  if (found) return found;
  refuse(path, {
    code: 'dtaRelease',
    message: `this Stata file has format ${release}; formats 113, 114, 115, 117, 118 and 119 are read`,
    remedy: 'open it in Stata 8 or newer and save it with "save" or "saveold", or export it as CSV',
  });
}

export function refuseDamaged(path: string, message: string): never {
  refuse(path, {
    code: 'dtaDamaged',
    message,
    remedy: 'copy or download the file again, or open it in Stata and save it anew',
  });
}
