import { coreText, type OrganisationName } from '../../../../kernels/organisationNames/index.ts';
import { foldText } from '../../../../kernels/resolution/index.ts';
import type { FirmCells } from '../model.ts';
import { checkedNumber, plainNumber, valuesOf } from './firmCells.ts';

/** A name that so many share tells nobody apart. */
const mostSharing = 20;

/**
 * Pairs of firms of which any two names have the same words of their own, or any number or website is the same: the kernel gathers rows by
 * their main values alone.
 * @param from pairs of which the second is before this row are left out
 */
export function sharedNames(
  firms: readonly FirmCells[],
  parse: (text: string) => OrganisationName,
  from = 0,
): [number, number][] {
  const holders = new Map<string, number[]>();
  for (const [row, cells] of firms.entries()) {
    for (const key of keysOf(cells, parse)) {
      const rows = holders.get(key);
      if (rows === undefined) holders.set(key, [row]);
      else if (rows.length <= mostSharing) rows.push(row);
    }
  }
  const pairs: [number, number][] = [];
  const known = new Set<number>();
  for (const rows of holders.values()) {
    if (rows.length < 2 || rows.length > mostSharing) continue;
    for (const [index, b] of rows.entries())
      for (const a of rows.slice(0, index)) {
        const key = a * firms.length + b;
        if (b < from || known.has(key)) continue;
        known.add(key);
        pairs.push([a, b]);
      }
  }
  return pairs;
}

function keysOf(cells: FirmCells, parse: (text: string) => OrganisationName): Set<string> {
  const keys = new Set<string>();
  for (const name of valuesOf(cells.name)) keys.add(`name ${coreText(parse(name)) || foldText(name)}`);
  for (const site of valuesOf(cells.website))
    keys.add(`site ${site.toLowerCase().replace(/^https?:\/\/(www\.)?|\/+$/g, '')}`);
  for (const [field, cell] of Object.entries(cells)) {
    if (!field.startsWith(checkedNumber) && !field.startsWith(plainNumber)) continue;
    for (const value of valuesOf(cell)) keys.add(`${field.slice(field.indexOf(':'))} ${foldText(value)}`);
  }
  return keys;
}
