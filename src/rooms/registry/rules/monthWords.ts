/** Months as they are written in the registers of the region, whole and short, without the points. */
const words: readonly string[] = [
  'january jan januari janvier enero มกราคม มค मा जनवरी জানুয়ারি 1월',
  'february feb februari febrero กุมภาพันธ์ กพ फरवरी ফেব্রুয়ারি 2월',
  'march mar maret mac marzo มีนาคม มีค मार्च মার্চ 3월',
  'april apr abril เมษายน เมย अप्रैल এপ্রিল 4월',
  'may mei mayo พฤษภาคม พค मई মে 5월',
  'june jun juni junio มิถุนายน มิย जून জুন 6월',
  'july jul juli julai julio กรกฎาคม กค जुलाई জুলাই 7월',
  'august aug agustus ogos agosto สิงหาคม สค अगस्त আগস্ট 8월',
  'september sep sept setyembre septiembre กันยายน กย सितंबर সেপ্টেম্বর 9월',
  'october oct oktober okt oktubre octubre ตุลาคม ตค अक्टूबर অক্টোবর 10월',
  'november nov nobyembre noviembre พฤศจิกายน พย नवंबर নভেম্বর 11월',
  'december dec desember des disember disyembre diciembre ธันวาคม ธค दिसंबर ডিসেম্বর 12월',
];
const months = new Map(words.flatMap((list, i) => list.split(' ').map((word) => [word, i + 1] as const)));

/** 1 to 12; null where the word names no month. */
export function monthOfWord(word: string): number | null {
  return months.get(word.toLowerCase().replaceAll('.', '')) ?? null;
}
