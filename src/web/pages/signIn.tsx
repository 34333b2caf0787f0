import type { VNode } from 'preact';
import type { Role } from '../../platform/context.ts';
import { Button, Form, Input, Notice } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';

export interface SignInView {
  email?: string;
  /** Where to go afterwards; an address of this site. */
  back?: string;
  error?: { kind: 'failed' | 'refused' } | { kind: 'tooMany'; seconds: number };
  /** Passed in by the demonstration alone. */
  demonstration?: { password: string; users: readonly { name: string; email: string; role: Role }[] };
}

export function signInPage(view: SignInView, page: PageContext): VNode {
  const { t } = page;
  const { error } = view;
  const seconds = error?.kind === 'tooMany' ? error.seconds : 0;
  const message = error && t(`web.signIn.${error.kind}`, { seconds });
  return page.frame({
    title: t('web.signIn.title'),
    lead: t('web.signIn.lead'),
    errors: message ? [{ fieldId: 'email', text: message }] : [],
    children: (
      <div class="columns columns-half">
        <div class="sign-in">
          <Form page={page} action="/sign-in">
            {view.back && <input type="hidden" name="back" value={view.back} />}
            <Input
              id="email"
              name="email"
              type="email"
              label={t('web.signIn.email')}
              value={view.email}
              autoComplete="username"
              spellCheck={false}
              error={message}
              required
            />
            <Input
              id="password"
              name="password"
              type="password"
              label={t('web.signIn.password')}
              autoComplete="current-password"
              required
            />
            <Button>{t('web.signIn.submit')}</Button>
          </Form>
        </div>
        {view.demonstration && <DemonstrationUsers {...view.demonstration} back={view.back} page={page} />}
      </div>
    ),
  });
}

function DemonstrationUsers({
  users,
  password,
  back,
  page,
}: NonNullable<SignInView['demonstration']> & { back?: string | undefined; page: PageContext }) {
  const { t } = page;
  return (
    <Notice title={t('web.signIn.demonstration.title')}>
      <p>{t('web.signIn.demonstration.text', { password })}</p>
      {users.map(({ name, email, role }) => (
        <Form page={page} action="/sign-in">
          {back && <input type="hidden" name="back" value={back} />}
          <input type="hidden" name="email" value={email} />
          <input type="hidden" name="password" value={password} />
          <div class="choose-user">
            <Button kind="quiet">{t('web.signIn.demonstration.as', { name })}</Button>
            <span class="muted small">{t(`web.role.${role}`)}</span>
          </div>
        </Form>
      ))}
    </Notice>
  );
}
