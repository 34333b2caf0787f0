import type { Actor } from '../context.ts';
import type { Translator } from '../i18n/index.ts';

/** What every page may know beside its view model: words, the reader, and what the frame around it shows. */
export interface PageContext {
  t: Translator;
  actor: Actor;
  /** Code and shown name of the economy that the page speaks about. */
  economy: { code: string; name: string };
  economies: readonly { code: string; name: string }[];
  /** True where the economy is simulated: the frame says so on every page. */
  demonstration: boolean;
  /** ISO date. */
  today: string;
  /** Path and query of the request. */
  url: string;
  /** Value of the hidden field that protects forms against forgery across sites. */
  csrfToken: string;
  /** A fresh key for each form, so that sending it twice has its effect once. */
  idempotencyKey: () => string;
  /** Panels that other rooms put into this page's slots, already drawn: slot name to nodes. */
  panels: Readonly<Record<string, readonly import('preact').VNode[]>>;
  /** Address of a built asset (style sheet, island) with its content hash. */
  asset: (name: string) => string;
}
