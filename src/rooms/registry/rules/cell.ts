/** What a cell says, or why it says nothing that can be taken. */
export type Cell<Value> =
  | { ok: true; value: Value | null }
  | { ok: false; code: string; message: string; remedy: string };

export const taken = <Value>(value: Value | null): Cell<Value> => ({ ok: true, value });
export const refused = (code: string, message: string, remedy: string): Cell<never> => ({
  ok: false,
  code,
  message,
  remedy,
});

export function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
