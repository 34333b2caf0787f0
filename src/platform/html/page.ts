import type { ComponentChildren, VNode } from 'preact';
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
  /** Scheme and host under which the portal is known, for addresses on paper. */
  origin?: string;
  /** Value of the hidden field that protects forms against forgery across sites. */
  csrfToken: string;
  /** A fresh key for each form, so that sending it twice has its effect once. */
  idempotencyKey: () => string;
  /** Panels that other rooms put into this page's slots, already drawn: slot name to nodes. */
  panels: Readonly<Record<string, readonly VNode[]>>;
  /** Address of a built asset (style sheet, island) with its content hash. */
  asset: (name: string) => string;
  /** Puts the frame of the portal around a page's content: every page function ends with it. */
  frame: (content: FrameProps) => VNode;
}

/** What a page gives the frame around it. */
export interface FrameProps {
  /** What the page is for; its heading, and its title in the browser. */
  title: string;
  /** The answer, in one or two sentences. */
  lead?: ComponentChildren;
  /** From below the home page to the parent. */
  breadcrumbs?: readonly { href: string; text: string }[];
  /** Faults of the form that the page shows again; each leads to its input. */
  errors?: readonly { fieldId?: string; text: string }[];
  /** For tables and maps that use the whole screen. */
  wide?: boolean;
  /** Title and lead on a ground of their own: landing pages. */
  hero?: boolean;
  /** Names of the scripts that make this page better; it works without. */
  islands?: readonly ('map' | 'progress')[];
  /** Goes into the head, such as a refresh for those without script. */
  head?: ComponentChildren;
  children: ComponentChildren;
}
