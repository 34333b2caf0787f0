import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { z } from 'zod';
import { InputFaults } from '../../../platform/command/define.ts';
import { FaultList, refuse } from '../../../platform/command/faults.ts';
import { projectRoot } from '../../../platform/projectRoot.ts';
import { manifestSchema, type ReleaseManifest, type Run, runSchema, type verifiedSchema } from '../views/manifest.ts';
import { programNow } from './programOf.ts';
import { sha256 } from './releaseFiles.ts';

const runFile = promisify(execFile);
const largestManifest = 16 * 1024 * 1024;

/** Holds files against the manifest of a release, and runs its command again: the same bytes must come out. Throws `InputFaults` where they don't. */
export async function verifyManifest(
  manifestFile: string,
  files: readonly string[],
  signal: AbortSignal,
): Promise<z.output<typeof verifiedSchema>> {
  const manifest = readManifest(manifestFile);
  const run = runOf(manifestFile, manifest);
  const { inputs, hasTable } = assign(manifestFile, manifest, run, files);
  const program = { before: manifest.program, now: programNow() };
  if (inputs === null || run === null) return { table: hasTable ? 'same' : null, run: null, program };
  const made = await runAgain(run, inputs, manifestFile, signal);
  if (sha256(made) !== run.output.sha256) {
    const { before, now } = program;
    refuse(manifestFile, {
      column: 'made.run.output.sha256',
      code: 'outputDiffers',
      message: `the command now writes ${sha256(made)}, not ${run.output.sha256}`,
      remedy: `it was run by toolroom ${before?.toolroom ?? 'unknown'} on Node ${before?.node ?? 'unknown'}, now by ${now.toolroom} on Node ${now.node}: run it with the version of then`,
    });
  }
  return { table: hasTable ? 'same' : null, run: 'same', program };
}

function readManifest(file: string): ReleaseManifest {
  const fault = (message: string, column: string | null = null): never =>
    refuse(file, { column, code: 'manifest', message, remedy: 'take manifest.json from the page of the release' });
  let given: unknown;
  try {
    if (statSync(file).size > largestManifest) fault('the manifest is larger than 16 MB');
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof InputFaults) throw error;
    return fault(error instanceof SyntaxError ? 'the manifest is no JSON' : 'the manifest can’t be read');
  }
  const parsed = manifestSchema.safeParse(given);
  const [issue] = parsed.error?.issues ?? [];
  return parsed.data ?? fault(issue?.message ?? 'the manifest is of another kind', issue?.path.join('.') || null);
}

function runOf(file: string, { made }: ReleaseManifest): Run | null {
  if (made.run === undefined) return null;
  const parsed = runSchema.safeParse(made.run);
  const [issue] = parsed.error?.issues ?? [];
  return (
    parsed.data ??
    refuse(file, {
      column: ['made.run', ...(issue?.path ?? [])].join('.'),
      code: 'manifest',
      message: issue?.message ?? 'the run can’t be read',
      remedy: 'take manifest.json from the page of the release',
    })
  );
}

/** Which file is which, by its hash; every one must be named in the manifest, and none of the inputs may be lacking. */
function assign(manifestFile: string, { cells }: ReleaseManifest, run: Run | null, files: readonly string[]) {
  const faults = new FaultList(manifestFile);
  const inputs = new Map<string, string>();
  let hasTable = false;
  for (const file of files) {
    const hash = hashOf(file);
    const isInput = run?.inputs.some((input) => input.sha256 === hash) === true;
    if (isInput) inputs.set(hash, file);
    else if (hash === cells.sha256) hasTable = true;
    else
      faults.add({
        row: null,
        column: 'made.run.inputs',
        code: 'fileDiffers',
        message: `${path.basename(file)} (${hash}) is neither an input nor the published table`,
        remedy: 'name the files as they were when the release was made',
      });
  }
  const isRunWanted = run !== null && (inputs.size > 0 || !hasTable);
  for (const { name, sha256: hash } of isRunWanted ? run.inputs : [])
    if (!inputs.has(hash))
      faults.add({
        row: null,
        column: 'made.run.inputs',
        code: 'inputMissing',
        message: `no file that was named is ${name} (${hash})`,
        remedy: 'name it behind the manifest',
      });
  if (run === null && files.length === 0)
    faults.add({
      row: null,
      column: 'made',
      code: 'nothingToVerify',
      message: 'the manifest has no command that could be run again',
      remedy: 'name the published table.csv to hold it against the manifest',
    });
  faults.throwIfAny();
  return { inputs: isRunWanted ? inputs : null, hasTable };
}

function hashOf(file: string): string {
  try {
    return sha256(readFileSync(file));
  } catch {
    return refuse(file, { code: 'noFile', message: 'the file can’t be read', remedy: 'look at its name' });
  }
}

/** In a folder of its own, by the command line itself: what anybody else would get. */
async function runAgain(
  run: Run,
  inputs: ReadonlyMap<string, string>,
  manifestFile: string,
  signal: AbortSignal,
): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'toolroom-verify-'));
  try {
    const names = run.inputs.map(({ name }) => path.basename(name));
    for (const [at, { sha256: hash }] of run.inputs.entries())
      copyFileSync(inputs.get(hash)!, path.join(folder, names[at]!));
    writeFileSync(path.join(folder, 'spec of the manifest.json'), JSON.stringify(run.spec));
    const out = path.join(folder, 'output of the run');
    const words = [...run.command.split(' '), names[0]!, '--spec', 'spec of the manifest.json', '--out', out];
    const options = ['--seed', String(run.seed), '--format', run.output.format, '--quiet'];
    const bin = path.join(projectRoot(), 'bin', 'toolroom');
    await runFile(process.execPath, [bin, ...words, ...options], { cwd: folder, signal });
    return readFileSync(out);
  } catch (error) {
    const said = String((error as { stderr?: unknown }).stderr ?? '').trim();
    return refuse(manifestFile, {
      column: 'made.run',
      code: 'runFailed',
      message: `the command of the manifest did not run${said === '' ? '' : `: ${said.split('\n').at(-1)!.slice(0, 300)}`}`,
      remedy: 'run it by hand to see why',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
