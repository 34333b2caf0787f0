import assert from 'node:assert/strict';
import { test } from 'node:test';
import { galleryContext, officer } from '../../test/browser/galleryContext.ts';
import { renderPage } from '../platform/html/renderPage.ts';
import { isCurrent, navigationFor } from './navigation.ts';
import { progressText } from './pages/job.tsx';
import { problemPage } from './pages/problem.tsx';
import { signInPage } from './pages/signIn.tsx';

const bare = (facts: Parameters<typeof galleryContext>[0] = {}) => {
  const page = galleryContext(facts);
  return renderPage(page.frame({ title: 'A & B', children: <p>content</p> }));
};

test('a page has its language, one heading, a title with the portal’s name, and a way past the frame', () => {
  const html = bare();
  assert.match(html, /^<!doctype html>\n<html lang="en">/);
  assert.match(html, /<title>A &amp; B – Toolroom<\/title>/);
  assert.equal((html.match(/<h1/g) ?? []).length, 1);
  assert.match(html, /<a class="skip" href="#main">/);
  assert.doesNotMatch(html, / style=| on[a-z]+=|<script(?! type="module" src)/);
});

test('an anonymous reader asks for no forgery token, so that the page needs no cookie', () => {
  const page = galleryContext();
  Object.defineProperty(page, 'csrfToken', {
    get: () => {
      throw new Error('a token was asked for');
    },
  });
  assert.match(renderPage(page.frame({ title: 'T', children: null })), /href="\/sign-in"/);
});

test('navigation shows what the reader may use', () => {
  const anonymous = galleryContext().actor;
  assert.ok(!navigationFor(anonymous).some((item) => item.href === '/imports'));
  assert.ok(navigationFor(officer).some((item) => item.href === '/imports'));
});

test('a page below an item marks it as current, a page with a like name does not', () => {
  assert.equal(isCurrent({ href: '/suppliers' }, '/suppliers/12?x=1'), true);
  assert.equal(isCurrent({ href: '/suppliers' }, '/suppliers-abroad'), false);
});

test('a simulated economy says so; a real one does not', () => {
  assert.match(bare({ demonstration: true }), /Simulated economy/);
  assert.doesNotMatch(bare({ demonstration: false }), /Simulated economy/);
});

test('a translation that nobody has reviewed says so on the page', () => {
  assert.match(bare({ locale: 'ko' }), /No speaker of this language has reviewed/);
  assert.doesNotMatch(bare({ locale: 'en' }), /No speaker of this language/);
});

test('one economy leaves nothing to choose', () => {
  assert.doesNotMatch(bare({ economies: [{ code: 'TWN', name: 'Chinese Taipei' }] }), /action="\/economy"/);
});

test('demonstration users are shown only where they are passed in', () => {
  const show = (view: Parameters<typeof signInPage>[0]) => renderPage(signInPage(view, galleryContext()));
  assert.doesNotMatch(show({}), /Users of the demonstration/);
  assert.match(
    show({ demonstration: { password: 'p', users: [{ name: 'Chen', email: 'c@example.org', role: 'owner' }] } }),
    /Sign in as Chen/,
  );
});

test('only a failure of ours shows the request’s number', () => {
  const show = (status: number, code: string) =>
    renderPage(problemPage({ status, code, requestId: 'r-77' }, galleryContext()));
  assert.match(show(500, 'failed'), /r-77/);
  assert.doesNotMatch(show(404, 'notFound'), /r-77/);
  for (const status of [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503]) assert.match(show(status, 'x'), /<h1>/);
});

test('progress says how far, how much, and how long', () => {
  const { t } = galleryContext();
  const text = (done: number, total: number | null, secondsLeft: number | null) =>
    progressText({ state: 'running', done, total, secondsLeft }, t);
  assert.equal(text(500, 1000, 61), '500 of 1,000 (50%), about 2 minutes left');
  assert.equal(text(7, null, null), '7 done, time left is not known yet');
  assert.equal(
    progressText({ state: 'queued', done: 0, total: null, secondsLeft: null }, t),
    'waiting for a free worker',
  );
});
