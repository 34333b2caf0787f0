import type { RandomSource } from '../kernels/random/index.ts';

/** Parts of invented firm names in one language. */
interface NameStyle {
  language: string;
  /** Share of the firms named so, before they are normalised. */
  weight: number;
  cores: readonly string[];
  seconds: readonly string[];
  trades: readonly string[];
  forms: readonly string[];
  join: (core: string, second: string, trade: string, form: string) => string;
}

const words = (text: string) => text.split(' ');

const styles: readonly NameStyle[] = [
  {
    language: 'zh',
    weight: 56,
    cores: words('宏 昌 泰 鑫 永 盛 金 立 大 新 東 華 明 嘉 凱 銓 振 瑞 冠 協 信 德 富 裕 銘 佳 建 久 光 億'),
    seconds: words('達 豐 興 隆 源 順 成 益 和 鴻 展 輝 安 旺 利 祥 發 霖 欣 程 原 勝 偉 聖 宇 躍 恆 群 茂 亞'),
    trades: words('精密 工業 企業 機械 金屬 塑膠 紡織 電子 食品 實業 科技 五金 陶瓷 印刷 家具'),
    forms: words('有限公司 股份有限公司 企業社 工業社'),
    join: (core, second, trade, form) => `${core}${second}${form.endsWith('社') ? '' : trade}${form}`,
  },
  {
    language: 'en',
    weight: 12,
    cores: words(
      'Pacific Orient Summit Harbour Delta Crescent Meridian Lotus Anchor Granite Copper Willow Beacon Falcon Cedar',
    ),
    seconds: words('Bright Forward Union Prime Star Point Field Stone Gate Bridge'),
    trades: words('Precision Textiles Tooling Plastics Foods Castings Ceramics Printing Components Furniture'),
    forms: ['Co., Ltd.', 'Pte Ltd', 'Industries', 'Works'],
    join: (core, second, trade, form) => `${core} ${second} ${trade} ${form}`,
  },
  {
    language: 'vi',
    weight: 8,
    cores: words('Minh Hoàng Thành Phú Đại Tân An Hải Bình Việt Quang Hưng'),
    seconds: words('Phát Long Đạt Thịnh Cường Tiến Nam Sơn Khánh Lộc'),
    trades: ['Cơ Khí', 'Dệt May', 'Nhựa', 'Thực Phẩm', 'Gỗ', 'Điện Tử'],
    forms: ['Công ty TNHH', 'Công ty Cổ phần'],
    join: (core, second, trade, form) => `${form} ${trade} ${core} ${second}`,
  },
  {
    language: 'id',
    weight: 8,
    cores: words('Sinar Jaya Mulia Karya Cipta Bumi Surya Mitra Agung Sumber Prima Berkah'),
    seconds: words('Abadi Makmur Sejahtera Lestari Utama Sentosa Mandiri Perkasa Indah Nusantara'),
    trades: words('Tekstil Logam Plastik Pangan Mebel Keramik Elektronik'),
    forms: words('PT CV UD'),
    join: (core, second, trade, form) => `${form} ${core} ${second} ${trade}`,
  },
  {
    language: 'th',
    weight: 6,
    cores: words('ไทย สยาม เจริญ ทอง ศรี รุ่ง พัฒนา มงคล'),
    seconds: words('รุ่งเรือง ทรัพย์ พาณิชย์ วัฒนา กิจ ชัย สิน มั่นคง'),
    trades: words('การช่าง สิ่งทอ พลาสติก อาหาร เครื่องกล เซรามิก'),
    forms: ['จำกัด'],
    join: (core, second, trade, form) => `บริษัท ${core}${second}${trade} ${form}`,
  },
  {
    language: 'ko',
    weight: 6,
    cores: words('대한 한빛 세종 동아 신우 미래 태양 청솔 금강 우진'),
    seconds: words('정밀 산업 테크 금속 화학 섬유 전자 식품'),
    trades: ['', '기계', '공업'],
    forms: ['주식회사', '유한회사'],
    join: (core, second, trade, form) => `${form} ${core}${second}${trade}`,
  },
  {
    language: 'hi',
    weight: 4,
    cores: words('श्री भारत विजय लक्ष्मी गणेश आदित्य शक्ति नवीन'),
    seconds: words('इंजीनियरिंग टेक्सटाइल प्लास्टिक फूड्स मेटल उद्योग'),
    trades: words('वर्क्स इंडस्ट्रीज ट्रेडर्स'),
    forms: ['प्राइवेट लिमिटेड', 'एंड सन्स'],
    join: (core, second, trade, form) => `${core} ${second} ${trade} ${form}`,
  },
];

const totalWeight = styles.reduce((sum, style) => sum + style.weight, 0);

export interface InventedName {
  name: string;
  language: string;
  legalForm: string;
}

function drawStyle(random: RandomSource): NameStyle {
  let left = random() * totalWeight;
  for (const style of styles) {
    left -= style.weight;
    if (left < 0) return style;
  }
  return styles[0] as NameStyle;
}

export function inventName(random: RandomSource): InventedName {
  const style = drawStyle(random);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  const form = pick(style.forms);
  const second =
    style.language === 'zh' && random() < 0.5 ? pick(style.seconds) + pick(style.seconds) : pick(style.seconds);
  return {
    name: style.join(pick(style.cores), second, pick(style.trades), form),
    language: style.language,
    legalForm: form,
  };
}
