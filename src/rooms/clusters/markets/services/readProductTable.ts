import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { openTable } from '../../../../platform/files/index.ts';
import type { ProductIndustry } from '../rules/shareProducts.ts';

const mostRows = 100_000;

/** Which industries make which product; a product for which the table names none is left out, and rows that say the same twice count once. */
export async function readProductTable(file: { path: string; fileName: string }): Promise<ProductIndustry[]> {
  const table = await openTable(file.path);
  const [hsAt, isicAt] = ['hs', 'isic'].map((name) => columnOf(file.fileName, table.header, name)) as [number, number];
  const faults = new FaultList(file.fileName);
  const rows = new Map<string, ProductIndustry>();
  let digits = 0;
  for await (const batch of table.records())
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const [hs, isic] = [record[hsAt]!.trim(), record[isicAt]!.trim()];
      const fault = faultOf(hs, isic, digits);
      if (fault !== null) faults.add({ row, ...fault });
      else {
        digits = hs.length;
        if (isic !== '') rows.set(`${hs}|${isic}`, { hs, isic });
      }
      if (rows.size > mostRows)
        refuse(file.fileName, {
          ...{ row, code: 'tooManyRows', message: `the table has more than ${mostRows} rows` },
          remedy: 'give each product and industry once',
        });
    }
  faults.throwIfAny();
  if (rows.size === 0)
    refuse(file.fileName, {
      ...{ code: 'noRows', message: 'the table is empty' },
      remedy: 'give a row for each product and industry',
    });
  return [...rows.values()];
}

function columnOf(file: string, header: readonly string[], name: string): number {
  const index = header.findIndex((one) => one.trim().toLowerCase() === name);
  if (index < 0)
    refuse(file, {
      ...{ row: 1, column: name, code: 'columnMissing', message: `there is no column named "${name}"` },
      remedy: 'name the two columns hs and isic',
    });
  return index;
}

function faultOf(hs: string, isic: string, digits: number) {
  if (!/^(\d{2}|\d{4}|\d{6})$/.test(hs))
    return {
      ...{ column: 'hs', code: 'hs', message: `"${hs.slice(0, 40)}" is no HS code of 2, 4 or 6 digits` },
      remedy: 'keep leading zeros: store codes as text',
    };
  if (isic !== '' && !/^\d{2,4}$/.test(isic))
    return {
      ...{ column: 'isic', code: 'isic', message: `"${isic.slice(0, 40)}" is no ISIC Rev.4 code of 2 to 4 digits` },
      remedy: 'give digits without the letter of the section',
    };
  if (digits !== 0 && hs.length !== digits)
    return {
      ...{ column: 'hs', code: 'digits', message: `"${hs}" has ${hs.length} digits, the rows before it ${digits}` },
      remedy: 'give products of one length',
    };
  return null;
}
