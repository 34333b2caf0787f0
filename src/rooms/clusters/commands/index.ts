import type { Command } from '../../../platform/command/define.ts';
import { detectCommand } from './detect.ts';
import { measureCommand } from './measure.ts';

export const clusterCommands: readonly Command[] = [measureCommand, detectCommand];
