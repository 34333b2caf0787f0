export { createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatch.ts';
export { publishEvent } from './publishEvent.ts';
