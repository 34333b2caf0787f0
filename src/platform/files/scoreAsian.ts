type EastAsian = 'GB18030' | 'Big5' | 'EUC-KR' | 'Shift_JIS';

interface Script {
  /** Characters frequent in registers, addresses and plain prose. */
  frequent: string;
  /** Byte ranges (lead, trail) of the standard's everyday part. */
  everyday: readonly [number, number, number, number][];
  /** Marks and letters that belong to the script whatever their place in the code. */
  own: RegExp;
}

const scripts: Record<EastAsian, Script> = {
  GB18030: {
    frequent:
      '的一是不了在有人我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民业区县市路号街段省镇村厂司股份有限责任企工制造电子机械科技实海北京广东深圳江苏浙山南西品金属塑料食纺织印刷名称址话员数产',
    everyday: [[0xb0, 0xd7, 0xa1, 0xfe]],
    own: /[，。、；：（）《》“”]/,
  },
  Big5: {
    frequent:
      '的一是不了在有人我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可里後小麼心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民業區縣市路號街段巷弄樓鄉鎮村廠司股份有限企工製造電子機械科技實台臺灣北高雄新竹桃園南東西品金屬塑膠食紡織印刷名稱址話員數產',
    everyday: [
      [0xa4, 0xc5, 0x40, 0x7e],
      [0xa4, 0xc5, 0xa1, 0xfe],
      [0xc6, 0xc6, 0x40, 0x7e],
    ],
    own: /[，。、；：（）「」]/,
  },
  'EUC-KR': {
    frequent:
      '이다는을가에의하고한지로은사기서도시자대인리어나정아동구제주일수전부산상스공원국과장성보해조신업회영유연라명용여러그면만관들게경화학소선문안세식단강생거중북남천방무미재비실적김박최윤임오권울특별광역길번읍층호료품계속플섬건',
    everyday: [[0xb0, 0xc8, 0xa1, 0xfe]],
    own: /[·「」]/,
  },
  Shift_JIS: {
    frequent:
      '日一国会人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山女北百書先名川千水半男西電校語土木食車何南万白天株式社市区町村県都府道番地丁目京阪古屋神奈愛知製作所工業有限部品機械',
    everyday: [
      [0x88, 0x98, 0x40, 0x7e],
      [0x88, 0x98, 0x80, 0xfc],
      [0x82, 0x83, 0x40, 0x7e],
      [0x82, 0x83, 0x80, 0xf1],
    ],
    own: /[、。・「」（）ーぁ-んァ-ヶ]/,
  },
};

const labels: Record<EastAsian, string> = {
  GB18030: 'gb18030',
  Big5: 'big5',
  'EUC-KR': 'euc-kr',
  Shift_JIS: 'shift_jis',
};
const weightsByEncoding = new Map<EastAsian, Map<string, number>>();

/** Frequent characters weigh 1, the script's own marks and kana 0.9, the everyday part 0.6; all others are looked at below. */
function findWeights(encoding: EastAsian): Map<string, number> {
  const known = weightsByEncoding.get(encoding);
  if (known) return known;
  const weights = new Map<string, number>();
  const decoder = new TextDecoder(labels[encoding]);
  for (const [firstLead, lastLead, firstTrail, lastTrail] of scripts[encoding].everyday) {
    for (let lead = firstLead; lead <= lastLead; lead += 1) {
      for (let trail = firstTrail; trail <= lastTrail; trail += 1) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if (character.length === 1 && character !== '\uFFFD') weights.set(character, 0.6);
      }
    }
  }
  for (const character of scripts[encoding].frequent) weights.set(character, 1);
  weightsByEncoding.set(encoding, weights);
  return weights;
}

export function scoreEastAsian(text: string, encoding: EastAsian): number {
  const weights = findWeights(encoding);
  const { own } = scripts[encoding];
  return meanWeight(text, (character) => {
    const weight = weights.get(character);
    if (own.test(character)) return 0.9;
    if (weight !== undefined) return weight;
    if (character === '\uFFFD') return -2;
    if (/[\uE000-\uF8FF]/.test(character)) return -1;
    if (/[\uFF01-\uFF5E\u3000-\u303F]/.test(character)) return 0.4;
    if (/[\uFF61-\uFF9F]/.test(character)) return 0.05;
    if (/\p{Script=Han}/u.test(character)) return 0.1;
    return -0.3;
  });
}

/** Thai marks stand after a consonant or another mark, leading vowels before a consonant: bytes of other scripts break this. */
export function scoreThai(text: string): number {
  return meanWeight(text, (character, before, after) => {
    if (character === '\uFFFD') return -2;
    if (/[ัิ-ฺ็-๎ะาำ]/.test(character)) return /[ก-ฮัิ-ฺ็-๎าะ]/.test(before) ? 1 : -1;
    if (/[เ-ไ]/.test(character)) return /[ก-ฮ]/.test(after) ? 1 : -1;
    if (/[ก-ฮ]/.test(character)) return /[ก-๎]/.test(before + after) ? 0.65 : 0.2;
    if (/[๐-๙ฯๆ฿]/.test(character)) return 0.3;
    return -0.3;
  });
}

export function meanWeight(text: string, weigh: (character: string, before: string, after: string) => number): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    sum += weigh(text[at]!, text[at - 1] ?? '', text[at + 1] ?? '');
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}
