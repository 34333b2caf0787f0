import type { Reader } from './reader.ts';

export function Account({ page }: { page: Reader }) {
  const { t, actor } = page;
  if (actor.kind === 'anonymous') return <a href="/sign-in">{t('web.account.signIn')}</a>;
  return (
    <div class="account">
      <span class="account-name">{actor.name}</span>
      <form method="post" action="/sign-out">
        <input type="hidden" name="_csrf" value={page.csrfToken} />
        <input type="hidden" name="idempotencyKey" value={page.idempotencyKey()} />
        <button type="submit">{t('web.account.signOut')}</button>
      </form>
    </div>
  );
}
