import type { RandomSource } from '../../src/kernels/random/index.ts';

export interface Lexicon {
  language: string;
  /** Words written without a space between them. */
  unspaced: boolean;
  /** What kind of body it is, before and after the name. */
  forms: readonly [before: string, after: string][];
  /** `written|as its owners write it in Latin letters`: proper names, then what is made. */
  proper: readonly string[];
  trades: readonly string[];
}

const lexicon = (
  language: string,
  unspaced: boolean,
  forms: readonly [string, string][],
  proper: string,
  trades: string,
): Lexicon => ({ language, unspaced, forms, proper: proper.split(' '), trades: trades.split(' ') });

/** Words of our own choice, as firms of these languages are named; in Latin letters as people write them, not as our reader does. */
export const lexicons: readonly Lexicon[] = [
  lexicon(
    'ko',
    true,
    [
      ['주식회사 ', ''],
      ['', ' 주식회사'],
      ['(주)', ''],
    ],
    '한국|hanguk 대한|daehan 동양|dongyang 세종|sejong 금강|geumgang 백두|baekdu 신흥|sinheung 태평|taepyeong 우성|useong 진양|jinyang 경남|gyeongnam 서울|seoul',
    '정밀|jeongmil 기계|gigye 전자|jeonja 섬유|seomyu 화학|hwahak 금속|geumsok 산업|saneop 식품|sikpum',
  ),
  lexicon(
    'zh',
    true,
    [
      ['', '股份有限公司'],
      ['', '有限公司'],
      ['', '企業社'],
    ],
    '宏勝|hongsheng 金龍|jinlong 永豐|yongfeng 台聯|tailian 光華|guanghua 大同|datong 瑞祥|ruixiang 建興|jianxing 東昇|dongsheng 華新|huaxin 順德|shunde 嘉茂|jiamao',
    '精密|jingmi 機械|jixie 電子|dianzi 塑膠|sujiao 紡織|fangzhi 鋼鐵|gangtie 食品|shipin 五金|wujin',
  ),
  lexicon(
    'ja',
    true,
    [
      ['株式会社', ''],
      ['', '株式会社'],
      ['有限会社', ''],
    ],
    'さくら|sakura ひかり|hikari ヤマト|yamato ミナト|minato アサヒ|asahi フジミ|fujimi みどり|midori ムサシ|musashi カナメ|kaname つばさ|tsubasa サンワ|sanwa タカラ|takara',
    'メタル|metaru プラスチック|purasuchikku モーター|mota ポンプ|ponpu ガラス|garasu フーズ|fuzu テック|tekku ネジ|neji',
  ),
  lexicon(
    'th',
    true,
    [
      ['บริษัท ', ' จำกัด'],
      ['ห้างหุ้นส่วน ', ''],
      ['บริษัท ', ''],
    ],
    'สยาม|siam ทองดี|thongdee เจริญ|charoen รุ่งเรือง|rungrueang ศรีไทย|srithai มหานคร|mahanakhon ชัยภูมิ|chaiyaphum ลานนา|lanna อยุธยา|ayutthaya พัฒนา|phatthana ไทยแลนด์|thailand กรุงเทพ|krungthep',
    'เหล็กกล้า|lekkla พลาสติก|plastic การช่าง|kanchang สิ่งทอ|singtho อาหาร|ahan โลหะ|loha เครื่องจักร|khrueangchak ยางยนต์|yangyon',
  ),
  lexicon(
    'vi',
    false,
    [
      ['Công ty TNHH ', ''],
      ['Công ty Cổ phần ', ''],
      ['', ' Co., Ltd.'],
    ],
    'Hòa_Phát|hoa_phat Minh_Long|minh_long Đại_Thành|dai_thanh Phú_Cường|phu_cuong Tân_Tiến|tan_tien Việt_Nhật|viet_nhat Hưng_Thịnh|hung_thinh Kim_Sơn|kim_son Quang_Vinh|quang_vinh Trường_Hải|truong_hai Bình_Minh|binh_minh Thăng_Long|thang_long',
    'Cơ_Khí|co_khi Dệt_May|det_may Nhựa|nhua Thép|thep Điện_Tử|dien_tu Thực_Phẩm|thuc_pham Bao_Bì|bao_bi Đúc|duc',
  ),
  lexicon(
    'id',
    false,
    [
      ['PT ', ''],
      ['CV ', ''],
      ['PT ', ' Tbk'],
    ],
    'Sejahtera|sejahtera Makmur|makmur Nusantara|nusantara Cahaya|cahaya Mandiri|mandiri Perkasa|perkasa Garuda|garuda Abadi|abadi Sentosa|sentosa Bintang|bintang Merdeka|merdeka Wijaya|wijaya',
    'Logam|logam Plastik|plastik Tekstil|tekstil Mesin|mesin Pangan|pangan Elektronik|elektronik Furnitur|furnitur Baja|baja',
  ),
  lexicon(
    'hi',
    false,
    [
      ['', ' प्राइवेट लिमिटेड'],
      ['', ' लिमिटेड'],
      ['', ''],
    ],
    'शर्मा|sharma भारत|bharat गंगा|ganga राजेश|rajesh लक्ष्मी|lakshmi सूर्या|surya हिमालय|himalaya अशोक|ashok कृष्णा|krishna महावीर|mahavir विजय|vijay अग्रवाल|agrawal',
    'उद्योग|udyog इस्पात|ispat वस्त्र|vastra मशीनरी|machinery प्लास्टिक|plastic खाद्य|khadya इंजीनियरिंग|engineering रसायन|rasayan',
  ),
  lexicon(
    'bn',
    false,
    [
      ['', ' লিমিটেড'],
      ['', ' প্রাইভেট লিমিটেড'],
      ['', ''],
    ],
    'রহমান|rahman পদ্মা|padma মেঘনা|meghna আকিজ|akij সোনালী|sonali বসুন্ধরা|bashundhara যমুনা|jamuna করিম|karim নবীন|nabin শাপলা|shapla ঢাকা|dhaka হোসেন|hossain',
    'ইস্পাত|ispat টেক্সটাইল|textile প্লাস্টিক|plastic খাদ্য|khadya জুট|jute সিরামিক|ceramic ইঞ্জিনিয়ারিং|engineering কেমিক্যাল|chemical',
  ),
  lexicon(
    'si',
    false,
    [
      ['', ' සමාගම'],
      ['', ' පුද්ගලික සමාගම'],
      ['', ''],
    ],
    'ලංකා|lanka සිංහ|sinha රත්න|ratna පෙරේරා|perera සිල්වා|silva රුහුණු|ruhunu මහනුවර|mahanuwara විජය|wijaya සමන්|saman නිමල්|nimal කොළඹ|kolamba අරුණ|aruna',
    'වානේ|vane ප්ලාස්ටික්|plastic රෙදිපිළි|redipili ආහාර|ahara රබර්|rubber යන්ත්‍ර|yantra තේ|tea ඉංජිනේරු|injineru',
  ),
  lexicon(
    'ta',
    false,
    [
      ['', ' லிமிடெட்'],
      ['', ' பிரைவேட் லிமிடெட்'],
      ['', ''],
    ],
    'முருகன்|murugan லட்சுமி|lakshmi சென்னை|chennai கோவை|kovai சக்தி|sakthi கணேஷ்|ganesh மீனாட்சி|meenakshi விநாயகா|vinayaga அண்ணா|anna பாரதி|bharathi செல்வம்|selvam ராஜா|raja',
    'எஃகு|ehku நெசவு|nesavu பிளாஸ்டிக்|plastic உணவு|unavu இயந்திரம்|iyandiram தொழிற்சாலை|thozhirsalai வார்ப்பு|varppu மின்னணு|minnanu',
  ),
  lexicon(
    'fil',
    false,
    [
      ['', ' Inc.'],
      ['', ' Corporation'],
      ['', ' Company'],
    ],
    'Bayanihan|bayanihan Maharlika|maharlika Santos|santos Reyes|reyes Luzon|luzon Mabuhay|mabuhay Kapatiran|kapatiran Dela_Cruz|dela_cruz Pagasa|pagasa Bagong_Araw|bagong_araw Tagumpay|tagumpay Peñafrancia|penafrancia',
    'Bakal|bakal Plastik|plastik Pagkain|pagkain Tela|tela Makinarya|makinarya Kahoy|kahoy Elektronika|elektronika Muwebles|muwebles',
  ),
  lexicon(
    'km',
    true,
    [
      ['ក្រុមហ៊ុន ', ''],
      ['ក្រុមហ៊ុន ', ' ចំកាត់'],
      ['', ''],
    ],
    'អង្គរ|angkor ភ្នំពេញ|phnompenh មេគង្គ|mekong សុវណ្ណ|sovann បាយ័ន|bayon កម្ពុជា|kampuchea រតនៈ|ratanak ចំរើន|chamroeun វិមាន|vimean សម្បត្តិ|sambath',
    'ដែក|daek ប្លាស្ទិក|plastic វាយនភណ្ឌ|veayonaphoan អាហារ|ahar គ្រឿងចក្រ|kroeungchak ឧស្សាហកម្ម|ousahakam សំណង់|samnang',
  ),
  lexicon(
    'lo',
    true,
    [
      ['ບໍລິສັດ ', ''],
      ['ບໍລິສັດ ', ' ຈຳກັດ'],
      ['', ''],
    ],
    'ວຽງຈັນ|viengchan ລ້ານຊ້າງ|lanxang ແມ່ຂອງ|maekhong ສະຫວັນ|savan ຈຳປາ|champa ພັດທະນາ|phatthana ດາວເຮືອງ|daoheuang ລາວ|lao ທອງຄຳ|thongkham ສີສະຫວາດ|sisavat',
    'ເຫຼັກ|lek ພລາສຕິກ|plastic ແຜ່ນແພ|phaenphae ອາຫານ|ahan ເຄື່ອງຈັກ|khueangchak ໄມ້|mai ກໍ່ສ້າງ|kosang',
  ),
  lexicon(
    'my',
    true,
    [
      ['', ' ကုမ္ပဏီလီမိတက်'],
      ['', ''],
      ['', ''],
    ],
    'ရွှေမြန်မာ|shwemyanmar ရန်ကုန်|yangon မန္တလေး|mandalay ပုဂံ|bagan အောင်|aung ဧရာဝတီ|ayeyarwady သီရိ|thiri ရွှေတောင်|shwetaung ပုလဲ|pulae မင်္ဂလာ|mingalar',
    'သံမဏိ|thanmani ပလတ်စတစ်|palatsatit အထည်|ahtae အစားအစာ|asarasar စက်မှု|setmhu သစ်|thit ဆောက်လုပ်ရေး|hsauklopyay',
  ),
];

export interface PlantedName {
  language: string;
  name: string;
  queries: { kind: QueryKind; text: string }[];
}

export const queryKinds = [
  'whole',
  'other order',
  'one slip',
  'two slips',
  'romanised',
  'romanised, one slip',
  'spaced otherwise',
] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Invented names of a language, each with what people who look for it might type. */
export function plantNames(words: Lexicon, count: number, random: RandomSource): PlantedName[] {
  const found = new Map<string, PlantedName>();
  for (let tries = 0; found.size < count && tries < count * 20; tries++) {
    const parts = [draw(words.proper, random), draw(words.proper, random), draw(words.trades, random)];
    if (parts[0] === parts[1]) continue;
    const [written, latin] = [0, 1].map((at) =>
      parts.map((part) => (part.split('|')[at] as string).replaceAll('_', ' ')),
    );
    const core = (written as string[]).join(words.unspaced ? '' : ' ');
    const [before, after] = draw(words.forms, random);
    const name = `${before}${core}${after}`;
    if (found.has(name)) continue;
    found.set(name, {
      language: words.language,
      name,
      queries: queriesOf(core, written as string[], latin as string[], words, random),
    });
  }
  return [...found.values()];
}

function queriesOf(core: string, written: string[], latin: string[], { unspaced }: Lexicon, random: RandomSource) {
  const turned = [written[1], written[0], written[2]].join(' ');
  const roman = latin.join(' ');
  const otherwise = unspaced ? written.join(' ') : joinOne(written, random);
  const text: Record<QueryKind, string> = {
    whole: core,
    'other order': turned,
    'one slip': slip(core, random),
    'two slips': slip(slip(core, random), random),
    romanised: roman,
    'romanised, one slip': slip(roman, random),
    'spaced otherwise': otherwise,
  };
  return queryKinds.map((kind) => ({ kind, text: text[kind] }));
}

function joinOne(words: readonly string[], random: RandomSource): string {
  return random() < 0.5 ? `${words[0]}${words[1]} ${words[2]}` : `${words[0]} ${words[1]}${words[2]}`;
}

/** A character left out, doubled, put for another of the same text, or changed with its neighbour. */
function slip(text: string, random: RandomSource): string {
  const characters = [...text];
  const letters = characters.flatMap((character, i) => (character === ' ' ? [] : [i]));
  const at = letters[Math.floor(random() * letters.length)] as number;
  const other = characters[draw(letters, random)] as string;
  const kind = Math.floor(random() * 4);
  if (kind === 0) characters.splice(at, 1);
  else if (kind === 1) characters.splice(at, 0, characters[at] as string);
  else if (kind === 2) characters[at] = other;
  else if (at + 1 < characters.length)
    [characters[at], characters[at + 1]] = [characters[at + 1] as string, characters[at] as string];
  return characters.join('').replaceAll(/\s+/g, ' ').trim();
}

function draw<Value>(list: readonly Value[], random: RandomSource): Value {
  return list[Math.floor(random() * list.length)] as Value;
}
