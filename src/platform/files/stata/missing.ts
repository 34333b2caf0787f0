/** Smallest float and double that Stata takes for missing: 2 to the 127th and to the 1023rd. */
export const floatMissing = 2 ** 127;
export const doubleMissing = 2 ** 1023;

/** 1 for the system missing value, 2 to 27 for `.a` to `.z`; what lies between them or beyond is missing without a name. */
export function codeOfFloat(bits: number): number {
  const step = (bits - 0x7f000000) / 0x800;
  return Number.isInteger(step) && step >= 0 && step <= 26 ? step + 1 : 1;
}

export function codeOfDouble(high: number, low: number): number {
  const step = (high - 0x7fe00000) / 0x100;
  return low === 0 && Number.isInteger(step) && step >= 0 && step <= 26 ? step + 1 : 1;
}

/** Of whole numbers the largest 27 are the missing ones. */
export const byteMissing = 101;
export const intMissing = 32_741;
export const longMissing = 2_147_483_621;
