export { createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatch.ts';
export { publishEvent } from './publishEvent.ts';
export { beginDay, dayBegan, startDays } from './startDays.ts';
