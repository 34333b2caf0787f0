import type { PageContext } from '../../../../platform/html/page.ts';
import type { UpdateView } from '../views/updates.ts';
import { KindTag, whenText } from './words.tsx';

/** Items below each other: what, when, by whom. */
export const UpdateItems = ({
  updates,
  page,
  level,
}: {
  updates: readonly UpdateView[];
  page: PageContext;
  level: 2 | 3;
}) => {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul class="results">
      {updates.map((one) => (
        <li>
          <Heading>
            <a href={`/updates/${one.id}?economy=${page.economy.code}`}>{one.title}</a>
          </Heading>
          <p>
            <KindTag update={one} page={page} />{' '}
            <span class="muted">
              {whenText(one, page)} · {one.publisher}
            </span>
          </p>
          <p>{one.summary}</p>
        </li>
      ))}
    </ul>
  );
};
