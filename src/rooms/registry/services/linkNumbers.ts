import { normaliseIdentifier } from '../../../codes/index.ts';
import type { Transaction } from '../../../platform/context.ts';
import { selectByNumbers } from '../store/numbers.ts';

/**
 * Firms that have a number, of whatever scheme, or whose id in the register it is: for each number as given the firms found, several where it is not
 * one firm’s alone. Numbers that nobody has are left out.
 */
export async function linkNumbers(tx: Transaction, numbers: readonly string[]): Promise<Map<string, string[]>> {
  const given = new Map<string, Set<string>>();
  const remember = (form: string, number: string) => given.set(form, (given.get(form) ?? new Set()).add(number));
  const distinct = new Set(numbers);
  for (const number of distinct) {
    remember(number, number);
    remember(normaliseIdentifier(number), number);
  }
  const found = new Map<string, string[]>();
  for (const { value, enterpriseId } of await selectByNumbers(tx, [...given.keys()], [...distinct]))
    for (const number of given.get(value) ?? []) {
      const firms = found.get(number) ?? [];
      if (!firms.includes(enterpriseId)) found.set(number, [...firms, enterpriseId]);
    }
  return found;
}
