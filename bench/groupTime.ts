/**
 * Effects by group and period: 100,000 firms × 8 years (800,000 rows), 5 groups, two covariates, doubly robust, controls not yet treated, as CPU time and
 * peak memory: on loaded columns, analytic and with 1,000 draws, and the whole command from a CSV file to JSON. did 2.5.1, which this machine's
 * reader may not have, took 5.5 to 7.3 s and 17.6 s on loaded columns (methods: one quiet run on two cores).
 * Run: node bin/bench groupTime. Each line is a process of its own.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  aggregateEffects,
  aggregations,
  analyticError,
  type GroupTimeChoices,
  groupTimeAtt,
  multiplierBootstrap,
  type Panel,
  preTest,
} from '../src/kernels/causal/index.ts';
import { seededRandom } from '../src/kernels/random/index.ts';

const units = 100_000;
const years = 8;
const choices: GroupTimeChoices = {
  estimator: 'dr',
  controlGroup: 'notYet',
  anticipation: 0,
  basePeriod: 'varying',
};

function drawPanel(): Panel {
  const random = seededRandom(7);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const outcome = new Float64Array(units * years);
  const firstTreated = new Float64Array(units);
  const covariates = [new Float64Array(units * years), new Float64Array(units * years)] as const;
  for (let unit = 0; unit < units; unit += 1) {
    const [one, other] = [normal(), random() < 0.4 ? 1 : 0];
    const draw = random() + 0.05 * one;
    firstTreated[unit] = draw < 0.4 ? Number.POSITIVE_INFINITY : Math.min(8, 4 + Math.floor((draw - 0.4) * 8.3));
    const own = normal() + one;
    for (let year = 0; year < years; year += 1) {
      const at = unit * years + year;
      covariates[0][at] = one;
      covariates[1][at] = other;
      const treated = year + 1 >= (firstTreated[unit] as number) ? 1 : 0;
      outcome[at] = own + 0.2 * year * (1 + one) + treated + normal();
    }
  }
  return { periods: [1, 2, 3, 4, 5, 6, 7, 8], outcome, firstTreated, covariates: [...covariates], weights: null };
}

function estimate(panel: Panel, replications: number | null): string {
  const cells = groupTimeAtt(panel, choices);
  const means = aggregations.map((kind) => aggregateEffects(cells, panel.firstTreated, null, kind));
  const influences = [
    cells.map(({ influence }) => influence ?? new Float64Array(units)),
    ...means.flatMap(({ overall, by }) => [
      [overall.influence ?? new Float64Array(units)],
      by.map(({ influence }) => influence ?? new Float64Array(units)),
    ]),
  ];
  const errors =
    replications === null
      ? influences.flat().map((one) => analyticError(one, units))
      : multiplierBootstrap(influences, units, { replications, seed: 1, level: 0.95 });
  const before = cells.flatMap(({ group, time, att, influence }) =>
    time < group && att !== null && influence !== null ? [{ att, influence }] : [],
  );
  const { pValue } = preTest(before, units);
  return `${cells.length} cells, ${errors.length} errors, overall ${means[0]?.overall.att?.toFixed(4)}, pre-test p ${pValue?.toFixed(3)}`;
}

async function writePanel(path: string): Promise<void> {
  const { outcome, firstTreated, covariates } = drawPanel();
  const file = createWriteStream(path);
  file.write('firm,year,first,sales,skill,exporter\n');
  for (let unit = 0; unit < units; unit += 1) {
    const first = Number.isFinite(firstTreated[unit]) ? firstTreated[unit] : '';
    let lines = '';
    for (let year = 0; year < years; year += 1) {
      const at = unit * years + year;
      lines += `F${unit},${year + 1},${first},${outcome[at]},${covariates[0]?.[at]},${covariates[1]?.[at]}\n`;
    }
    if (!file.write(lines)) await once(file, 'drain');
  }
  await new Promise<void>((resolve) => {
    file.end(() => resolve());
  });
}

const [, , task, folder] = process.argv;
if (task === 'analytic' || task === 'bootstrap') {
  const panel = drawPanel();
  const before = process.cpuUsage();
  const said = estimate(panel, task === 'analytic' ? null : 1000);
  const { user, system } = process.cpuUsage(before);
  console.log(
    `on loaded columns, ${task}: ${((user + system) / 1e6).toFixed(2)} s CPU, ${Math.round(process.resourceUsage().maxRSS / 1024)} MB; ${said}`,
  );
} else if (task === undefined || folder === undefined) {
  const made = mkdtempSync(join(tmpdir(), 'toolroom-group-time-'));
  try {
    console.log(
      'Peer: did 2.5.1 on such a panel, on loaded columns, measured once elsewhere on two quiet cores: 5.5 to 7.3 s analytic, 17.6 s with 1,000 draws, 721 to 776 MB. It cannot be installed here.',
    );
    const own = fileURLToPath(import.meta.url);
    for (const one of ['analytic', 'bootstrap'])
      process.stdout.write(spawnSync(process.execPath, ['--import', 'tsx', own, one], { encoding: 'utf8' }).stdout);
    const csv = join(made, 'panel.csv');
    await writePanel(csv);
    for (const replications of [null, 1000]) {
      const spec = join(made, 'spec.json');
      const names = { unit: 'firm', time: 'year', firstTreated: 'first', outcome: 'sales' };
      const bootstrap = replications === null ? null : { replications };
      const asked = {
        method: 'groupTimeAtt',
        ...names,
        covariates: ['skill', 'exporter'],
        controlGroup: 'notYet',
        bootstrap,
      };
      writeFileSync(spec, JSON.stringify(asked));
      const toolroom = fileURLToPath(new URL('../bin/toolroom', import.meta.url));
      const run = spawnSync(
        '/usr/bin/env',
        [
          'time',
          '-f',
          '%U %S %M',
          process.execPath,
          toolroom,
          'evidence',
          'impact',
          csv,
          '--spec',
          spec,
          '--quiet',
          '--out',
          join(made, 'out.json'),
        ],
        { encoding: 'utf8' },
      );
      console.log(
        `whole command from ${Math.round(statSync(csv).size / 1e6)} MB of CSV, ${replications ?? 'no'} draws: ${run.stderr.trim()} (user s, system s, peak kB)`,
      );
    }
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
