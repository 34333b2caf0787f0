/** Ends the process with a sentence where Node is older than the oldest that is supported. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `Toolroom needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and run the command again.\n`,
  );
  process.exit(1);
}
