import type { Context } from '../../../platform/context.ts';
import type { Panel } from '../../../platform/room/define.ts';
import { readRelease } from '../../publication/index.ts';
import { listPublicComplaints } from '../feedback/services/complaints.ts';
import { type GradesOfProgramme, gradesPanel } from './pages/gradesPanel.tsx';
import { type TakeUpOfProgramme, takeUpPanel } from './pages/takeUpPanel.tsx';
import { feedbackTopic, groupTopic, takeUpTopic } from './services/publishFigures.ts';

type Subject = { id: string };

const takeUp: Panel<Subject, TakeUpOfProgramme> = {
  slot: 'programmePage.takeUp',
  name: 'programmes.takeUp',
  async load(ctx, { id }) {
    return { release: await readRelease(ctx, takeUpTopic, id), groups: await readRelease(ctx, groupTopic, id) };
  },
  draw: takeUpPanel,
};

const grades: Panel<Subject, GradesOfProgramme> = {
  slot: 'programmePage.feedback',
  name: 'programmes.grades',
  load: readGrades,
  draw: gradesPanel,
};

async function readGrades(ctx: Context, { id }: Subject): Promise<GradesOfProgramme> {
  const { counts } = await listPublicComplaints(ctx, id, { limit: 1, offset: 0 });
  return { id, release: await readRelease(ctx, feedbackTopic, id), counts };
}

export const figurePanels = [takeUp, grades] as const;
