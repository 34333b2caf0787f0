import type { VNode } from 'preact';
import { Cards, Empty, type KeyFigureProps, KeyFigures, Steps } from '../../platform/html/components/index.ts';
import type { PageContext } from '../../platform/html/page.ts';

export interface HomeView {
  /** Numbers of today, each with its date and, where it was estimated, its interval; already in words. */
  figures: readonly KeyFigureProps[];
  /** Where each door leads; one without an address is not shown. */
  doors: Partial<Record<Door, string>>;
}

const doors = ['firm', 'supplier', 'evidence'] as const;
type Door = (typeof doors)[number];
const pageOfStage = {
  stock: '/suppliers',
  act: '/programmes',
  link: '/tenders',
  measure: '/evidence',
  correct: '/corrections',
} as const;
const stages = ['stock', 'act', 'link', 'measure', 'correct'] as const;

export function homePage(view: HomeView, page: PageContext): VNode {
  const { t } = page;
  const open = doors.filter((door) => view.doors[door]);
  return page.frame({
    title: t('web.home.title'),
    lead: t('web.home.lead'),
    hero: true,
    children: (
      <>
        <h2 class="hidden-visually">{t('web.home.doors.label')}</h2>
        <Cards
          door
          cards={open.map((door) => ({
            title: t(`web.home.doors.${door}.title`),
            text: t(`web.home.doors.${door}.text`),
            action: t(`web.home.doors.${door}.action`),
            href: view.doors[door]!,
          }))}
        />
        <h2>{t('web.home.numbers.title', { economy: page.economy.name })}</h2>
        {view.figures.length > 0 ? (
          <KeyFigures figures={view.figures} />
        ) : (
          <Empty title={t('html.absence.noData')}>{t('web.home.numbers.empty', { economy: page.economy.name })}</Empty>
        )}
        <h2>{t('web.home.loop.title')}</h2>
        <Steps
          across
          steps={stages.map((stage) => ({
            state: 'coming',
            label: t(`web.home.loop.${stage}.title`),
            text: t(`web.home.loop.${stage}.text`),
            href: pageOfStage[stage],
          }))}
        />
      </>
    ),
  });
}
