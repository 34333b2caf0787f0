import { DomainError } from '../../../../platform/errors.ts';
import { sharePrefix } from '../model.ts';

/** Shares of firms as a form gives them, a field a firm; empty and nought take no part. */
export function readShares(fields: Readonly<Record<string, string>>): { enterpriseId: string; weight: string }[] {
  return Object.entries(fields).flatMap(([field, text]) => {
    const weight = text.trim();
    if (!field.startsWith(sharePrefix) || weight === '') return [];
    if (!/^\d{1,8}(\.\d{1,4})?$/.test(weight)) throw new DomainError('conflict', 'programmes.group.shareInvalid');
    return Number(weight) === 0 ? [] : [{ enterpriseId: field.slice(sharePrefix.length), weight }];
  });
}
