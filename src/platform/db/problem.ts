/**
 * The database can't be used as things stand, and a person can do something about it: the message says what is the
 * matter, `remedy` what to do. Bugs and lost connections stay plain errors.
 */
export class DatabaseProblem extends Error {
  constructor(
    readonly code: DatabaseProblemCode,
    message: string,
    readonly remedy: string,
  ) {
    super(`${message} ${remedy}`);
    this.name = 'DatabaseProblem';
  }
}

export type DatabaseProblemCode =
  | 'noBinaries'
  | 'folderNotOurs'
  | 'folderUnusable'
  | 'clusterNewer'
  | 'clusterOlder'
  | 'startFailed'
  | 'urlMalformed'
  | 'serverTooOld'
  | 'notMigrated'
  | 'migrationsNewer'
  | 'migrationChanged'
  | 'rolesMissing'
  | 'notEmpty'
  | 'archiveDamaged'
  | 'archiveNewer';
