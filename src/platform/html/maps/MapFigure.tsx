import type { ComponentChildren } from 'preact';
import { FigureFoot } from '../charts/ChartWithTable.tsx';
import type { TableProps } from '../components/Table.tsx';

export interface MapFigureProps {
  id: string;
  finding: string;
  unit: ComponentChildren;
  /** The drawn map. */
  map: ComponentChildren;
  legend?: ComponentChildren;
  note?: string;
  table: Omit<TableProps, 'captionHidden'>;
  words: {
    table: string;
    csv: string;
    made?: string;
    open: string;
    close: string;
    library: Readonly<Record<string, string>>;
  };
  csvHref?: string | undefined;
  madeHref?: string | undefined;
  /** Address of the shapes for the map that can be moved; the page lists the island `map`. */
  geoJsonHref?: string | undefined;
  /** Named on the movable map. */
  attribution?: string;
}

/** A map with its finding, its legend, its numbers and a file; better with script, whole without. */
export const MapFigure = (props: MapFigureProps) => (
  <figure
    class="figure map-figure"
    id={props.id}
    data-island={props.geoJsonHref ? 'map' : undefined}
    data-geojson={props.geoJsonHref}
    data-words={props.geoJsonHref ? JSON.stringify(props.words.library) : undefined}
    data-attribution={props.geoJsonHref ? props.attribution : undefined}
  >
    <figcaption>
      <p class="finding">{props.finding}</p>
      <p class="figure-unit">{props.unit}</p>
    </figcaption>
    {props.geoJsonHref && (
      <div class="map-switch">
        <button type="button" class="button button-secondary button-small" data-map-open hidden>
          {props.words.open}
        </button>
        <button type="button" class="button button-secondary button-small" data-map-close hidden>
          {props.words.close}
        </button>
      </div>
    )}
    <div class="map-frame" data-map-drawing>
      {props.map}
    </div>
    {props.legend}
    {props.note && <p class="figure-unit">{props.note}</p>}
    <FigureFoot table={props.table} words={props.words} csvHref={props.csvHref} madeHref={props.madeHref} />
  </figure>
);
