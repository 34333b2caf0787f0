import type { RawVariable, StorageType } from './model.ts';
import { type Release, refuseDamaged } from './releases.ts';

interface Descriptors {
  types: readonly number[];
  names: Buffer;
  formats: Buffer;
  labelSets: Buffer;
  labels: Buffer;
}

const oldNumbers = new Map<number, StorageType>([
  [251, 'byte'],
  [252, 'int'],
  [253, 'long'],
  [254, 'float'],
  [255, 'double'],
]);
const newNumbers = new Map<number, StorageType>([
  [65_530, 'byte'],
  [65_529, 'int'],
  [65_528, 'long'],
  [65_527, 'float'],
  [65_526, 'double'],
  [32_768, 'strL'],
]);
const widths = { byte: 1, int: 2, long: 4, float: 4, double: 8, strL: 8 };

/** Puts the parallel lists of a file's head together, one variable each, and lays the cells out in a row. */
export function buildVariables(path: string, release: Release, found: Descriptors): RawVariable[] {
  let offset = 0;
  return found.types.map((code, index) => {
    const { storage, width } = readType(path, release, code, index);
    const variable: RawVariable = {
      storage,
      width,
      offset,
      name: cutField(found.names, index, release.name),
      format: cutField(found.formats, index, release.format).toString('latin1'),
      labelSet: cutField(found.labelSets, index, release.name),
      label: cutField(found.labels, index, release.variableLabel),
    };
    offset += width;
    return variable;
  });
}

function readType(path: string, release: Release, code: number, index: number) {
  const storage = (release.isTagged ? newNumbers : oldNumbers).get(code);
  if (storage !== undefined && storage !== 'string') return { storage, width: widths[storage] };
  if (code >= 1 && code <= (release.isTagged ? 2045 : 244)) return { storage: 'string' as const, width: code };
  refuseDamaged(path, `variable ${index + 1} has type ${code}, which Stata does not have`);
}

/** A field of fixed width holds text up to its first NUL. */
function cutField(list: Buffer, index: number, width: number): Buffer {
  return cutAtNul(list.subarray(index * width, (index + 1) * width));
}

export function cutAtNul(field: Buffer): Buffer {
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}
