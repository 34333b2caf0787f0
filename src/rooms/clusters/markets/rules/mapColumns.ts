export const tradeFields = ['exporter', 'importer', 'year', 'hs', 'value', 'tariff', 'title'] as const;
export type TradeField = (typeof tradeFields)[number];
export type TradeMapping = Record<TradeField, string>;
export const optionalFields: readonly TradeField[] = ['tariff', 'title'];

const names: Record<TradeField, readonly string[]> = {
  exporter: ['exporter', 'reporter', 'reporteriso', 'reporteriso3', 'i', 'origin', 'from'],
  importer: ['importer', 'partner', 'partneriso', 'partneriso3', 'j', 'destination', 'market', 'to'],
  year: ['year', 'refyear', 'period', 't', 'yr'],
  hs: ['hs', 'hscode', 'hs6', 'hs4', 'cmdcode', 'commoditycode', 'product', 'productcode', 'k'],
  value: ['value', 'tradevalue', 'primaryvalue', 'fobvalue', 'v', 'exports', 'amount'],
  tariff: ['tariff', 'tariffrate', 'ahs', 'mfn', 'duty'],
  title: ['title', 'producttitle', 'cmddesc', 'description', 'productname'],
};

/** The columns that are meant, as far as their names tell; empty where none does. */
export function guessMapping(columns: readonly string[]): TradeMapping {
  const plain = columns.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return Object.fromEntries(
    tradeFields.map((field) => {
      const at = names[field].map((name) => plain.indexOf(name)).find((index) => index >= 0);
      return [field, at === undefined ? '' : columns[at]!];
    }),
  ) as TradeMapping;
}

type MappingFault = { field: TradeField; key: 'missing' | 'unknown' | 'twice' };

/** What is wrong with a mapping: a field without its column, a column that is not there, or one that is meant twice. */
export function checkMapping(mapping: TradeMapping, columns: readonly string[]): MappingFault[] {
  const faults: MappingFault[] = [];
  const taken = new Set<string>();
  for (const field of tradeFields) {
    const column = mapping[field];
    if (column === '') {
      if (!optionalFields.includes(field)) faults.push({ field, key: 'missing' });
    } else if (!columns.includes(column)) faults.push({ field, key: 'unknown' });
    else if (taken.has(column)) faults.push({ field, key: 'twice' });
    taken.add(column);
  }
  return faults;
}
