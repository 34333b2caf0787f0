import { namesRoute, stateNameRoute, stateNumberRoute, withdrawNameRoute, withdrawNumberRoute } from './routes.ts';

export { type OtherName, selectOtherNames } from './store.ts';

export const namesRoutes = [namesRoute, stateNameRoute, withdrawNameRoute, stateNumberRoute, withdrawNumberRoute];
