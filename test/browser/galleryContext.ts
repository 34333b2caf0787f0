import type { Actor } from '../../src/platform/context.ts';
import type { PageContext } from '../../src/platform/html/page.ts';
import { createTranslator } from '../../src/platform/i18n/index.ts';
import { layout } from '../../src/web/layout.tsx';

const anonymous: Actor = { kind: 'anonymous', userId: null, name: '', roles: [], organisationId: null, economies: [] };
export const officer: Actor = { ...anonymous, kind: 'user', userId: 'u1', name: 'Lin Mei-hua', roles: ['officer'] };

let keys = 0;

/** A reader of the gallery; what a test wants different comes in `facts`. */
export function galleryContext(facts: Partial<PageContext> & { locale?: string } = {}): PageContext {
  const { locale = 'en', ...rest } = facts;
  const page: PageContext = {
    t: createTranslator(locale, { timeZone: 'Asia/Taipei' }),
    actor: anonymous,
    economy: { code: 'XDM', name: 'Demonstration economy' },
    economies: [
      { code: 'XDM', name: 'Demonstration economy' },
      { code: 'TWN', name: 'Chinese Taipei' },
    ],
    demonstration: true,
    today: '2024-05-17',
    url: '/suppliers?q=metal',
    csrfToken: 'token',
    idempotencyKey: () => `key-${++keys}`,
    panels: {},
    asset: (name) => `/assets/${name}`,
    frame: (content) => layout({ page, ...content }),
    ...rest,
  };
  return page;
}
