import type { FaultList } from '../../../../platform/command/faults.ts';
import type { Table } from '../../../../platform/files/index.ts';
import type { Wanted } from './wantedColumns.ts';

export interface ReadRequest {
  table: Table;
  places: ReadonlyMap<string, number>;
  wanted: Wanted;
  faults: FaultList;
  progress: (rows: number) => void;
  signal: AbortSignal | undefined;
}
