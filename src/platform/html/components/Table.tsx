import type { ComponentChildren } from 'preact';
import { ScrollRegion } from './ScrollRegion.tsx';

export interface Column {
  label: ComponentChildren;
  numeric?: boolean;
  /** Address of the same list sorted by this column. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
}

export interface TableProps {
  caption: ComponentChildren;
  captionHidden?: boolean;
  columns: readonly Column[];
  /** Cells in the order of the columns. The first cell heads its row unless `rowHeads` is false. */
  rows: readonly (readonly ComponentChildren[])[];
  rowHeads?: boolean;
  /** Says why there is nothing and what to do. */
  empty: ComponentChildren;
  /** Name of the region that scrolls sideways on a narrow screen. */
  scrollLabel: string;
  note?: ComponentChildren;
}

const HeadCell = ({ label, numeric, sortHref, sorted }: Column) => (
  <th scope="col" class={numeric ? 'number' : undefined} aria-sort={sorted ?? (sortHref ? 'none' : undefined)}>
    {sortHref ? <a href={sortHref}>{label}</a> : label}
  </th>
);

export function Table({
  caption,
  captionHidden,
  columns,
  rows,
  rowHeads = true,
  empty,
  scrollLabel,
  note,
}: TableProps) {
  const classOf = (i: number) => (columns[i]?.numeric ? 'number' : undefined);
  return (
    <>
      <ScrollRegion label={scrollLabel}>
        <table>
          <caption>{captionHidden ? <span class="hidden-visually">{caption}</span> : caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeadCell {...column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr class="table-empty">
                <td colSpan={columns.length}>{empty}</td>
              </tr>
            )}
            {rows.map((cells) => (
              <tr>
                {cells.map((cell, i) =>
                  i === 0 && rowHeads ? (
                    <th scope="row" class={classOf(i)}>
                      {cell}
                    </th>
                  ) : (
                    <td class={classOf(i)}>{cell}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {note && <p class="table-note">{note}</p>}
    </>
  );
}
