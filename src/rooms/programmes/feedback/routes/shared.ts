export {
  inEconomy,
  nothing,
  ofEconomy as shared,
  pageNumber,
  unknownId,
  version,
} from '../../../../platform/http/routeParts.ts';
