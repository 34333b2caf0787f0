const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_NODATA',
  'ETIMEDOUT',
]);
const closedFiles: Readonly<Record<string, string>> = {
  EACCES: 'you may not read or write it',
  EPERM: 'you may not read or write it',
  EROFS: 'it lies on a disk that is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is used up',
  EMFILE: 'too many files are open at once',
};
const lostConnection = /^(Connection terminated|timeout expired|timeout exceeded|The server does not support SSL)/;
const remedy = () =>
  process.env.DATABASE_URL
    ? 'Check that the server runs and that DATABASE_URL names it.'
    : 'Run the command again; toolroom doctor looks closer.';

/** A sentence on a server or disk that fails us and that a person can see to; null where the error is a bug of ours. */
export function explainOutage(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return explainOutage(error.errors[0]);
  if (!(error instanceof Error)) return null;
  const {
    code = '',
    syscall,
    path,
    address,
    port,
  } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (unreachable.has(code) || syscall === 'connect') {
    const where = address === undefined ? (path ?? error.message) : [address, port].filter(Boolean).join(':');
    return `The database server can't be reached (${code}: ${where}). ${remedy()}`;
  }
  if ('severity' in error) return explainRefusal(code, error.message);
  if (lostConnection.test(error.message))
    return `The connection to the database was lost (${error.message}). ${remedy()}`;
  if (/CERT|SELF_SIGNED/.test(code)) {
    return `The certificate of the database server is not trusted (${code}). Name its authority in NODE_EXTRA_CA_CERTS.`;
  }
  const closed = closedFiles[code];
  return closed === undefined ? null : `${path ?? error.message}: ${closed}.`;
}

/** Codes by which PostgreSQL says that it, and not our SQL, is the matter. */
function explainRefusal(code: string, message: string): string | null {
  const said = `PostgreSQL says: ${message}.`;
  if (code.startsWith('28')) return `${said} Check the login and the password of DATABASE_URL.`;
  if (code === '3D000') return `${said} Make the database, or correct the name at the end of DATABASE_URL.`;
  if (code.startsWith('08') || code.startsWith('57P')) return `${said} ${remedy()}`;
  if (code === '53300') return `${said} Let it take more connections (max_connections), or run fewer workers.`;
  if (code.startsWith('53')) return `${said} Give it the room that it lacks.`;
  if (code === '25006') return `${said} Name the server that takes writes, not its copy.`;
  return null;
}
