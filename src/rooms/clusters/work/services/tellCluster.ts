import type { Transaction } from '../../../../platform/context.ts';
import { tellWorking } from '../../found/index.ts';
import { selectStatements } from '../store/statements.ts';
import { evidenceOf } from './readEvidence.ts';
import { isFoundId } from './readFound.ts';

/** Lists, filters and files of found clusters show how each works: they hear of it whenever what is stated changes. */
export async function tellCluster(tx: Transaction, clusterId: string): Promise<void> {
  if (isFoundId(clusterId)) await tellWorking(tx, clusterId, evidenceOf(await selectStatements(tx, clusterId)));
}
