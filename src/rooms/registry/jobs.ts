import { DomainError } from '../../platform/errors.ts';
import { defineJob } from '../../platform/jobs/index.ts';
import { type ProfileChoice, profileDraft } from './mapping/services/profileDraft.ts';
import { applyImport } from './services/applyImport.ts';
import { stageStoredFile } from './services/stageStoredFile.ts';
import { undoImport } from './services/undoImport.ts';

/** Reads an uploaded file into staging. Safe to run again: what an earlier run staged is discarded with it. */
export const stageImportJob = defineJob<{ fileId: string; preset: string; encoding: string; draftId?: string }>({
  name: 'registry.stageImport',
  titleKey: 'registry.import.job.stage',
  retries: 2,
  async run(ctx, payload) {
    const { importId, repeated } = await stageStoredFile(ctx, payload);
    const draft = payload.draftId === undefined ? '' : `&draft=${payload.draftId}`;
    return { resultUrl: `/imports/${importId}?economy=${ctx.economy}${draft}${repeated ? '&repeated=1' : ''}` };
  },
});

/** Looks at an uploaded file whose columns nobody has named yet. */
export const profileFileJob = defineJob<ProfileChoice & Record<string, string>>({
  name: 'registry.profileFile',
  titleKey: 'registry.mapping.job.profile',
  retries: 2,
  async run(ctx, payload) {
    await profileDraft(ctx, payload);
    return { resultUrl: `/imports/drafts/${payload.draftId}?economy=${ctx.economy}` };
  },
});

export const applyImportJob = defineJob<{ importId: string; skipRejected: boolean }>({
  name: 'registry.applyImport',
  titleKey: 'registry.import.job.apply',
  retries: 3,
  async run(ctx, { importId, skipRejected }) {
    const applied = await applyImport(ctx, importId, { skipRejected });
    return { resultUrl: `/imports/${applied.importId}?economy=${ctx.economy}${applied.repeated ? '&repeated=1' : ''}` };
  },
});

export const undoImportJob = defineJob<{ importId: string }>({
  name: 'registry.undoImport',
  titleKey: 'registry.import.job.undo',
  retries: 2,
  async run(ctx, { importId }) {
    const outcome = await undoImport(ctx, importId);
    if (outcome.kind === 'refused') throw new DomainError('conflict', 'registry.undo.conflicts');
    return { resultUrl: `/imports/${importId}?economy=${ctx.economy}` };
  },
});

export const registryJobs = [stageImportJob, profileFileJob, applyImportJob, undoImportJob];
