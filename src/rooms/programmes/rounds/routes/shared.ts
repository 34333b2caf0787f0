export { inEconomy, nothing, ofEconomy as shared, version } from '../../../../platform/http/routeParts.ts';

export const pageSize = 25;
