/** Where parts of an economy are drawn: shares of the drawing, from its top left corner. */
export interface FrameLayout {
  /** Written on an inset: the place's English name. */
  name: string;
  /** What lies within these longitudes and latitudes belongs here: west, south, east, north. Frames do not overlap. */
  bounds: readonly [number, number, number, number];
  box: { left: number; top: number; width: number; height: number };
  /** An inset has a frame around it. */
  inset: boolean;
}

export interface MapLayout {
  width: number;
  height: number;
  frames: readonly FrameLayout[];
}

/** The main island, and islands that lie far from it in frames along the left side. */
const taiwanLayout: MapLayout = {
  width: 520,
  height: 640,
  frames: [
    {
      name: 'Lienchiang',
      bounds: [119.8, 25.9, 120.6, 26.45],
      box: { left: 0.01, top: 0.02, width: 0.26, height: 0.17 },
      inset: true,
    },
    {
      name: 'Wuqiu',
      bounds: [119.4, 24.95, 119.5, 25.05],
      box: { left: 0.01, top: 0.21, width: 0.14, height: 0.09 },
      inset: true,
    },
    {
      name: 'Kinmen',
      bounds: [118.1, 24.1, 118.6, 24.6],
      box: { left: 0.01, top: 0.32, width: 0.26, height: 0.14 },
      inset: true,
    },
    {
      name: 'Penghu',
      bounds: [119.25, 23.15, 119.75, 23.85],
      box: { left: 0.01, top: 0.48, width: 0.26, height: 0.27 },
      inset: true,
    },
    {
      name: 'main',
      bounds: [119.9, 21.8, 122.1, 25.4],
      box: { left: 0.24, top: 0.01, width: 0.75, height: 0.98 },
      inset: false,
    },
  ],
};

const layouts: Readonly<Record<string, MapLayout>> = { TWN: taiwanLayout, XDM: taiwanLayout };

export function mapLayoutOf(economy: string): MapLayout {
  const layout = layouts[economy];
  if (!layout) throw new RangeError(`mapLayoutOf: ${economy} has no layout`);
  return layout;
}
