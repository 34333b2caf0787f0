/** Found clusters that a firm belongs to. */
export interface FirmFoundClusters {
  state: 'noRun' | 'found';
  clusters: readonly { id: string; title: string; isCore: boolean; establishments: number }[];
}
