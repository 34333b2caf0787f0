import type { VNode } from 'preact';
import { Actions, LinkButton, Notice, ProgressBar } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { ReadingView } from '../views/reach.ts';
import { deskCrumb } from './parts.tsx';

type Drawing<View> = (view: View, page: PageContext) => VNode;

/** The page itself, or in its place how far the firms have been read. */
export const unlessReadingPage =
  <View extends object>(draw: Drawing<View>): Drawing<View | ReadingView> =>
  (view, page) =>
    isReading(view) ? readingPage(view, page) : draw(view, page);

const isReading = (view: object): view is ReadingView =>
  'state' in view && (view.state === 'reading' || view.state === 'failed') && 'of' in view;

/** Comes again by itself, with script and without; after a failure only when somebody asks. */
function readingPage(view: ReadingView, page: PageContext): VNode {
  const { t, url } = page;
  const isOn = view.state === 'reading';
  return page.frame({
    title: t('reach.reading.title'),
    lead: t(isOn ? 'reach.reading.lead' : 'reach.reading.failed.lead'),
    breadcrumbs: [deskCrumb(page)],
    islands: isOn ? ['progress'] : [],
    head: isOn ? (
      <noscript>
        <meta http-equiv="refresh" content="3" />
      </noscript>
    ) : undefined,
    children: (
      <>
        {isOn ? <Progress view={view} page={page} /> : <Failed page={page} />}
        <Actions>
          <LinkButton kind="secondary" href={url}>
            {t(isOn ? 'reach.reading.look' : 'reach.reading.again')}
          </LinkButton>
        </Actions>
      </>
    ),
  });
}

function Progress({ view: { read, of }, page: { t, url } }: { view: ReadingView; page: PageContext }) {
  const isCounted = of > 0;
  const key = read < of ? 'reach.reading.firms' : 'reach.reading.facts';
  return (
    <div data-island="progress" data-src={url}>
      <ProgressBar
        id="reading"
        label={t('reach.reading.progress')}
        text={t(key, { read, of })}
        done={read}
        total={isCounted ? of : null}
      />
    </div>
  );
}

const Failed = ({ page: { t } }: { page: PageContext }) => (
  <Notice tone="action" title={t('reach.reading.failed')} role="status">
    {t('reach.reading.failed.text')}
  </Notice>
);
