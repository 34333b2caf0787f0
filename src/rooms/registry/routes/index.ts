import { mappingRoutes } from '../mapping/routes/index.ts';
import { correctFormRoute, correctRoute } from './correct.ts';
import { enterpriseRoute } from './enterprise.ts';
import { importRowsFileRoute, importRowsRoute } from './importRows.ts';
import {
  applyImportRoute,
  discardImportRoute,
  importFaultsRoute,
  importListRoute,
  importRoute,
  newImportRoute,
  receiveImportRoute,
  undoImportRoute,
} from './imports.ts';
import { searchDrawingRoute, searchMapRoute, searchRoute } from './search.ts';
import { exportPointsRoute, exportRoute } from './searchExport.ts';

export const registryRoutes = [
  searchRoute,
  exportRoute,
  searchMapRoute,
  searchDrawingRoute,
  exportPointsRoute,
  enterpriseRoute,
  correctFormRoute,
  correctRoute,
  importListRoute,
  newImportRoute,
  receiveImportRoute,
  importRoute,
  importFaultsRoute,
  importRowsRoute,
  importRowsFileRoute,
  applyImportRoute,
  discardImportRoute,
  undoImportRoute,
  ...mappingRoutes,
];
