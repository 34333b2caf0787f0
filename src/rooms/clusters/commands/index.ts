import type { Command } from '../../../platform/command/define.ts';
import { detectCommand } from './detect.ts';
import { investCommand } from './invest.ts';
import { measureCommand } from './measure.ts';

export const clusterCommands: readonly Command[] = [measureCommand, detectCommand, investCommand];
