/** The command line itself is at fault: one sentence that says what, and what to do. */
export class UsageError extends Error {}
