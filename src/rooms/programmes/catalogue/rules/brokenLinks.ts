/** What is known of an address: failing on three days makes it broken for everybody, one answer clears it. */
export const failuresUntilBroken = 3;

export const isBroken = ({ failures }: { failures: number }): boolean => failures >= failuresUntilBroken;
