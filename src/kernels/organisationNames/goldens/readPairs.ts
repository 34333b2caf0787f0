import { readFileSync } from 'node:fs';

export interface LabelledPair {
  a: string;
  b: string;
  isSame: boolean;
  kind: string;
}

/** Companies and organisations of a file of labelled pairs: `name1`, `name2`, `is_match`, `schema`, `case_group`, `category`. */
export function readPairs(file: string): LabelledPair[] {
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n').map(cellsOf);
  const column = (name: string) => header!.indexOf(name);
  const [a, b, match, schema, group] = ['name1', 'name2', 'is_match', 'schema', 'case_group'].map(column) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return rows
    .filter((cells) => ['Company', 'Organization', 'LegalEntity'].includes(cells[schema]!))
    .map((cells) => ({ a: cells[a]!, b: cells[b]!, isSame: cells[match] === 'true', kind: cells[group]! }));
}

function cellsOf(line: string): string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, plain]) => (quoted === undefined ? plain! : quoted.replaceAll('""', '"')));
}
