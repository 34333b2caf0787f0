import type { VNode } from 'preact';
import { Actions, LinkButton } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';

/** The part of a problem document (RFC 9457) that a person is shown. */
export interface ProblemView {
  status: number;
  code: string;
  requestId: string;
  issues?: readonly { path: string; message: string }[];
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

/** Any refusal or failure as a page: what happened, what it means, what to do. */
export function problemPage(problem: ProblemView, page: PageContext): VNode {
  const { t } = page;
  const kind = kindOf(problem);
  return page.frame({
    title: t(`web.error.${kind}.title`),
    lead: t(`web.error.${kind}.text`, { seconds: problem.retryAfterSeconds ?? 0 }),
    children: (
      <>
        {problem.issues && problem.issues.length > 0 && (
          <ul>
            {problem.issues.map(({ path, message }) => (
              <li>{path ? `${path}: ${message}` : message}</li>
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
            <LinkButton href={`/sign-in?back=${encodeURIComponent(page.url)}`}>{t('web.account.signIn')}</LinkButton>
          ) : (
            <LinkButton href="/">{t('web.error.back')}</LinkButton>
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
