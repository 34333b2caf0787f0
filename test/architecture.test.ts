import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { projectRoot } from '../src/platform/projectRoot.ts';
import { roomRanks } from '../src/platform/room/define.ts';

const root = projectRoot();
const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

/** For each rule, files that break it once. */
const violations: Record<string, Record<string, string>> = {
  'no-circular': {
    'src/rooms/registry/rules/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
    'src/rooms/registry/rules/b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
  },
  'room-door': {
    'src/rooms/clusters/services/peek.ts': "import { x } from '../../registry/store/x.ts';\nexport const y = x;",
    'src/rooms/registry/store/x.ts': 'export const x = 1;',
  },
  'room-door-from-outside': {
    'src/web/peek.ts': "import { x } from '../rooms/registry/store/x.ts';\nexport const y = x;",
    'src/rooms/registry/store/x.ts': 'export const x = 1;',
  },
  'kernels-are-pure': {
    'src/kernels/spatial/io.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  },
  'codes-import-nothing': {
    'src/codes/reader.ts': "import { k } from '../kernels/k.ts';\nexport const c = k;",
    'src/kernels/k.ts': 'export const k = 1;',
  },
  'platform-knows-no-room': {
    'src/platform/http/peek.ts': "import type { R } from '../../rooms/registry/index.ts';\nexport type P = R;",
    'src/rooms/registry/index.ts': 'export interface R { a: 1 }',
  },
  'engines-know-kernels-types-only': {
    'src/engines/solver/log.ts': "import { l } from '../../platform/log.ts';\nexport const e = l;",
    'src/platform/log.ts': 'export const l = 1;',
  },
  'engines-run-no-kernel': {
    'src/engines/solver/run.ts': "import { k } from '../../kernels/k.ts';\nexport const e = k;",
    'src/kernels/k.ts': 'export const k = 1;',
  },
  'compose-is-imported-from-above': {
    'src/rooms/registry/services/cheat.ts': "import { c } from '../../../compose.ts';\nexport const d = c;",
    'src/compose.ts': 'export const c = 1;',
  },
  'nothing-imports-web-or-cli': {
    'src/rooms/registry/services/cheat.ts': "import { c } from '../../../web/c.ts';\nexport const d = c;",
    'src/web/c.ts': 'export const c = 1;',
  },
  'rules-do-no-io': {
    'src/rooms/registry/rules/io.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;",
  },
  'only-stores-touch-the-database': {
    'src/rooms/registry/services/sql.ts': "import { sql } from 'kysely';\nexport const query = sql;",
  },
  'pages-are-pure': {
    'src/rooms/registry/pages/page.ts': "import { s } from '../services/s.ts';\nexport const p = s;",
    'src/rooms/registry/services/s.ts': 'export const s = 1;',
  },
  'routes-go-through-services': {
    'src/rooms/registry/routes/r.ts': "import { x } from '../store/x.ts';\nexport const r = x;",
    'src/rooms/registry/store/x.ts': 'export const x = 1;',
  },
  'analyses-read-files-only': {
    'src/rooms/clusters/analyses/a.ts': "import { x } from '../store/x.ts';\nexport const a = x;",
    'src/rooms/clusters/store/x.ts': 'export const x = 1;',
  },
};
for (const [room, rank] of Object.entries(roomRanks)) {
  const barred = Object.entries(roomRanks).find(([other, otherRank]) => other !== room && otherRank >= rank)?.[0];
  if (barred === undefined) continue;
  violations[`rank-${room}`] = {
    [`src/rooms/${room}/model.ts`]: `import type { X } from '../${barred}/index.ts';\nexport type Y = X;`,
    [`src/rooms/${barred}/index.ts`]: 'export interface X { a: 1 }',
  };
}

describe('the import rules', () => {
  it('have a planted violation each', () => {
    assert.deepEqual(Object.keys(violations).sort(), config.forbidden.map((rule) => rule.name).sort());
  });

  for (const [rule, files] of Object.entries(violations)) {
    it(`report what breaks ${rule}`, () => {
      const report = cruise(files);
      assert.ok(report.modules >= Object.keys(files).length, 'modules were cruised');
      assert.ok(report.broken.includes(rule), `reported: ${report.broken.join(', ') || 'nothing'}`);
    });
  }

  it('report nothing where nothing is broken', () => {
    const report = cruise({
      'src/rooms/clusters/services/fine.ts': "import { x } from '../../registry/index.ts';\nexport const y = x;",
      'src/rooms/registry/index.ts': 'export const x = 1;',
    });
    assert.deepEqual(report.broken, []);
  });
});

describe('SQL', () => {
  const speaksSql = (source: string) => /\.client\.query\(|\bsql`/.test(source);

  it('is recognised where it stands', () => {
    assert.ok(speaksSql("await tx.client.query('SELECT 1')"));
    assert.ok(speaksSql('sql`SELECT 1`'));
    assert.ok(!speaksSql('await readPlants(tx)'));
  });

  it('stands in stores alone', () => {
    const rooms = path.join(root, 'src', 'rooms');
    const files = readdirSync(rooms, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const strays = files
      .filter((file) => !/(\.test|fixtures)\.tsx?$/.test(file) && !/[\\/]store([\\/]|\.ts)/.test(file))
      .filter((file) => speaksSql(readFileSync(path.join(rooms, file), 'utf8')));
    assert.deepEqual(strays, []);
    assert.ok(files.length > 50);
  });
});

function cruise(files: Record<string, string>): { broken: string[]; modules: number } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'toolroom-rules-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    symlinkSync(path.join(root, 'tsconfig.json'), path.join(folder, 'tsconfig.json'));
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        'src',
        '--config',
        path.join(root, '.dependency-cruiser.cjs'),
        '--output-type',
        'json',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (stdout === '') throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as {
      summary: { totalCruised: number; violations: { rule: { name: string } }[] };
    };
    return {
      broken: [...new Set(summary.violations.map((violation) => violation.rule.name))],
      modules: summary.totalCruised,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
