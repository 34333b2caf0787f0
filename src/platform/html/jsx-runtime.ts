import type { ComponentType } from 'preact';
import type { JSX as PreactJSX } from 'preact/jsx-runtime';
import { Fragment, jsx as preactJsx, jsxDEV as preactJsxDev, jsxs as preactJsxs } from 'preact/jsx-runtime';
import { guarded } from './strictAttributes.ts';

export { renderPage, renderToString } from './renderPage.ts';
export { Fragment };
export const jsx: typeof preactJsx = guarded(preactJsx);
export const jsxs: typeof preactJsxs = guarded(preactJsxs);
export const jsxDEV: typeof preactJsxDev = guarded(preactJsxDev);

/** An attribute that the content security policy would refuse, or that only a script could answer. */
type Refused = 'style' | 'dangerouslySetInnerHTML' | `on${string}`;
type Strict<Attributes> = { [Name in keyof Attributes as Name extends Refused ? never : Name]: Attributes[Name] };
type StrictElements = { [Tag in keyof PreactJSX.IntrinsicElements]: Strict<PreactJSX.IntrinsicElements[Tag]> };

export declare namespace JSX {
  // biome-ignore lint/suspicious/noExplicitAny: components of every shape; their props are checked where they are used.
  type ElementType<P = any> = keyof StrictElements | ComponentType<P>;
  interface Element extends PreactJSX.Element {}
  type ElementClass = PreactJSX.ElementClass;
  interface ElementAttributesProperty extends PreactJSX.ElementAttributesProperty {}
  interface ElementChildrenAttribute extends PreactJSX.ElementChildrenAttribute {}
  type LibraryManagedAttributes<Component, Props> = PreactJSX.LibraryManagedAttributes<Component, Props>;
  interface IntrinsicAttributes extends PreactJSX.IntrinsicAttributes {}
  interface IntrinsicElements extends StrictElements {}
}
