/** Keeps the latest answers of something costly that its key alone decides, and works each out once. */
export function keptAnswers<Answer>(most: number) {
  const kept = new Map<string, Promise<Answer>>();
  return (key: string, work: () => Promise<Answer>): Promise<Answer> => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const answer = work();
    kept.set(key, answer);
    // What failed is asked for anew.
    answer.catch(() => kept.delete(key));
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return answer;
  };
}
