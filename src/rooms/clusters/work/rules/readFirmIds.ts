import type { Issue } from './gather.ts';

const most = 500;

/** Numbers of firms as people paste them: lines, commas, spaces, or the addresses of their pages. */
export function readFirmIds(text: string): { ids: string[]; issues: Issue[] } {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const ids = [...new Set(words.map((word) => word.split('?')[0]?.split('/').pop() ?? ''))].filter(Boolean);
  const refuse = (reason: string) => ({
    ids: [],
    issues: [{ field: 'firms', key: `clusters.work.form.members.firms.${reason}` }],
  });
  if (ids.length === 0) return refuse('missing');
  if (ids.length > most) return refuse('many');
  return ids.every((id) => /^[A-Za-z0-9-]{1,60}$/.test(id)) ? { ids, issues: [] } : refuse('unknown');
}
