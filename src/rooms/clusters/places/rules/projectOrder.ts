/** Whether `id` would come to need itself if it needed `needs`. */
export function findCircle(id: string, needs: string, needsOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null = needs; at !== null && !seen.has(at); at = needsOf.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
