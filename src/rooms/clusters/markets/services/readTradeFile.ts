import { FaultList, refuse } from '../../../../platform/command/faults.ts';
import { openTable } from '../../../../platform/files/index.ts';
import { type MappingForm, mostRows } from '../model.ts';
import { checkFlow, type Flow } from '../rules/checkFlow.ts';
import { tradeFields } from '../rules/mapColumns.ts';

export interface ReadTrade {
  flows: Flow[];
  selfRows: number;
  titles: Map<string, string>;
}

/** All flows of a file, or every fault of it; what an economy sells to itself is counted and left out. */
export async function readTradeFile(
  file: { path: string; fileName: string },
  mapping: MappingForm,
  thisYear: number,
): Promise<ReadTrade> {
  const table = await openTable(file.path);
  const at = Object.fromEntries(tradeFields.map((field) => [field, table.header.indexOf(mapping[field])]));
  const faults = new FaultList(file.fileName);
  const [seen, titles] = [new Map<string, number>(), new Map<string, string>()];
  const flows: Flow[] = [];
  let [selfRows, digits, count] = [0, 0, 0];
  for await (const batch of table.records(Object.values(at).filter((index) => index >= 0)))
    for (const [i, record] of batch.entries()) {
      const row = batch.firstRow + i;
      const cell = (field: (typeof tradeFields)[number]) => (mapping[field] === '' ? '' : record[at[field]!]!.trim());
      count += 1;
      if (count > mostRows) refuse(file.fileName, { row, ...tooMany });
      const flow = checkFlow(
        {
          ...{ exporter: cell('exporter'), importer: cell('importer'), year: cell('year') },
          ...{ hs: cell('hs'), value: cell('value'), tariff: cell('tariff') },
        },
        thisYear,
      );
      if ('message' in flow) {
        const { field, ...rest } = flow;
        faults.add({ row, column: mapping[field], code: field, ...rest });
        continue;
      }
      digits ||= flow.hs.length;
      const key = `${flow.hs}|${flow.year}|${flow.importer}|${flow.exporter}`;
      if (flow.hs.length !== digits) faults.add({ row, column: mapping.hs, code: 'digits', ...mixed(flow.hs, digits) });
      else if (seen.has(key)) faults.add({ row, column: mapping.hs, code: 'twice', ...twice(seen.get(key)!) });
      else if (flow.exporter === flow.importer) selfRows += 1;
      else {
        seen.set(key, row);
        flows.push(flow);
        const name = cell('title');
        if (name !== '' && !titles.has(flow.hs)) titles.set(flow.hs, name.slice(0, 200));
      }
    }
  faults.throwIfAny();
  checkWhole(file.fileName, flows, mapping);
  return { flows, selfRows, titles };
}

function checkWhole(file: string, flows: readonly Flow[], { reporter, exporter }: MappingForm): void {
  if (flows.length === 0)
    refuse(file, {
      ...{ code: 'noRows', message: 'the file has no trade between two economies' },
      remedy: 'give a row for each exporter, importer, year and product',
    });
  if (!flows.some((flow) => flow.exporter === reporter))
    refuse(file, {
      ...{ column: exporter, code: 'reporter', message: `no row has the exporter "${reporter}"` },
      remedy: 'write this economy as the file writes it, or give a file that has its exports',
    });
}

const mixed = (hs: string, digits: number) => ({
  message: `"${hs}" has ${hs.length} digits, the rows before it ${digits}`,
  remedy: 'give products of one length: longer codes are part of shorter ones and would count twice',
});

const twice = (row: number) => ({
  message: `the same exporter, importer, year and product stand in row ${row}`,
  remedy: 'give each once, or add the values up',
});

const tooMany = {
  code: 'tooManyRows',
  message: `the file has more than ${mostRows} rows`,
  remedy: 'give fewer years, or codes of four digits',
};
