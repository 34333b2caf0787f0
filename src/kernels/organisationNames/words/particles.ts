/** Words without weight: articles, prepositions, courtesies. */
export const particles: readonly string[] =
  'the of and for by to on a de la le les el los las del des du di da do dos das della delle dei degli y e et und fur fuer der die dem den das van zu zur zum im mit och og en i s m/s ms messrs и в по на с им имени dan untuk va và và của ва ו و के की का और एंड एवं এবং ও සහ මற்றும் und นะ และ แห่ง ແລະ និង နှင့် ба болон の とand ならびに 与 和 及 之 于 및 와 과'.split(
    ' ',
  );

/** Before or after a number: they say that it counts something, and have no weight of their own. */
export const counters: readonly string[] =
  'no number nr num unit branch plant line phase block division series chapter lot zone section factory unit-no so số chi nhanh номер № 号 号厂 第 分店 分厂 호 호점 제 ที่ สาขา สาขาที่ หน่วย cabang cawangan unidad sucursal इकाई शाखा ইউনিট শাখা ශාඛාව கிளை салбар филиал filial ສາຂາ សាខា ဌာနခွဲ'.split(
    ' ',
  );

/** Number words; anything that counts beyond is written in digits. */
export const numberWords: readonly (readonly [number: number, words: string])[] = [
  [1, 'one first 1st 第一 primero satu pertama หนึ่ง प्रथम প্রথম первый первая'],
  [2, 'two second 2nd 第二 segundo dua kedua สอง द्वितीय দ্বিতীয় второй вторая'],
  [3, 'three third 3rd 第三 tres tiga ketiga สาม तीन তৃতীয় третий третья'],
  [4, 'four fourth 4th 第四 keempat สี่ चार চতুর্থ четвертый'],
  [5, 'five fifth 5th 第五 kelima ห้า पांच পঞ্চম пятый'],
  [6, 'six sixth 6th 第六 keenam หก छह ষষ্ঠ шестой'],
  [7, 'seven seventh 7th 第七 ketujuh เจ็ด सात সপ্তম седьмой'],
  [8, 'eight eighth 8th 第八 kedelapan lapan แปด आठ অষ্টম восьмой'],
  [9, 'nine ninth 9th 第九 kesembilan เก้า नौ নবম девятый'],
  [10, 'ten tenth 10th 第十 kesepuluh สิบ दस দশম десятый'],
  [11, 'eleven eleventh 11th 第十一'],
  [12, 'twelve twelfth 12th 第十二'],
];
