import { lstatSync, statSync } from 'node:fs';
import path from 'node:path';

/** PostgreSQL refuses root; `nobody` has a passwd entry everywhere, which initdb needs. */
const nobody = { uid: 65534, gid: 65534 };

export interface ServerUser {
  uid: number;
  gid: number;
}

/** The user that the server must run as where it isn't the user who starts it. */
export function otherServerUser(): ServerUser | null {
  return process.getuid?.() === 0 ? nobody : null;
}

/** Can this user reach what lies in the folder? Judged by mode bits; access lists are not read. */
export function canTraverse(user: ServerUser, folder: string): boolean {
  for (let current = path.resolve(folder); ; current = path.dirname(current)) {
    if (!grants(user, current, 0o1)) return false;
    if (current === path.dirname(current)) return true;
  }
}

export function canRead(user: ServerUser, file: string): boolean {
  return canTraverse(user, path.dirname(file)) && grants(user, file, 0o4);
}

function grants(user: ServerUser, file: string, bit: number): boolean {
  const stat = statSync(file);
  if (stat.uid === user.uid) return (stat.mode & (bit << 6)) !== 0;
  if (stat.gid === user.gid) return (stat.mode & (bit << 3)) !== 0;
  return (stat.mode & bit) !== 0;
}

/** A folder that was there before us may have been put there for us: it must be ours, real, and closed to writers. */
export function isOwnFolder(folder: string): boolean {
  const stat = lstatSync(folder);
  return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
}
