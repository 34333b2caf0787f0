import type { Command } from '../../../platform/command/define.ts';
import { discloseCommand } from './disclose.ts';
import { impactCommand } from './impact.ts';
import { surveyCommand } from './survey.ts';

export const evidenceCommands: readonly Command[] = [surveyCommand, impactCommand, discloseCommand];
