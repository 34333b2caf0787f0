import type { VNode } from 'preact';
import { Actions, LinkButton } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';
import type { Translator } from '../../platform/i18n/index.ts';

/** The part of a problem document (RFC 9457) that a person is shown. */
export interface ProblemView {
  status: number;
  code: string;
  /** The refusal in words of its own, where there are any. */
  detail?: string;
  requestId: string;
  issues?: readonly { path: string; message: string; code?: string }[];
  retryAfterSeconds?: number;
}

type ErrorKind =
  | 'notFound'
  | 'notAllowed'
  | 'forgedForm'
  | 'signInNeeded'
  | 'invalid'
  | 'conflict'
  | 'closed'
  | 'tooMany'
  | 'maintenance'
  | 'internal';

const kindOfStatus: Readonly<Record<number, ErrorKind>> = {
  401: 'signInNeeded',
  403: 'notAllowed',
  404: 'notFound',
  405: 'notFound',
  409: 'conflict',
  429: 'tooMany',
  503: 'maintenance',
};

function kindOf({ status, code }: ProblemView): ErrorKind {
  if (code === 'forgedForm') return 'forgedForm';
  if (code === 'closed') return 'closed';
  return kindOfStatus[status] ?? (status >= 500 ? 'internal' : 'invalid');
}

/** A schema's own codes are said in words that need no knowledge of schemas; other messages were written for people. */
function issueText({ path, message, code }: NonNullable<ProblemView['issues']>[number], t: Translator): string {
  const key = `web.error.issue.${code}`;
  const field = path.replace(/^(query|body|params|input)\./, '');
  return [field, code !== undefined && t.has(key) ? t(key) : message].filter(Boolean).join(': ');
}

const hasPageAbove: readonly ErrorKind[] = ['invalid', 'conflict', 'closed', 'forgedForm'];

/** Back to where the form stood: what a form does has the address of its page with a verb behind it. */
function Onward({ kind, page: { t, url } }: { kind: ErrorKind; page: PageContext }) {
  const steps = url.split(/[?#]/)[0]!.split('/').filter(Boolean);
  const above = `/${(steps.length > 1 ? steps.slice(0, -1) : steps).join('/')}`;
  if (!hasPageAbove.includes(kind) || above === '/') return <LinkButton href="/">{t('web.error.back')}</LinkButton>;
  return (
    <>
      <LinkButton href={above}>{t('web.error.again')}</LinkButton>
      <LinkButton kind="secondary" href="/">
        {t('web.error.back')}
      </LinkButton>
    </>
  );
}

/** Any refusal or failure as a page: what happened, what it means, what to do. */
export function problemPage(problem: ProblemView, page: PageContext): VNode {
  const { t } = page;
  const kind = kindOf(problem);
  return page.frame({
    title: t(kind === 'conflict' && problem.detail ? 'web.error.refused.title' : `web.error.${kind}.title`),
    lead: problem.detail ?? t(`web.error.${kind}.text`, { seconds: problem.retryAfterSeconds ?? 0 }),
    children: (
      <>
        {problem.issues && problem.issues.length > 0 && (
          <ul>
            {problem.issues.map((issue) => (
              <li>{issueText(issue, t)}</li>
            ))}
          </ul>
        )}
        {problem.status >= 500 && (
          <p>
            <code>{problem.requestId}</code>
          </p>
        )}
        <Actions>
          {kind === 'signInNeeded' ? (
            <LinkButton href={`/sign-in?next=${encodeURIComponent(page.url)}`}>{t('web.account.signIn')}</LinkButton>
          ) : (
            <Onward kind={kind} page={page} />
          )}
          {kind === 'notFound' && (
            <LinkButton kind="secondary" href="/suppliers">
              {t('web.error.search')}
            </LinkButton>
          )}
        </Actions>
      </>
    ),
  });
}
