/**
 * Names of organisations: CPU time of taking apart and comparing, beside a peer that only folds case and takes the edit distance of whole names,
 * on the same drawn names in the same run.
 * Run: node --import tsx bench/compareNames.ts
 */
import { romaniseName } from '../src/engines/romanise/index.ts';
import {
  blockingKeys,
  compareNames,
  editDistance,
  normalise,
  parseName,
} from '../src/kernels/organisationNames/index.ts';
import { type RandomSource, seededRandom } from '../src/kernels/random/index.ts';

const nameCount = 200_000;
const pairCount = 1_000_000;
/** Pairs are near each other in a register: a block at a time is compared. */
const blockSize = 2_000;

function pick<Item>(items: readonly Item[], random: RandomSource): Item {
  return items[Math.floor(random() * items.length)]!;
}

const syllables = 'ka to mi ra ne so li pa du vo san har bel tor win lex mar ton'.split(' ');
const trades = 'Steel Trading Textile Mills Foods Electronics Machinery Garments Plastics Logistics'.split(' ');
const forms = ['Co., Ltd.', 'Pte Ltd', 'Sdn. Bhd.', 'Inc.', 'Limited', 'PT', 'JSC', 'Pvt. Ltd.'];
const signs = [...'华丰金龙天成宏达瑞祥恒通明辉永盛佳美东升万里博远凯信银河长乐鑫源海润'];
const cities = ['深圳市', '上海', '宁波', '东莞市', ''];
const hanTrades = ['电子', '机械', '纺织', '食品', '化工', '贸易', '科技', '家具'];

const draw = {
  Latin: (random: RandomSource) =>
    `${pick(syllables, random)}${pick(syllables, random)}${pick(syllables, random)} ${pick(trades, random)} ${pick(forms, random)}`,
  Han: (random: RandomSource) =>
    `${pick(cities, random)}${pick(signs, random)}${pick(signs, random)}${pick(hanTrades, random)}有限公司`,
};

function measure<Result>(work: () => Result): { result: Result; seconds: number } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

const partner = (at: number) => at - (at % blockSize) + ((at * 7 + 3) % blockSize);

for (const [script, one] of Object.entries(draw)) {
  const random = seededRandom(1);
  const names = Array.from({ length: nameCount }, () => one(random));
  const parsed = measure(() => names.map((name) => parseName(name, romaniseName)));
  const keys = measure(() => parsed.result.reduce((sum, name) => sum + blockingKeys(name).length, 0));
  const compared = measure(() => {
    let similar = 0;
    for (let at = 0; at < pairCount; at += 1) {
      const first = at % nameCount;
      if (compareNames(parsed.result[first]!, parsed.result[partner(first)]!).similarity >= 0.5) similar += 1;
    }
    return similar;
  });
  const folded = names.map(normalise);
  const peer = measure(() => {
    let similar = 0;
    for (let at = 0; at < pairCount; at += 1) {
      const [a, b] = [folded[at % nameCount]!, folded[partner(at % nameCount)]!];
      if (editDistance(a, b) / Math.max(a.length, b.length) <= 0.2) similar += 1;
    }
    return similar;
  });
  const perSecond = (count: number, seconds: number) => Math.round(count / seconds).toLocaleString('en');
  process.stdout.write(`${script}\n`);
  process.stdout.write(`  taken apart   ${perSecond(nameCount, parsed.seconds)} names a second of CPU time\n`);
  process.stdout.write(
    `  keys          ${perSecond(nameCount, keys.seconds)} names a second, ${(keys.result / nameCount).toFixed(1)} keys a name\n`,
  );
  process.stdout.write(
    `  compared      ${perSecond(pairCount, compared.seconds)} pairs a second, ${compared.result} alike\n`,
  );
  process.stdout.write(
    `  edit distance ${perSecond(pairCount, peer.seconds)} pairs a second, ${peer.result} alike; ours takes ${(compared.seconds / peer.seconds).toFixed(1)} times as long\n`,
  );
}
process.stdout.write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
