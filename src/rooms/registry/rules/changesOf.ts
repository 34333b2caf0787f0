export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

const names: Readonly<Record<string, string>> = {
  name: 'name',
  legal_form: 'legalForm',
  address: 'address',
  place_code: 'place',
  village: 'village',
  status: 'status',
  established_on: 'establishedOn',
  registered_on: 'registeredOn',
  products: 'products',
  materials: 'materials',
  employees: 'employees',
  longitude: 'longitude',
  latitude: 'latitude',
};

/** What would be shown otherwise than now; further columns may differ that are not among those compared. */
export function changesOf(
  shown: Readonly<Record<string, unknown>>,
  staged: Readonly<Record<string, unknown>>,
): Change[] {
  return Object.entries(names)
    .filter(([column]) => (shown[column] ?? null) !== (staged[column] ?? null))
    .map(([column, field]) => ({ field, before: textOf(shown[column]), after: textOf(staged[column]) }));
}

const textOf = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
