import type { Command } from '../../../platform/command/define.ts';
import { measureCommand } from './measure.ts';

export const clusterCommands: readonly Command[] = [measureCommand];
