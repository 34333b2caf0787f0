import { anotherHolds, type SupervisorPlan } from './protocol.ts';
import { supervise } from './supervisor.ts';

const plan = JSON.parse(process.argv[2] ?? '{}') as SupervisorPlan;
const owned = await supervise(plan);
process.exit(owned ? 0 : anotherHolds);
