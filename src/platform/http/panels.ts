import type { VNode } from 'preact';
import type { Context } from '../context.ts';
import type { PageContext } from '../html/page.ts';
import type { Panel } from '../room/define.ts';

// biome-ignore lint/suspicious/noExplicitAny: panels of every model.
type AnyPanel = Panel<any, any>;

export interface LoadedPanel {
  panel: AnyPanel;
  model: unknown;
}

/** Loads what other rooms have to say in a page's slots, under the reader's own rights. */
export async function loadPanels(
  panels: readonly AnyPanel[],
  ctx: Context,
  slots: readonly { slot: string; subject: object }[],
): Promise<LoadedPanel[]> {
  const wanted = slots.flatMap(({ slot, subject }) =>
    panels.filter((panel) => panel.slot === slot).map((panel) => ({ panel, subject })),
  );
  const loaded = await Promise.all(
    wanted.map(async ({ panel, subject }) => ({ panel, model: await panel.load(ctx, subject) })),
  );
  return loaded.filter(({ model }) => model !== null);
}

export function drawPanels(loaded: readonly LoadedPanel[], page: PageContext): Record<string, VNode[]> {
  const drawn: Record<string, VNode[]> = {};
  for (const { panel, model } of loaded) {
    drawn[panel.slot] = [...(drawn[panel.slot] ?? []), panel.draw(model, page)];
  }
  return drawn;
}

export function panelModels(loaded: readonly LoadedPanel[]): Record<string, Record<string, unknown>> {
  const models: Record<string, Record<string, unknown>> = {};
  for (const { panel, model } of loaded) models[panel.slot] = { ...models[panel.slot], [panel.name]: model };
  return models;
}
