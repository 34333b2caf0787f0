/** A command that keeps the machine: it opens and closes the database itself. */
export interface SystemCommand {
  /** The words that call it. */
  name: string;
  words: number;
  usage: string;
  summary: string;
  help: string;
  run: (words: readonly string[]) => Promise<number>;
}

export interface SystemOption {
  name: string;
  value: string | null;
  summary: string;
}
