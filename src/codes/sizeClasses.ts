/** Size classes of the World Bank Enterprise Surveys, with micro enterprises below their smallest. */
export const sizeClasses = [
  { code: 'micro', from: 0, to: 4 },
  { code: 'small', from: 5, to: 19 },
  { code: 'medium', from: 20, to: 99 },
  { code: 'large', from: 100, to: null },
] as const;

export type SizeClass = (typeof sizeClasses)[number]['code'];

export const sizeClassCodes: readonly SizeClass[] = sizeClasses.map(({ code }) => code);

/** The class of an enterprise by its full-time employees; the count is kept too, for classes differ between programmes. */
export function sizeClassOf(employees: number): SizeClass {
  if (!Number.isFinite(employees) || employees < 0)
    throw new RangeError(`sizeClassOf: employees must be a number of 0 or more, not ${employees}`);
  if (employees < 5) return 'micro';
  if (employees < 20) return 'small';
  return employees < 100 ? 'medium' : 'large';
}
