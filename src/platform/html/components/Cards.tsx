import type { ComponentChildren } from 'preact';

export interface Card {
  title: ComponentChildren;
  /** Makes the whole card a link. With `action` the words of the link are those. */
  href?: string;
  text?: ComponentChildren;
  facts?: ComponentChildren;
  action?: string;
}

/** `door` marks the few ways that lead from a landing page. `level` is that of the cards' headings. */
export const Cards = ({ cards, door, level = 3 }: { cards: readonly Card[]; door?: boolean; level?: 2 | 3 | 4 }) => {
  const Heading = `h${level}` as 'h2' | 'h3' | 'h4';
  return (
    <ul class={door ? 'cards cards-doors' : 'cards'}>
      {cards.map(({ title, href, text, facts, action }) => (
        <li class={door ? 'card card-door' : 'card'}>
          <Heading class="card-title">{href && !action ? <a href={href}>{title}</a> : title}</Heading>
          {text && <p>{text}</p>}
          {facts && <p class="card-facts">{facts}</p>}
          {href && action && (
            <p class="card-action">
              <a href={href}>{action}</a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};
