import type { PageContext } from '../../../platform/html/page.ts';
import type { ImportView } from '../views/imports.ts';

const decisions = ['created', 'updated', 'unchanged', 'rejected'] as const;

/** Ways to the rows of each kind, and what they contradict. */
export function ImportLists({ view, page }: { view: ImportView; page: PageContext }) {
  const { t } = page;
  const lists = decisions.filter((list) => view[list] > 0 && (view.state === 'staged' || list === 'rejected'));
  const conflicts = Object.entries(view.conflicts).filter(([, rows]) => rows > 0);
  const link = (list: string, rows: number) => (
    <li>
      <a
        href={`/imports/${view.id}/rows?economy=${page.economy.code}&list=${list === 'repeatedKey' ? 'rejected' : list}`}
      >
        {t(`registry.import.lists.${list}`, { rows })}
      </a>
    </li>
  );
  return (
    <>
      {lists.length > 0 && (
        <section aria-labelledby="lists">
          <h2 id="lists">{t('registry.import.lists')}</h2>
          <ul>
            {lists.map((list) =>
              link(list, list === 'unchanged' ? view.unchanged - (view.conflicts.outranked ?? 0) : view[list]),
            )}
          </ul>
        </section>
      )}
      {conflicts.length > 0 && view.state === 'staged' && (
        <section aria-labelledby="conflicts">
          <h2 id="conflicts">{t('registry.import.conflicts')}</h2>
          <p>{t('registry.import.conflicts.text')}</p>
          <ul>{conflicts.map(([list, rows]) => link(list, rows))}</ul>
        </section>
      )}
    </>
  );
}
