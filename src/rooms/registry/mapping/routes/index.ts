import { dictionaryFileRoute, dictionaryRoute, templateRoute } from './dictionary.ts';
import {
  draftChoicesRoute,
  draftRoute,
  lookAgainRoute,
  readDraftByPresetRoute,
  readDraftFileRoute,
  saveDraftMappingRoute,
} from './drafts.ts';
import { deleteMappingRoute, describeMappingRoute, mappingListRoute, mappingRoute } from './savedMappings.ts';

export const mappingRoutes = [
  draftRoute,
  draftChoicesRoute,
  readDraftFileRoute,
  readDraftByPresetRoute,
  lookAgainRoute,
  saveDraftMappingRoute,
  mappingListRoute,
  mappingRoute,
  describeMappingRoute,
  deleteMappingRoute,
  dictionaryRoute,
  dictionaryFileRoute,
  templateRoute,
];
