import { enterpriseGeojsonRoute, jsonLdRoute } from './routes/enterpriseFiles.ts';
import {
  manifestRoute,
  previewRoute,
  proposePropertiesRoute,
  reconcileRoute,
  suggestEntityRoute,
  suggestPropertyRoute,
} from './routes/reconciliation.ts';

/** The register for other programs: files of one firm, and the service that says which firm is meant. */
export const exchangeRoutes = [
  jsonLdRoute,
  enterpriseGeojsonRoute,
  manifestRoute,
  reconcileRoute,
  suggestEntityRoute,
  suggestPropertyRoute,
  proposePropertiesRoute,
  previewRoute,
];
