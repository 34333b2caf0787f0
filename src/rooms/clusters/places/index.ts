import type { RoomPart } from '../../../platform/room/define.ts';
import { placesRoutes } from './routes.ts';

export { addProject, clearSimulatedPlaces, receiveIndicators } from './services/places.ts';

export const placesPart: RoomPart = { routes: placesRoutes, commands: [], jobs: [], panels: [], listeners: [] };
