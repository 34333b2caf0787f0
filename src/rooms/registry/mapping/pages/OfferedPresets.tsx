import { Actions, Button, Form } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { DraftView } from '../views/draft.ts';

/** Mappings that know the columns of this file, the best first. */
export function OfferedPresets({ view, page }: { view: DraftView; page: PageContext }) {
  const { t } = page;
  if (view.presets.length === 0) return null;
  return (
    <section aria-labelledby="presets">
      <h2 id="presets">{t('registry.mapping.presets')}</h2>
      <ul class="cards">
        {view.presets.map(({ name, title, share, missing }) => (
          <li class="card">
            <h3 class="card-title">{title}</h3>
            <p class="card-facts">
              {missing.length === 0
                ? t('registry.mapping.presets.fits', {
                    share: t.number(share, { style: 'percent', maximumFractionDigits: 0 }),
                  })
                : t('registry.mapping.presets.lacks', {
                    columns: missing.slice(0, 5).join(', '),
                    count: missing.length,
                  })}
            </p>
            <Form page={page} action={`/imports/drafts/${view.id}/preset?economy=${page.economy.code}`} label={title}>
              <input type="hidden" name="preset" value={name} />
              <Actions>
                {missing.length === 0 && (
                  <Button kind="secondary" name="go" value="read">
                    {t('registry.mapping.presets.read')}
                  </Button>
                )}
                <Button kind="quiet" name="go" value="fill">
                  {t('registry.mapping.presets.fill')}
                </Button>
              </Actions>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
