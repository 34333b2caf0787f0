import type { PageContext } from '../../src/platform/html/page.ts';
import { renderPage } from '../../src/platform/html/renderPage.ts';
import { aboutDataPage } from '../../src/web/pages/aboutData.tsx';
import { accessibilityPage } from '../../src/web/pages/accessibility.tsx';
import { homePage } from '../../src/web/pages/home.tsx';
import { type JobView, jobPage, progressText } from '../../src/web/pages/job.tsx';
import { jobsPage } from '../../src/web/pages/jobs.tsx';
import { problemPage } from '../../src/web/pages/problem.tsx';
import { signInPage } from '../../src/web/pages/signIn.tsx';
import { GalleryCharts } from './galleryCharts.tsx';
import { GalleryComponents } from './galleryComponents.tsx';
import { galleryContext, officer } from './galleryContext.ts';
import { GalleryForms } from './galleryForms.tsx';
import { GalleryMaps, galleryGeoJson } from './galleryMaps.tsx';

const problem = (status: number, code: string) => ({ status, code, requestId: '3f1c-77a2' });

function jobView(state: JobView['state'], page: PageContext): JobView {
  const facts = { state, done: 41_200, total: 90_833, secondsLeft: 8 };
  return {
    ...facts,
    id: 'j1',
    titleKey: 'web.jobs.title',
    what: 'Reading rows',
    progressText: progressText(facts, page.t),
    askedBy: 'Lin Mei-hua',
    atQueued: '2024-05-17T02:10:00Z',
    atStarted: '2024-05-17T02:10:02Z',
    atFinished: state === 'running' ? null : '2024-05-17T02:11:00Z',
    attempt: 2,
    resultUrl: '/imports/1',
    faults: [{ message: 'Row 12 has no register number.', remedy: 'Add one, or leave the row out.' }],
    canCancel: true,
  };
}

const figures = [
  {
    label: 'Plants in production',
    value: '90,833',
    facts: ['31 December 2016'],
    made: { href: '/data', text: 'How was this made?' },
  },
  { label: 'Towns with a cluster', value: '214', unit: 'of 368', facts: ['false discovery rate 5 %'] },
  { label: 'Programmes open', value: '7', facts: ['17 May 2024'] },
  { label: 'Complaints answered in time', value: '92', unit: '%', facts: ['61 complaints, since January 2024'] },
];

/** Every page that the portal itself has, and every part that rooms build theirs from. */
export const galleryPages: Readonly<Record<string, () => string>> = {
  '/components': () => {
    const page = galleryContext({ actor: officer });
    return renderPage(
      page.frame({
        title: 'Components',
        lead: 'Every part in every state.',
        breadcrumbs: [{ href: '/suppliers', text: 'Suppliers' }],
        children: <GalleryComponents page={page} />,
      }),
    );
  },
  '/forms': () => {
    const page = galleryContext();
    const errors = [
      { fieldId: 'email', text: 'Enter an address like name@example.org' },
      { fieldId: 'help-first', text: 'Choose what would help' },
    ];
    return renderPage(
      page.frame({
        title: 'Apply for a voucher',
        lead: 'It takes about ten minutes.',
        errors,
        children: <GalleryForms page={page} />,
      }),
    );
  },
  '/charts': () => {
    const page = galleryContext();
    return renderPage(page.frame({ title: 'Charts', children: <GalleryCharts page={page} /> }));
  },
  '/maps': () => {
    const page = galleryContext();
    return renderPage(
      page.frame({ title: 'Maps', wide: true, islands: ['map'], children: <GalleryMaps page={page} /> }),
    );
  },
  '/home': () => {
    const page = galleryContext({ url: '/' });
    return renderPage(
      homePage({ figures, doors: { firm: '/check', supplier: '/suppliers', evidence: '/clusters' } }, page),
    );
  },
  '/home-pseudo': () => {
    const page = galleryContext({ url: '/', locale: 'qps', actor: officer });
    return renderPage(homePage({ figures: [], doors: { supplier: '/suppliers' } }, page));
  },
  '/sign-in': () => {
    const users = [
      { name: 'Chen Wei', email: 'owner@example.org', role: 'owner' as const },
      { name: 'Lin Mei-hua', email: 'officer@example.org', role: 'officer' as const },
    ];
    return renderPage(
      signInPage(
        {
          error: { kind: 'failed' },
          email: 'lin@example.org',
          back: '/imports',
          demonstration: { password: 'toolroom-demo', users },
        },
        galleryContext(),
      ),
    );
  },
  '/job': () => {
    const page = galleryContext({ actor: officer });
    return renderPage(jobPage(jobView('running', page), page));
  },
  '/job-failed': () => {
    const page = galleryContext({ actor: officer });
    return renderPage(jobPage(jobView('failed', page), page));
  },
  '/jobs-list': () => {
    const page = galleryContext({ actor: officer });
    return renderPage(
      jobsPage(
        { jobs: (['running', 'done', 'failed', 'queued', 'cancelled'] as const).map((state) => jobView(state, page)) },
        page,
      ),
    );
  },
  '/about': () =>
    renderPage(
      aboutDataPage(
        {
          sources: [
            {
              name: 'Register of factories',
              href: 'https://data.gov.tw/dataset/6569',
              provider: 'Ministry of Economic Affairs',
              onAsOf: '2016-12-31',
              records: 90833,
              licence: 'Open Government Data License 1.0',
            },
          ],
        },
        galleryContext({ locale: 'ko' }),
      ),
    ),
  '/accessibility': () => renderPage(accessibilityPage({}, galleryContext())),
  '/missing': () => renderPage(problemPage(problem(404, 'notFound'), galleryContext())),
  '/broken': () => renderPage(problemPage(problem(500, 'failed'), galleryContext())),
  '/shapes.json': galleryGeoJson,
};

/** The pages among them, without the data. */
export const galleryPaths = Object.keys(galleryPages).filter((path) => !path.endsWith('.json'));
