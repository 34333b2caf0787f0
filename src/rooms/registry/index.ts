import { anonymousActor } from '../../platform/auth/index.ts';
import type { Database } from '../../platform/db/index.ts';
import { joinParts, type Room } from '../../platform/room/define.ts';
import { capabilitiesPart } from './capabilities/index.ts';
import { claimsPart } from './claims/index.ts';
import { classificationsPart } from './classifications/index.ts';
import { registryCommands } from './commands.ts';
import { registerDeskPanel } from './desk/panels.tsx';
import { duplicatesPart } from './duplicates/index.ts';
import { exchangeRoutes } from './exchange/index.ts';
import { historyRoute } from './history/route.ts';
import { registryJobs } from './jobs.ts';
import { knownFactsRoute } from './knownFacts/route.ts';
import { mergingPart } from './merging/index.ts';
import { namesRoutes } from './namesAndNumbers/index.ts';
import { reportsPart } from './reports/index.ts';
import { registryRoutes } from './routes/index.ts';
import { savedSearchesPart } from './savedSearches/index.ts';
import { selectEconomies } from './store/enterprises.ts';

export { economyOfId } from './rules/publicId.ts';
export { importFile } from './services/importFile.ts';
export { industryTitle } from './services/industryTitles.ts';
export { linkNumbers } from './services/linkNumbers.ts';
export { listImportsOf } from './services/listImportsOf.ts';
export {
  mergeEnterprises,
  mergeMany,
  splitEnterprise,
  undoMerge,
  undoMergeBatch,
} from './services/mergeEnterprises.ts';
export { listRegisterPlaces, listRegisterSources, readRegisterSize } from './services/readEnterprise.ts';
export { type FactRow, readFacts } from './services/readFacts.ts';
export { readPreset } from './services/readMapping.ts';
export { type FirmProfile, type KnownFact, readProfile } from './services/readProfile.ts';
export { type NewFact, recordFact } from './services/recordFact.ts';
export { type NewMembership, recordMembership, recordMembershipsIn } from './services/recordMembership.ts';
export { listOwnFirms, readRepresentative, representFirm } from './services/representFirm.ts';
export { searchEnterprises } from './services/searchEnterprises.ts';
export {
  clearSimulatedKnowledge,
  listSimulatedFirms,
  loadSimulatedKnowledge,
  type SimulatedFact,
  type SimulatedFirm,
} from './services/simulated.ts';
export { undoImport } from './services/undoImport.ts';

/** Codes of the economies of which something is registered. */
export function listEconomies(db: Database): Promise<string[]> {
  return db.withActor({ actor: anonymousActor, economy: '' }, selectEconomies, { readOnly: true });
}

export const registryRoom: Room = {
  name: 'registry',
  ...joinParts([
    { routes: registryRoutes, commands: registryCommands, jobs: registryJobs, panels: [], listeners: [] },
    capabilitiesPart,
    claimsPart,
    classificationsPart,
    duplicatesPart,
    mergingPart,
    reportsPart,
    savedSearchesPart,
    {
      routes: [historyRoute, knownFactsRoute, ...namesRoutes, ...exchangeRoutes],
      commands: [],
      jobs: [],
      panels: [registerDeskPanel],
      listeners: [],
    },
  ]),
};
