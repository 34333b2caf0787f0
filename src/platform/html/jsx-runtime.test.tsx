import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderPage, renderToString } from './renderPage.ts';

test('a style attribute does not compile, on HTML and on SVG elements', () => {
  // @ts-expect-error style is refused by the content security policy
  assert.throws(() => <p style="color: red">red</p>, /style attribute/);
  // @ts-expect-error style is refused by the content security policy
  assert.throws(() => <svg style={{ color: 'red' }} />, /style attribute/);
});

test('a style attribute spread from an untyped value is refused at run time', () => {
  const untyped = { style: 'color: red' } as object;
  assert.throws(() => <p {...untyped}>red</p>, /style attribute/);
});

test('an event handler does not compile', () => {
  // @ts-expect-error pages carry no inline script
  assert.ok(<button type="button" onClick={() => undefined} />);
  // @ts-expect-error markup is built from nodes, never from text
  assert.ok(<p dangerouslySetInnerHTML={{ __html: '<b>' }} />);
});

test('an unknown element does not compile', () => {
  // @ts-expect-error not an element of HTML or SVG
  assert.ok(<notanelement />);
});

test('a page is rendered with its doctype, text escaped, attributes as written', () => {
  const page = renderPage(
    <html lang="en">
      <body>
        <section class="lead" data-island="map" aria-label={'"a" & b'}>
          {'<script>'} 臺中
        </section>
        <svg viewBox="0 0 1 1" role="img" aria-label="line">
          <path d="M0 0" stroke-width={2} fill="none" />
        </svg>
      </body>
    </html>,
  );
  assert.match(page, /^<!doctype html>\n<html lang="en">/);
  assert.match(page, /&lt;script(>|&gt;) 臺中/);
  assert.match(page, /aria-label="&quot;a&quot; &amp; b"/);
  assert.match(page, /<path d="M0 0" stroke-width="2" fill="none"/);
});

test('a fragment renders its children alone', () => {
  assert.equal(
    renderToString(
      <>
        <b>1</b>
        <i>2</i>
      </>,
    ),
    '<b>1</b><i>2</i>',
  );
});
