import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export { renderToString };

/** A whole document: the vnode is its `<html>` element. */
export function renderPage(document: VNode): string {
  return `<!doctype html>\n${renderToString(document)}`;
}
