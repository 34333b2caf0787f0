/**
 * Offers a map that can be moved where the page holds a drawn one. The library is fetched when the reader asks for it:
 * it weighs more than all the rest of the page.
 */
function offerMap(figure: HTMLElement): void {
  const drawing = figure.querySelector<HTMLElement>('[data-map-drawing]');
  const open = figure.querySelector<HTMLButtonElement>('[data-map-open]');
  const close = figure.querySelector<HTMLButtonElement>('[data-map-close]');
  if (!drawing || !open || !close) return;
  let ground: HTMLElement | null = null;
  open.hidden = false;
  open.addEventListener('click', async () => {
    open.disabled = true;
    const { openMap } = await import('./mapView.ts').finally(() => {
      open.disabled = false;
    });
    drawing.hidden = true;
    if (ground) ground.hidden = false;
    else {
      ground = document.createElement('div');
      ground.className = 'map-island';
      drawing.after(ground);
      await openMap(ground, figure.dataset);
    }
    open.hidden = true;
    close.hidden = false;
    close.focus();
  });
  close.addEventListener('click', () => {
    if (ground) ground.hidden = true;
    drawing.hidden = false;
    close.hidden = true;
    open.hidden = false;
    open.focus();
  });
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-island="map"]')) offerMap(figure);
