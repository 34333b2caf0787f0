import type { Programme } from './programme.ts';

export interface EvidenceItem {
  title: string;
  /** Facts of the firm that the document shows; empty where the programme does not say. */
  forFacts: readonly string[];
}

/** Documents to bring, whichever of the two ways a file writes them. */
export function evidenceOf({ evidence = [] }: Programme): EvidenceItem[] {
  return evidence.map((one) =>
    typeof one === 'string' ? { title: one, forFacts: [] } : { title: one.title, forFacts: one.forFacts ?? [] },
  );
}

export const evidenceTitles = (programme: Programme): string[] => evidenceOf(programme).map(({ title }) => title);
