import type { AnalysisEnvironment } from '../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../platform/command/faults.ts';
import { openTable } from '../../../platform/files/index.ts';
import { type TierRow, traceTiers } from '../rules/traceTiers.ts';

/** Relations of a file (`supplier,buyer`) in, tiers below the lead out, by tier and then by name. */
export async function measureTiers(file: string, lead: string, environment: AnalysisEnvironment): Promise<TierRow[]> {
  const table = await openTable(file);
  const at = (name: string) => {
    const found = table.header.indexOf(name);
    if (found < 0) {
      const message = `there is no column named "${name}"`;
      refuse(file, {
        row: 1,
        column: name,
        code: 'columnMissing',
        message,
        remedy: 'the file needs supplier and buyer',
      });
    }
    return found;
  };
  const columns = { supplier: at('supplier'), buyer: at('buyer') };
  const faults = new FaultList(file);
  const relations: [string, string][] = [];
  let isLeadThere = false;
  for await (const batch of table.records()) {
    for (const [index, record] of batch.entries()) {
      const supplier = record[columns.supplier]!.trim();
      const buyer = record[columns.buyer]!.trim();
      const row = batch.firstRow + index;
      const missing = (column: string) =>
        faults.add({
          row,
          column,
          code: 'missing',
          message: 'the cell is empty',
          remedy: 'name the firm, or delete the row',
        });
      if (supplier === '') missing('supplier');
      if (buyer === '') missing('buyer');
      isLeadThere ||= supplier === lead || buyer === lead;
      relations.push([supplier, buyer]);
    }
    environment.progress(relations.length, null);
  }
  faults.throwIfAny();
  if (!isLeadThere) {
    const message = `no row names the lead "${lead}"`;
    refuse(file, { code: 'lead', message, remedy: 'name a firm of the file with --lead' });
  }
  const rows = traceTiers(relations, lead);
  if (rows === null) {
    const message = 'the firms are so closely woven that there are over 20 million paths';
    refuse(file, { code: 'tooManyPaths', message, remedy: 'give the relations of one product' });
  }
  return rows.sort((p, q) => p.tier - q.tier || (p.enterprise < q.enterprise ? -1 : 1));
}
