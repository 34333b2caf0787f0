import { auditVerify } from './auditVerify.ts';
import { backup, restore } from './backup.ts';
import type { SystemCommand } from './define.ts';
import { doctor } from './doctor.ts';
import { migrateDatabase } from './migrate.ts';
import { seed } from './seed.ts';
import { serve } from './serve.ts';
import { usersAdd } from './usersAdd.ts';
import { work } from './work.ts';

export const systemCommands: readonly SystemCommand[] = [
  serve,
  work,
  seed,
  migrateDatabase,
  backup,
  restore,
  doctor,
  auditVerify,
  usersAdd,
];
