import { createRequire } from 'node:module';

type Pinyin = (text: string, options: { toneType: 'none'; type: 'array'; v: boolean; nonZh: 'removed' }) => string[];

let loaded: Pinyin | null = null;

/** Han read as Mandarin, by words: 重庆 chongqing, 银行 yinhang. The dictionary is read from disk on first use. */
export function romaniseHan(text: string): string {
  loaded ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: Pinyin }).pinyin;
  return loaded(text, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }).join('').replaceAll('v', 'u');
}
