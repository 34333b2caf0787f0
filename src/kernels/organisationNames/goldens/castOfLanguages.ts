/** How firms of one language are named: words in its script beside what people write in Latin letters. Put together by hand, not by our tables. */
export interface LanguageCast {
  code: string;
  /** Written without spaces between the parts. */
  isRun?: true;
  /** Words of a firm's own: native, Latin. */
  stems: readonly (readonly [native: string, latin: string])[];
  /** What firms do: native, English. */
  trades: readonly (readonly [native: string, english: string])[];
  /** Words that say what sort of body it is, and are often left out: native, English. */
  bodies: readonly (readonly [native: string, english: string])[];
  places: readonly (readonly [native: string, latin: string])[];
  /** The name around its parts: native, native short, Latin, Latin short; `*` stands for the parts. */
  forms: readonly (readonly [native: string, short: string, latin: string, latinShort: string])[];
}

const pairs = (text: string) => text.split('|').map((pair) => pair.split('=') as [string, string]);

export const casts: readonly LanguageCast[] = [
  {
    code: 'ko',
    stems: pairs(
      '한빛=Hanbit|대성=Daesung|동양=Dongyang|세진=Sejin|삼영=Samyoung|우리들=Urideul|금호=Kumho|현대글로=Hyundai Glo|태광=Taekwang|성우=Sungwoo|경남=Kyungnam|화승=Hwaseung|신라=Silla|독립문=Dongnimmun|백산=Baeksan|미래나노=Mirae Nano',
    ),
    trades: pairs(
      '전자=Electronics|기계=Machinery|섬유=Textile|식품=Foods|화학=Chemical|무역=Trading|정밀=Precision|건설=Construction',
    ),
    bodies: pairs('산업=Industries|그룹=Group|실업=Enterprise'),
    places: pairs('부산=Busan|대구=Daegu|서울=Seoul|인천=Incheon'),
    forms: [
      ['주식회사 *', '㈜*', '* Co., Ltd.', '* Co Ltd'],
      ['* 유한회사', '(유)*', '* LLC', '* L.L.C.'],
    ],
  },
  {
    code: 'zh',
    isRun: true,
    stems: pairs(
      '华丰=Huafeng|鑫源=Xinyuan|宏达=Hongda|天成=Tiancheng|金龙=Jinlong|瑞祥=Ruixiang|恒通=Hengtong|明辉=Minghui|永盛=Yongsheng|佳美=Jiamei|长乐=Changle|银河=Yinhe|东升=Dongsheng|万里=Wanli|博远=Boyuan|凯信=Kaixin',
    ),
    trades: pairs(
      '电子=Electronics|机械=Machinery|纺织=Textile|食品=Food|化工=Chemical|贸易=Trading|塑胶=Plastics|家具=Furniture',
    ),
    bodies: pairs('实业=Enterprise|工业=Industries|集团=Group'),
    places: pairs('深圳=Shenzhen|宁波=Ningbo|上海=Shanghai|东莞=Dongguan'),
    forms: [
      ['*有限公司', '*公司', '* Co., Ltd.', '* Co Ltd'],
      ['*股份有限公司', '*股份公司', '* Joint Stock Co., Ltd.', '* Co., Ltd.'],
    ],
  },
  {
    code: 'zh-Hant',
    isRun: true,
    stems: pairs(
      '華豐=Huafeng|鑫源=Xinyuan|宏達=Hongda|銘傳=Mingchuan|金龍=Jinlong|瑞祥=Ruixiang|恆通=Hengtong|聯發=Lianfa|永盛=Yongsheng|廣運=Guangyun|東陽=Dongyang|億光=Yiguang|萬里=Wanli|鴻準=Hongzhun|綠悅=Luyue|寶成=Baocheng',
    ),
    trades: pairs(
      '電子=Electronics|機械=Machinery|紡織=Textile|食品=Food|化工=Chemical|貿易=Trading|塑膠=Plastics|傢俱=Furniture',
    ),
    bodies: pairs('實業=Enterprise|工業=Industries|企業=Enterprise'),
    places: pairs('臺北=Taipei|臺中=Taichung|高雄=Kaohsiung|桃園=Taoyuan'),
    forms: [
      ['*有限公司', '*公司', '* Co., Ltd.', '* Co Ltd'],
      ['*股份有限公司', '*(股)公司', '* Co., Ltd.', '* Corporation'],
    ],
  },
  {
    code: 'ja',
    isRun: true,
    stems: pairs(
      'サクラ=Sakura|ヤマト=Yamato|ミナト=Minato|アサヒ=Asahi|フジタ=Fujita|ホシノ=Hoshino|トーヨー=Toyo|キクチ=Kikuchi|シマダ=Shimada|オオタ=Ota|ナカムラ=Nakamura|ジュピター=Jupiter|ミツワ=Mitsuwa|ニッシン=Nisshin|ハヤブサ=Hayabusa|チヨダ=Chiyoda',
    ),
    trades: pairs(
      '電機=Electric|機械=Machinery|繊維=Textile|食品=Foods|化学=Chemical|商事=Trading|精密=Precision|建設=Construction',
    ),
    bodies: pairs('工業=Industries|産業=Industries|ホールディングス=Holdings'),
    places: pairs('大阪=Osaka|東京=Tokyo|名古屋=Nagoya|福岡=Fukuoka'),
    forms: [
      ['株式会社*', '㈱*', '* Co., Ltd.', '* K.K.'],
      ['*有限会社', '(有)*', '* Y.K.', '* Yugen Kaisha'],
    ],
  },
  {
    code: 'th',
    isRun: true,
    stems: pairs(
      'รุ่งเรือง=Rungruang|มงคล=Mongkol|สุวรรณ=Suwan|ศรีทอง=Srithong|เจริญ=Charoen|พรชัย=Pornchai|นครทอง=Nakornthong|แสงทอง=Saengthong|ไพโรจน์=Pairoj|วิไล=Wilai|บุญมี=Boonmee|กิตติ=Kitti|ทรัพย์=Sap|เพชร=Petch|ดวงดี=Duangdee|ชัยพร=Chaiporn',
    ),
    trades: pairs(
      'อิเล็กทรอนิกส์=Electronics|เครื่องจักร=Machinery|สิ่งทอ=Textile|อาหาร=Food|เคมี=Chemical|เทรดดิ้ง=Trading|พลาสติก=Plastic|ก่อสร้าง=Construction',
    ),
    bodies: pairs('อุตสาหกรรม=Industry|กรุ๊ป=Group|โฮลดิ้ง=Holding'),
    places: pairs('กรุงเทพ=Bangkok|เชียงใหม่=Chiang Mai|ระยอง=Rayong|ชลบุรี=Chonburi'),
    forms: [
      ['บริษัท * จำกัด', 'บจก. *', '* Co., Ltd.', '* Co Ltd'],
      ['ห้างหุ้นส่วนจำกัด *', 'หจก. *', '* Limited Partnership', '* L.P.'],
    ],
  },
  {
    code: 'vi',
    stems: pairs(
      'Thành Công=Thanh Cong|Hoàng Gia=Hoang Gia|Phú Thịnh=Phu Thinh|Đại Phát=Dai Phat|Minh Long=Minh Long|An Bình=An Binh|Tân Tiến=Tan Tien|Việt Hưng=Viet Hung|Kim Ngân=Kim Ngan|Thiên Ân=Thien An|Bảo Ngọc=Bao Ngoc|Hải Đăng=Hai Dang|Trường Sơn=Truong Son|Quang Vinh=Quang Vinh|Đức Thọ=Duc Tho|Sao Mai=Sao Mai',
    ),
    trades: pairs(
      'Điện tử=Electronics|Cơ khí=Mechanical|Dệt may=Textile|Thực phẩm=Food|Hóa chất=Chemical|Thương mại=Trading|Nhựa=Plastic|Xây dựng=Construction',
    ),
    bodies: pairs('Công nghiệp=Industries|Tập đoàn=Group|Doanh nghiệp=Enterprise'),
    places: pairs('Hà Nội=Hanoi|Sài Gòn=Saigon|Đà Nẵng=Da Nang|Hải Phòng=Hai Phong'),
    forms: [
      ['Công ty TNHH *', 'Cty TNHH *', '* Co., Ltd.', '* Company Limited'],
      ['Công ty Cổ phần *', 'CTCP *', '* JSC', '* Joint Stock Company'],
    ],
  },
  {
    code: 'id',
    stems: pairs(
      'Sinar Jaya=Sinar Jaya|Maju Bersama=Maju Bersama|Karunia=Karunia|Cahaya Abadi=Cahaya Abadi|Mitra Sejati=Mitra Sejati|Bintang Terang=Bintang Terang|Surya Mas=Suryamas|Tunas Harapan=Tunas Harapan|Gemilang=Gemilang|Anugerah=Anugrah|Sentosa=Sentosa|Rejeki=Rezeki|Putra Mandiri=Putra Mandiri|Kencana=Kencana|Wijaya=Widjaja|Lestari=Lestari',
    ),
    trades: pairs(
      'Elektronik=Electronics|Mesin=Machinery|Tekstil=Textile|Makanan=Food|Kimia=Chemical|Dagang=Trading|Plastik=Plastic|Konstruksi=Construction',
    ),
    bodies: pairs('Industri=Industry|Grup=Group|Usaha=Enterprise'),
    places: pairs('Jakarta=Jakarta|Surabaya=Surabaya|Bandung=Bandung|Medan=Medan'),
    forms: [
      ['PT * Tbk', 'PT. *, Tbk.', '* Tbk PT', 'P.T. * Tbk'],
      ['CV *', 'C.V. *', '* CV', 'CV. *'],
    ],
  },
  {
    code: 'hi',
    stems: pairs(
      'शक्ति=Shakti|गणेश=Ganesh|लक्ष्मी=Laxmi|सूर्या=Surya|विजय=Vijay|महावीर=Mahavir|आनंद=Anand|कृष्णा=Krishna|राजहंस=Rajhans|नीलकमल=Neelkamal|अमर=Amar|प्रगति=Pragati|सुदर्शन=Sudarshan|त्रिवेणी=Triveni|हिमालय=Himalaya|गायत्री=Gayatri',
    ),
    trades: pairs(
      'इलेक्ट्रॉनिक्स=Electronics|मशीनरी=Machinery|टेक्सटाइल्स=Textiles|फूड्स=Foods|केमिकल्स=Chemicals|ट्रेडिंग=Trading|प्लास्टिक्स=Plastics|कंस्ट्रक्शन=Construction',
    ),
    bodies: pairs('इंडस्ट्रीज=Industries|एंटरप्राइजेज=Enterprises|ग्रुप=Group'),
    places: pairs('दिल्ली=Delhi|मुंबई=Mumbai|जयपुर=Jaipur|पुणे=Pune'),
    forms: [
      ['* प्राइवेट लिमिटेड', '* प्रा. लि.', '* Private Limited', '* Pvt. Ltd.'],
      ['* लिमिटेड', '* लि.', '* Limited', '* Ltd'],
    ],
  },
  {
    code: 'bn',
    stems: pairs(
      'সোনার=Sonar|মেঘনা=Meghna|পদ্মা=Padma|আকিজ=Akij|রহিম=Rahim|নাভানা=Navana|যমুনা=Jamuna|আনোয়ার=Anwar|হাবিব=Habib|শাপলা=Shapla|ফরিদ=Farid|মদিনা=Madina|কর্ণফুলী=Karnaphuli|বেলাল=Belal|জাহাঙ্গীর=Jahangir|সুরমা=Surma',
    ),
    trades: pairs(
      'ইলেকট্রনিক্স=Electronics|মেশিনারি=Machinery|টেক্সটাইল=Textile|ফুডস=Foods|কেমিক্যালস=Chemicals|ট্রেডিং=Trading|প্লাস্টিক=Plastic|গার্মেন্টস=Garments',
    ),
    bodies: pairs('ইন্ডাস্ট্রিজ=Industries|গ্রুপ=Group|এন্টারপ্রাইজ=Enterprise'),
    places: pairs('ঢাকা=Dhaka|চট্টগ্রাম=Chattogram|গাজীপুর=Gazipur|সিলেট=Sylhet'),
    forms: [
      ['* লিমিটেড', '* লি.', '* Limited', '* Ltd.'],
      ['* প্রাইভেট লিমিটেড', '* প্রাঃ লিঃ', '* Private Limited', '* (Pvt.) Ltd.'],
    ],
  },
  {
    code: 'si',
    stems: pairs(
      'නවලෝක=Nawaloka|සිංහ=Sinha|රත්න=Ratna|විජය=Wijaya|සමන්=Saman|කුමාර=Kumara|දිල්මා=Dilma|සිරි=Siri|පද්ම=Padma|රන්දිය=Randiya|ලක්මාල්=Lakmal|තරංග=Tharanga|මහවැලි=Mahaweli|නිමල්=Nimal|සඳුන්=Sandun|අශෝක=Ashoka',
    ),
    trades: pairs(
      'ඇපරල්=Apparel|රෙදිපිළි=Textile|ආහාර=Foods|තේ=Tea|රබර්=Rubber|ට්‍රේඩර්ස්=Traders|ප්ලාස්ටික්=Plastics|ඉදිකිරීම්=Construction',
    ),
    bodies: pairs('ඉන්ඩස්ට්‍රීස්=Industries|සමූහ=Group|හෝල්ඩින්ග්ස්=Holdings'),
    places: pairs('කොළඹ=Colombo|ගාල්ල=Galle|මහනුවර=Kandy'),
    forms: [
      ['* (පුද්ගලික) සමාගම', '* පුද්ගලික සමාගම', '* (Pvt) Ltd', '* Private Limited'],
      ['* පීඑල්සී', '* පී.එල්.සී.', '* PLC', '* P.L.C.'],
    ],
  },
  {
    code: 'ta',
    stems: pairs(
      'முருகன்=Murugan|சக்தி=Sakthi|லட்சுமி=Lakshmi|வெற்றி=Vetri|கண்ணன்=Kannan|செல்வம்=Selvam|அம்மன்=Amman|விநாயகா=Vinayaga|மீனாட்சி=Meenakshi|பாரதி=Bharathi|சரவணா=Saravana|நடராஜ்=Nataraj|குமரன்=Kumaran|மலர்=Malar|ராமன்=Raman|தமிழரசி=Tamilarasi',
    ),
    trades: pairs(
      'மில்ஸ்=Mills|டெக்ஸ்டைல்ஸ்=Textiles|புட்ஸ்=Foods|கெமிக்கல்ஸ்=Chemicals|டிரேடர்ஸ்=Traders|ஸ்டீல்=Steel|கார்மெண்ட்ஸ்=Garments|மோட்டார்ஸ்=Motors',
    ),
    bodies: pairs('இண்டஸ்ட்ரீஸ்=Industries|குழுமம்=Group|எண்டர்பிரைசஸ்=Enterprises'),
    places: pairs('சென்னை=Chennai|மதுரை=Madurai|திருப்பூர்=Tirupur|கோவை=Coimbatore'),
    forms: [
      ['* பிரைவேட் லிமிடெட்', '* பிரைவேட் லிட்', '* Private Limited', '* Pvt Ltd'],
      ['* லிமிடெட்', '* லிட்', '* Limited', '* Ltd.'],
    ],
  },
  {
    code: 'fil',
    stems: pairs(
      'Bagong Buhay=Bagong Buhay|Sampaguita=Sampagita|Malaya=Malaya|Dalisay=Dalisay|Bituin=Bituin|San Isidro=San Isidro|Del Rosario=Del Rosario|Kalayaan=Kalayaan|Ligaya=Ligaya|Santos=Santos|Magsaysay=Magsaysay|Tagumpay=Tagumpay|Reyes=Reyes|Mabuhay=Mabuhay|Liwanag=Liwanag|Dela Cruz=Dela Cruz',
    ),
    trades: pairs(
      'Electronics=Electronics|Machine Works=Machineworks|Textile Mills=Textile Mill|Food Products=Food Product|Chemicals=Chemical|Trading=Trdg|Plastics=Plastic|Builders=Construction',
    ),
    bodies: pairs('Industries=Industry|Enterprises=Ent|Holdings=Hldgs'),
    places: pairs('Manila=Manila|Cebu=Cebu|Davao=Davao|Laguna=Laguna'),
    forms: [
      ['* Corporation', '* Corp.', '* Corp', '* Corporation'],
      ['* Incorporated', '* Inc.', '*, Inc.', '* Inc'],
    ],
  },
  {
    code: 'km',
    isRun: true,
    stems: pairs(
      'សុវណ្ណ=Sovann|មករា=Makara|បុប្ផា=Bopha|រតនា=Ratana|វិចិត្រ=Vichet|សំណាង=Samnang|ចន្ទា=Chanda|ពិសិដ្ឋ=Piseth|មង្គល=Mongkol|កុសល=Kosal|រស្មី=Rasmey|សុភា=Sophea|ដារា=Dara|វាសនា=Veasna|ណារិន=Narin|ម៉ាលី=Maly',
    ),
    trades: pairs(
      'កាត់ដេរ=Garment|អាហារ=Food|សំណង់=Construction|ផ្លាស្ទិក=Plastic|ដឹកជញ្ជូន=Logistics|កសិកម្ម=Agriculture|បោះពុម្ព=Printing|ពាណិជ្ជកម្ម=Trading',
    ),
    bodies: pairs('ឧស្សាហកម្ម=Industry|គ្រុប=Group|សហគ្រាស=Enterprise'),
    places: pairs('ភ្នំពេញ=Phnom Penh|សៀមរាប=Siem Reap'),
    forms: [
      ['ក្រុមហ៊ុន * ឯ.ក', '* ឯ.ក', '* Co., Ltd.', '* Co Ltd'],
      ['ក្រុមហ៊ុន * ម.ក', '* ម.ក', '* Plc.', '* PLC'],
    ],
  },
  {
    code: 'lo',
    isRun: true,
    stems: pairs(
      'ສີສະຫວາດ=Sisavat|ດາວເຮືອງ=Daoheuang|ພູທອງ=Phouthong|ມະນີ=Many|ສຸລິຍາ=Souliya|ວິໄລ=Vilay|ບຸນມີ=Bounmy|ຄຳມາ=Khamma|ສົມບັດ=Sombath|ແສງດາວ=Sengdao|ຈຳປາ=Champa|ພອນໄຊ=Phonxay|ລັດດາ=Latda|ນະຄອນ=Nakhone|ທະວີ=Thavy|ໄພສານ=Phaysan',
    ),
    trades: pairs(
      'ກໍ່ສ້າງ=Construction|ອາຫານ=Food|ຂົນສົ່ງ=Transport|ກະສິກຳ=Agriculture|ຕັດຫຍິບ=Garment|ການຄ້າ=Trading|ກາເຟ=Coffee|ໄຟຟ້າ=Electric',
    ),
    bodies: pairs('ອຸດສາຫະກຳ=Industry|ກຸ່ມ=Group|ວິສາຫະກິດ=Enterprise'),
    places: pairs('ວຽງຈັນ=Vientiane|ຫຼວງພະບາງ=Luang Prabang'),
    forms: [
      ['ບໍລິສັດ * ຈຳກັດ', '* ຈຳກັດ', '* Co., Ltd.', '* Co Ltd'],
      ['ບໍລິສັດ * ມະຫາຊົນ', '* ມະຫາຊົນ', '* Public Company', '* PCL'],
    ],
  },
  {
    code: 'my',
    isRun: true,
    stems: pairs(
      'ရွှေတောင်=Shwe Taung|မြတ်နိုး=Myat Noe|အောင်မြင်=Aung Myin|သီရိ=Thiri|စန္ဒာ=Sandar|မင်္ဂလာ=Mingalar|ကမ္ဘာ=Kanbawza|ဧရာ=Ayeyar|သူရိန်=Thurein|ပုလဲ=Pulae|မာလာ=Malar|နဂါး=Naga|ဇေယျာ=Zeyar|သော်တာ=Thawda|စိန်=Sein|ရတနာ=Yadana',
    ),
    trades: pairs(
      'ကုန်သွယ်ရေး=Trading|ဆောက်လုပ်ရေး=Construction|အထည်ချုပ်=Garment|စားသောက်ကုန်=Food|စိုက်ပျိုးရေး=Agriculture|ပုံနှိပ်=Printing|နည်းပညာ=Technology|ဆေးဝါး=Pharmaceutical',
    ),
    bodies: pairs('စက်မှု=Industry|အုပ်စု=Group|လုပ်ငန်း=Enterprise'),
    places: pairs('ရန်ကုန်=Yangon|မန္တလေး=Mandalay'),
    forms: [
      ['* ကုမ္ပဏီလီမိတက်', '* လီမိတက်', '* Co., Ltd.', '* Company Limited'],
      ['* အများပိုင်ကုမ္ပဏီလီမိတက်', '* အများပိုင်', '* Public Co., Ltd.', '* PLC'],
    ],
  },
  {
    code: 'en',
    stems: pairs(
      'Blue Ridge=Blueridge|Harrington=Harington|Pinnacle=Pinacle|Southern Cross=Southern Cross|Oakfield=Oak Field|Wattle Grove=Wattle Grove|Kestrel=Kestral|Fairmont=Fairmount|Ironbark=Iron Bark|Summit=Summitt|Brightwater=Bright Water|Meridian=Meridien|Silverline=Silver Line|Tui=Tui|Kauri=Kauri|McPherson=MacPherson',
    ),
    trades: pairs(
      'Electronics=Electronic|Machinery=Machineries|Textiles=Textile|Foods=Food|Chemicals=Chemical|Trading=Traders|Plastics=Plastic|Constructions=Construction',
    ),
    bodies: pairs('Industries=Industry|Holdings=Holding|Group=Grp'),
    places: pairs('Sydney=Sydney|Auckland=Auckland|Perth=Perth|Brisbane=Brisbane'),
    forms: [
      ['* Pty Ltd', '* Pty. Ltd.', '* Proprietary Limited', '* Pty Limited'],
      ['* Limited', '* Ltd', '* Ltd.', '* LTD'],
    ],
  },
];
