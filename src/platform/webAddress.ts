/** An address that a browser opens: http or https with a host, nothing that runs. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}
