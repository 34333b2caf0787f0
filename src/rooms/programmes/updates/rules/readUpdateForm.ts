import { findGap, isValidIsic } from '../../../../codes/index.ts';
import { isIsoDay } from '../../../../platform/days.ts';
import type { FormIssue } from '../../../../platform/http/routeParts.ts';
import { languageTag } from '../../../../platform/i18n/index.ts';
import { isWebAddress } from '../../../../platform/webAddress.ts';
import { type UpdateContent, type UpdateForm, type UpdateKind, updateKinds } from '../model.ts';

export type ReadUpdate = { ok: true; content: UpdateContent } | { ok: false; issues: FormIssue[] };

/** What an officer wrote, or what is wrong with it. */
export function readUpdateForm(form: UpdateForm): ReadUpdate {
  const issues: FormIssue[] = [];
  const fault = (field: keyof UpdateForm, what: string) => issues.push({ field, key: `updates.fault.${what}` });
  const text = (field: 'title' | 'summary' | 'publisher', most: number) => {
    const value = form[field].trim();
    if (value === '') fault(field, field);
    else if (value.length > most) fault(field, 'tooLong');
    return value;
  };
  const day = (field: 'startsOn' | 'endsOn' | 'lastVerifiedOn') => {
    const value = form[field].trim();
    if (value !== '' && !isIsoDay(value)) fault(field, 'day');
    return value === '' ? null : value;
  };
  const kind = updateKinds.find((one) => one === form.kind);
  if (kind === undefined) fault('kind', 'kind');
  const url = form.url.trim();
  if (url !== '' && !isWebAddress(url)) fault('url', 'url');
  if (!languageTag.test(form.language.trim())) fault('language', 'language');
  const industries = form.industries.split(/[\s,;]+/).filter((code) => code !== '');
  if (industries.some((code) => !isValidIsic(code))) fault('industries', 'industries');
  if (form.gaps.some((gap) => findGap(gap) === null)) fault('gaps', 'gaps');
  const content: UpdateContent = {
    kind: kind as UpdateKind,
    title: text('title', 200),
    summary: text('summary', 600),
    body: form.body.trim(),
    publisher: text('publisher', 200),
    url: url === '' ? null : url,
    language: form.language.trim(),
    gaps: [...new Set(form.gaps)],
    industries: [...new Set(industries)],
    startsOn: day('startsOn'),
    endsOn: day('endsOn'),
    place: form.place.trim() || null,
    lastVerifiedOn: day('lastVerifiedOn'),
  };
  if (form.body.trim().length > 20_000) fault('body', 'tooLong');
  if (kind === 'workshop' && content.startsOn === null) fault('startsOn', 'startsOn');
  if (content.startsOn !== null && content.endsOn !== null && content.endsOn < content.startsOn)
    fault('endsOn', 'ends');
  return issues.length > 0 ? { ok: false, issues } : { ok: true, content };
}

/** The form as it was filled. */
export function fillUpdateForm(content: UpdateContent): UpdateForm {
  return {
    ...content,
    url: content.url ?? '',
    gaps: [...content.gaps],
    industries: content.industries.join(', '),
    startsOn: content.startsOn ?? '',
    endsOn: content.endsOn ?? '',
    place: content.place ?? '',
    lastVerifiedOn: content.lastVerifiedOn ?? '',
  };
}
