export interface Flow {
  exporter: string;
  importer: string;
  year: number;
  hs: string;
  /** A decimal string, as the file has it. */
  value: string;
  tariff: string | null;
}

export interface FlowFault {
  field: 'exporter' | 'importer' | 'year' | 'hs' | 'value' | 'tariff';
  message: string;
  remedy: string;
}

const totals = new Set(['world', 'wld', 'all', 'total', 'w00']);
const place = /^[\p{L}\p{N}][\p{L}\p{N} .,'()&-]{0,59}$/u;
const decimal = /^\d{1,15}(\.\d{1,6})?$/;

/** A row of a trade file, or the first thing that is wrong with it. */
export function checkFlow(cells: Record<FlowFault['field'], string>, thisYear: number): Flow | FlowFault {
  const said = (field: FlowFault['field']) => `"${cells[field].slice(0, 40)}"`;
  const fault = (field: FlowFault['field'], message: string, remedy: string): FlowFault => ({
    field,
    message: `${said(field)} ${message}`,
    remedy,
  });
  for (const field of ['exporter', 'importer'] as const) {
    if (!place.test(cells[field]))
      return fault(field, 'names no economy', 'give a code or a name of up to 60 characters');
    if (totals.has(cells[field].toLowerCase()))
      return fault(field, 'is a total, which would count everything twice', 'leave rows of totals out');
  }
  const year = Number(cells.year);
  if (!/^\d{4}$/.test(cells.year) || year < 1900 || year > thisYear)
    return fault('year', `is no year up to ${thisYear}`, 'give a year of four digits');
  if (!/^(\d{2}|\d{4}|\d{6})$/.test(cells.hs))
    return fault('hs', 'is no HS code of 2, 4 or 6 digits', 'keep leading zeros: store codes as text');
  if (!decimal.test(cells.value))
    return fault('value', 'is no amount', 'give digits with a point and no sign; leave rows without a value out');
  const tariff = cells.tariff === '' ? null : cells.tariff;
  if (tariff !== null && (!/^\d{1,4}(\.\d{1,6})?$/.test(tariff) || Number(tariff) > 1000))
    return fault('tariff', 'is no tariff in percent', 'give percent such as 7.5, or leave the cell empty');
  return { exporter: cells.exporter, importer: cells.importer, year, hs: cells.hs, value: cells.value, tariff };
}
