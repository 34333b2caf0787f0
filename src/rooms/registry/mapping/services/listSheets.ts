import { withFile } from '../../../../platform/files/boundedFile.ts';
import { defaultLimits } from '../../../../platform/files/index.ts';
import { Package } from '../../../../platform/files/xlsx/parts.ts';
import { readWorkbook } from '../../../../platform/files/xlsx/workbook.ts';

/** Names of the sheets of a workbook, in its order. */
export function listSheets(path: string): Promise<string[]> {
  return withFile(path, async (file) => {
    const { sheets } = await readWorkbook(await Package.open(file, defaultLimits));
    return sheets.map(({ name }) => name);
  });
}
