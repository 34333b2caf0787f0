/**
 * Words that many firms share, by what they mean. `structure`: says what sort of body it is, and is often left out or added;
 * `trade`: says what it does, and sets firms of one owner apart. Han in the simplified form.
 */
export type GenericLine = readonly [concept: string, weight: 'structure' | 'trade', words: string];

export const genericLines: readonly GenericLine[] = [
  ['brothers', 'trade', 'brothers|bros|bro|brother|hermanos|frères|gebrüder|兄弟|형제|ब्रदर्स|ব্রাদার্স|சகோதரர்கள்|saudara'],
  ['sons', 'trade', 'sons|son|hijos|fils|söhne|সন্স|सन्स|संस'],
  ['saint', 'trade', 'saint|st|sankt|sint'],
  ['mount', 'trade', 'mount|mt'],
  ['department', 'structure', 'department|dept|ministry|bureau|office'],
  [
    'agency',
    'structure',
    'agency|agencies|agent|agents|代理|エージェンシー|대리점|에이전시|ตัวแทน|đại lý|agensi|keagenan|एजेंसी|এজেন্সি|агентство',
  ],
  ['arab', 'structure', 'arab|arabian|العربية|عربي'],
  ['special', 'structure', 'special|спец|специальный'],
  ['offshore', 'trade', 'offshore|ocean|海洋|해양|オーシャン'],
  ['sri', 'structure', 'sri|shri|shree|sree|shre|श्री|শ্রী|ශ්‍රී|ஸ்ரீ'],
  ['concern', 'structure', 'concern|konzern|концерн|complex|combine'],
  [
    'production',
    'trade',
    'production|нпк|npk|research and production corporation|scientific production corporation|научно производственная корпорация|production association|производственное объединение|научно производственное объединение|scientific production association|research and production|npo',
  ],
  ['shipping lines', 'trade', 'shipping lines|shipping line|lines|пароходство|судоходство'],
  ['central', 'trade', 'central|centre|center|centro|центр|центральный|中心|센터|センター|trung tâm|pusat|ศูนย์'],
  [
    'group',
    'structure',
    'group|groupe|grupo|gruppe|gruppo|grup|group of companies|группа|группа компаний|gk|集团|グループ|그룹|tập đoàn|กรุ๊ป|กลุ่ม|ກຸ່ມ|ក្រុម|គ្រុប|အုပ်စု|समूह|ग्रुप|গ্রুপ|සමූහ|குழுமம்|குரூப்|ກຣຸບ|бүлэг|групп|گروپ|گروه|مجموعة|kumpulan|jituan|keuruup|grupong',
  ],
  [
    'holding',
    'structure',
    'holding|holdings|hldg|hldgs|холдинг|控股|ホールディングス|홀딩스|지주|โฮลดิ้ง|โฮลดิ้งส์|होल्डिंग्स|হোল্ডিংস|හෝල්ඩින්ග්ස්|ஹோல்டிங்ஸ்|holdinga|cổ phần đầu tư|beteiligungs|beteiligung|konggu',
  ],
  [
    'enterprise',
    'structure',
    'enterprise|enterprises|entreprise|entreprises|empresa|empresas|entp|ent|企业|实业|事业|産業|엔터프라이즈|실업|상사|เอ็นเตอร์ไพรส์|एंटरप्राइजेज|एंटरप्राइज|উদ্যোগ|এন্টারপ্রাইজ|এন্টারপ্রাইজেস|එන්ටර්ප්‍රයිසස්|எண்டர்பிரைசஸ்|usaha|perusahaan|syarikat|doanh nghiệp|предприятие|uildver|shiye|jigyo|negosyo|kompaniya|эгий|ວິສາຫະກິດ|សហគ្រាស|လုပ်ငန်း',
  ],
  [
    'industry',
    'structure',
    'industry|industries|industrial|industri|industria|industrie|industries group|indl|ind|inds|工业|产业|インダストリー|インダストリーズ|工業|산업|공업|อุตสาหกรรม|उद्योग|इंडस्ट्रीज|इंडस्ट्री|শিল্প|ইন্ডাস্ট্রিজ|ইন্ডাস্ট্রি|කර්මාන්ත|ඉන්ඩස්ට්‍රීස්|தொழிற்சாலை|இண்டஸ்ட்ரீஸ்|தொழில்|công nghiệp|ອຸດສາຫະກຳ|ឧស្សាហកម្ម|စက်မှု|စက်မှုလုပ်ငန်း|промышленность|промышленный|үйлдвэр|үйлдвэрлэл|industriya|gongye|kogyo|sangyo|saneop|sanup|gongeop|perindustrian|صنايع|صنایع|انڈسٹریز|utsahakam',
  ],
  [
    'international',
    'trade',
    'international|intl|internasional|internacional|internationale|internationaal|antarabangsa|国际|インターナショナル|国際|인터내셔널|국제|อินเตอร์เนชั่นแนล|นานาชาติ|अंतर्राष्ट्रीय|इंटरनेशनल|আন্তর্জাতিক|ইন্টারন্যাশনাল|ජාත්‍යන්තර|ඉන්ටර්නැෂනල්|இன்டர்நேஷனல்|quốc tế|ສາກົນ|អន្តរជាតិ|នានាជាតិ|အပြည်ပြည်ဆိုင်ရာ|អ៊ិនធើណេសិនណល|အင်တာနေရှင်နယ်|международный|международная|олон улсын|guoji|kokusai|gukje|بین المللی|انٹرنیشنل|global intl',
  ],
  [
    'global',
    'trade',
    'global|worldwide|world wide|全球|环球|글로벌|グローバル|โกลบอล|ग्लोबल|গ্লোবাল|toàn cầu|глобал|ග්ලෝබල්|குளோபல்',
  ],
  [
    'business',
    'structure',
    'business|biz|商业|비즈니스|ビジネス|ธุรกิจ|kinh doanh|व्यवसाय|ব্যবসা|ব্যবসায়|bisnis|бизнес|negocios',
  ],
  ['company', 'structure', 'firm|firma|house|corporation group|компани|companies|syarikat perniagaan'],
  [
    'organisation',
    'structure',
    'organization|organisation|org|organizacion|организация|组织|機構|机构|조직|องค์การ|tổ chức|संगठन|সংস্থা|organisasi',
  ],
  [
    'services',
    'trade',
    'service|services|servicios|svc|svcs|服务|サービス|서비스|บริการ|เซอร์วิส|dịch vụ|सर्विसेज|सेवा|সার্ভিসেস|সেবা|සේවා|சர்வீசஸ்|சேவைகள்|jasa|layanan|perkhidmatan|ບໍລິການ|សេវា|សេវាកម្ម|ဝန်ဆောင်မှု|үйлчилгээ|сервис|услуги|خدمات|fuwu|serbisyo|bolikan',
  ],
  [
    'trading',
    'trade',
    'trading|trading house|торговый дом|torgovyi dom|torgovyy dom|torgovy dom|тд|trade|traders|trader|trdg|commerce|commercial|merchandise|贸易|商贸|商事|商社|通商|トレーディング|貿易|무역|통상|트레이딩|การค้า|เทรดดิ้ง|ค้าขาย|ट्रेडिंग|ट्रेडर्स|व्यापार|বাণিজ্য|ট্রেডিং|ট্রেডার্স|වෙළඳ|ට්‍රේඩින්|ට්‍රේඩර්ස්|வர்த்தகம்|டிரேடிங்|டிரேடர்ஸ்|thương mại|tm|dagang|niaga|perniagaan|perdagangan|ການຄ້າ|ຄ້າຂາຍ|ពាណិជ្ជកម្ម|ជំនួញ|កុន្សែ|ကုန်သွယ်ရေး|ထရေးဒင်း|худалдаа|торговый|торговая|торговля|торг|comercio|comercial|maoyi|shoji|boeki|muyeok|تجارت|تجارتی|ٹریڈرز|التجارية|kankha|pangangalakal',
  ],
  [
    'import export',
    'trade',
    'import export|export import|import and export|export and import|import|export|exports|imports|impex|exim|进出口|输出入|수출입|นำเข้า ส่งออก|อิมปอร์ต|xuất nhập khẩu|xnk|xuat nhap khau|ekspor impor|ສົ່ງອອກ ນຳເຂົ້າ|នាំចេញនាំចូល|ပို့ကုန်သွင်းကုန်|निर्यात|एक्सपोर्ट|রপ্তানি|এক্সপোর্ট|импорт экспорт|импорт|экспорт|jinchukou',
  ],
  [
    'manufacturing',
    'trade',
    'manufacturing|manufacture|manufacturer|manufacturers|mfg|manufacturas|works|制造|制作所|製作所|制作|製造|제조|제작|제작소|การผลิต|ผลิต|मैन्युफैक्चरिंग|निर्माण उद्योग|উৎপাদন|ম্যানুফ্যাকচারিং|නිෂ්පාදන|உற்பத்தி|sản xuất|sx|manufaktur|produksi|pembuatan|ການຜະລິດ|ผลิตภัณฑ์|ផលិតកម្ម|ထုတ်လုပ်ရေး|завод|zavod|комбинат|фабрика|fabrika|kombinat|производство|ҮЙЛДВЭРЛЭЛ|zhizao|seisakusho|seizo|jejo|factory|工厂|厂|工场|工場|공장|โรงงาน|nhà máy|pabrik|kilang|ໂຮງງານ|រោងចក្រ|စက်ရုံ|कारखाना|কারখানা|plant|fabrica|fabrique|factories|pagawaan',
  ],
  [
    'technology',
    'trade',
    'technology|technologies|tech|technical|technic|technik|tecnologia|tecnologias|technologie|科技|技术|技研|テクノロジー|テクノ|技術|테크|기술|테크놀로지|เทคโนโลยี|เทค|टेक्नोलॉजी|टेक्नोलॉजीज|प्रौद्योगिकी|প্রযুক্তি|টেকনোলজি|টেকনোলজিস|තාක්ෂණ|ටෙක්නොලොජීස්|தொழில்நுட்பம்|டெக்னாலஜிஸ்|công nghệ|kỹ thuật|teknologi|teknik|ເຕັກໂນໂລຊີ|បច្ចេកវិទ្យា|နည်းပညာ|технологи|технология|технологии|техно|техника|keji|jishu|gijutsu|gisul|فناوری|ٹیکنالوجیز|teknolohiya|theknoloyi',
  ],
  [
    'engineering',
    'trade',
    'engineering|engineers|engineer|engg|eng|ingenieria|ingenierie|工程|エンジニアリング|엔지니어링|공정|วิศวกรรม|เอ็นจิเนียริ่ง|इंजीनियरिंग|ইঞ্জিনিয়ারিং|প্রকৌশল|ඉංජිනේරු|பொறியியல்|இன்ஜினியரிங்|cơ khí kỹ thuật|rekayasa|kejuruteraan|ວິສະວະກຳ|វិស្វកម្ម|အင်ဂျင်နီယာ|инженеринг|инжиниринг|gongcheng',
  ],
  [
    'construction',
    'trade',
    'construction|constructions|builders|building|contractors|contractor|contracting|construccion|constructora|construcciones|const|建设|建筑|建工|建材|建設|工務店|건설|건축|ก่อสร้าง|การก่อสร้าง|कंस्ट्रक्शन|निर्माण|কনস্ট্রাকশন|নির্মাণ|ඉදිකිරීම්|கட்டுமானம்|கன்ஸ்ட்ரக்ஷன்|xây dựng|xd|konstruksi|pembinaan|bangunan|karya|ກໍ່ສ້າງ|សំណង់|ဆောက်လုပ်ရေး|барилга|строительство|строй|строительная|jianshe|jianzhu|kensetsu|geonseol|konstruksyon|kosang',
  ],
  [
    'electronics',
    'trade',
    'electronics|electronic|elektronik|electronica|电子|エレクトロニクス|電子|전자|일렉트로닉스|อิเล็กทรอนิกส์|इलेक्ट्रॉनिक्स|ইলেকট্রনিক্স|ඉලෙක්ට්‍රොනික|எலெக்ட்ரானிக்ஸ்|điện tử|elektronika|ເອເລັກໂຕຣນິກ|អេឡិចត្រូនិច|အီလက်ထရွန်းနစ်|электроник|электроника|dianzi|denshi|jeonja',
  ],
  [
    'electric',
    'trade',
    'electric|electrical|electricals|elektro|electro|电气|电器|電機|电机|電気|전기|ไฟฟ้า|इलेक्ट्रिक|इलेक्ट्रिकल|ইলেকট্রিক|විදුලි|மின்|điện|listrik|elektrik|ໄຟຟ້າ|អគ្គិសនី|လျှပ်စစ်|цахилгаан|электро|denki|dianqi|jeongi',
  ],
  [
    'machinery',
    'trade',
    'machinery|machine|machines|mechanical|machineries|mechanic|mesin|机械|機械|机电|기계|เครื่องจักร|เครื่องกล|แมชชีนเนอรี่|मशीनरी|যন্ত্রপাতি|মেশিনারি|යන්ත්‍ර|இயந்திரம்|cơ khí|máy|ເຄື່ອງຈັກ|គ្រឿងចក្រ|စက်ယန္တရား|машиностроение|машиностроительный|kikai|jixie|gigye|makinarya',
  ],
  [
    'automotive',
    'trade',
    'automotive|automobile|automobiles|auto|motors|motor|auto parts|autoparts|otomotif|汽车|自动车|自動車|モーター|モータース|자동차|모터스|ยานยนต์|ออโต้|มอเตอร์|ऑटोमोटिव|मोटर्स|মোটরস|অটোমোবাইল|මෝටර්|மோட்டார்ஸ்|ô tô|otô|ລົດຍົນ|យានយន្ត|မော်တော်ယာဉ်|авто|автомобильный|qiche|jidosha|jadongcha',
  ],
  [
    'textile',
    'trade',
    'textile|textiles|tekstil|fabrics|fabric|纺织|テキスタイル|繊維|纤维|섬유|텍스타일|방직|สิ่งทอ|เท็กซ์ไทล์|टेक्सटाइल|टेक्सटाइल्स|বস্ত্র|টেক্সটাইল|টেক্সটাইলস|රෙදිපිළි|ටෙක්ස්ටයිල්|ஜவுளி|டெக்ஸ்டைல்ஸ்|dệt|dệt may|ແຜ່ນແພ|វាយនភណ្ឌ|အထည်|нэхмэл|текстиль|текстильный|fangzhi|seni|seomyu|ٹیکسٹائل|tela',
  ],
  [
    'garment',
    'trade',
    'garment|garments|apparel|apparels|clothing|clothes|fashion|fashions|wear|garmen|garmindo|konveksi|服装|制衣|服饰|アパレル|衣料|의류|어패럴|패션|เสื้อผ้า|การ์เม้นท์|การ์เมนท์|गारमेंट्स|वस्त्र|পোশাক|গার্মেন্টস|এপারেলস|අඇඟලුම්|ඇඟලුම්|ඇපරල්|கார்மெண்ட்ஸ்|ஆடை|ஆடைகள்|may mặc|may|thời trang|ຕັດຫຍິບ|កាត់ដេរ|សម្លៀកបំពាក់|အထည်ချုပ်|оёдол|швейная|fuzhuang|uiryu|گارمنٹس|kasuotan',
  ],
  [
    'food',
    'trade',
    'food|foods|foodstuff|alimentos|alimentaria|食品|フーズ|食産|식품|푸드|อาหาร|ฟู้ดส์|ฟู้ด|फूड्स|खाद्य|খাদ্য|ফুডস|ආහාර|ෆුඩ්ස්|உணவு|புட்ஸ்|thực phẩm|makanan|pangan|boga|ອາຫານ|អាហារ|ម្ហូបអាហារ|အစားအသောက်|စားသောက်ကုန်|хүнс|пищевая|продукты|shipin|shokuhin|sikpum|shikpum|pagkain|غذایی|فوڈز',
  ],
  [
    'beverage',
    'trade',
    'beverage|beverages|drinks|brewery|breweries|饮料|酒业|飲料|음료|เครื่องดื่ม|đồ uống|nước giải khát|minuman|ເຄື່ອງດື່ມ|ភេសជ្ជៈ|ဖျော်ရည်|ундаа',
  ],
  [
    'agriculture',
    'trade',
    'agriculture|agricultural|agro|agri|farms|farm|agribusiness|farming|农业|农产|農業|农|농업|농산|เกษตร|การเกษตร|कृषि|এগ্রো|কৃষি|කෘෂිකාර්මික|ඇග්‍රෝ|விவசாயம்|ஆக்ரோ|nông nghiệp|nông sản|pertanian|ກະສິກຳ|កសិកម្ម|စိုက်ပျိုးရေး|хөдөө аж ахуй|аграрный|агро|nongye|nogyo|nongeop|agrikultura',
  ],
  [
    'chemical',
    'trade',
    'chemical|chemicals|chem|kimia|quimica|chimie|chemie|化工|化学|ケミカル|化學|화학|케미칼|เคมี|เคมีคอล|केमिकल्स|रसायन|কেমিক্যালস|রাসায়নিক|රසායනික|கெமிக்கல்ஸ்|hóa chất|ເຄມີ|គីមី|ဓာတု|химия|химический|хими|huagong|kagaku|hwahak',
  ],
  [
    'pharmaceutical',
    'trade',
    'pharmaceutical|pharmaceuticals|pharma|pharm|farma|farmasi|药业|制药|医药|製薬|薬品|제약|เภสัช|ฟาร์มา|फार्मा|फार्मास्युटिकल्स|ফার্মা|ফার্মাসিউটিক্যালস|ඖෂධ|பார்மா|dược|dược phẩm|ຢາ|ឱသថ|ဆေးဝါး|эм|фарма|фармацевтический|zhiyao|seiyaku|jeyak',
  ],
  [
    'medical',
    'trade',
    'medical|medicals|health|healthcare|hospital|clinic|医疗|医療|의료|메디칼|การแพทย์|เมดิคอล|मेडिकल|মেডিকেল|වෛද්‍ය|மெடிக்கல்|y tế|thiết bị y tế|kesehatan|medika|ການແພດ|វេជ្ជសាស្ត្រ|ဆေးဘက်ဆိုင်ရာ|эмнэлэг|медицинский|yiliao|uiryo',
  ],
  [
    'plastics',
    'trade',
    'plastic|plastics|plastik|polymer|polymers|塑料|塑胶|塑膠|プラスチック|플라스틱|พลาสติก|พลาสติค|प्लास्टिक|प्लास्टिक्स|প্লাস্টিক|ප්ලාස්ටික්|பிளாஸ்டிக்|nhựa|ປລາສຕິກ|ប្លាស្ទិក|ផ្លាស្ទិក|ပလပ်စတစ်|хуванцар|пластик|suliao',
  ],
  ['rubber', 'trade', 'rubber|karet|getah|橡胶|ゴム|고무|ยาง|रबर|রাবার|රබර්|ரப்பர்|cao su|ຢາງພາລາ|កៅស៊ូ|ရာဘာ|резина'],
  [
    'steel',
    'trade',
    'steel|steels|iron|iron and steel|baja|besi|acero|stahl|钢铁|钢|鉄鋼|製鉄|スチール|철강|제철|스틸|เหล็ก|เหล็กกล้า|สตีล|स्टील|इस्पात|স্টিল|ইস্পাত|වානේ|ස්ටීල්|எஃகு|ஸ்டீல்|thép|gang thép|ເຫຼັກ|ដែក|သံမဏိ|ган|сталь|gangtie|tekko|cheolgang|bakal|فولاد',
  ],
  [
    'metal',
    'trade',
    'metal|metallic|metals|logam|metales|五金|金属|メタル|金屬|금속|메탈|โลหะ|เมทัล|धातु|मेटल|মেটাল|ধাতু|ලෝහ|உலோகம்|kim loại|kim khí|ໂລຫະ|លោហៈ|သတ္တု|металл|металлургический|төмөрлөг|wujin|jinshu|kinzoku|geumsok',
  ],
  ['precision', 'trade', 'precision|精密|프레시전|정밀|プレシジョン|พรีซิชั่น|chính xác|presisi|jingmi|seimitsu|jeongmil'],
  [
    'equipment',
    'trade',
    'equipment|equipments|设备|设備|設備|장비|설비|อุปกรณ์|उपकरण|সরঞ্জাম|උපකරණ|உபகரணங்கள்|thiết bị|peralatan|ອຸປະກອນ|ឧបករណ៍|စက်ပစ္စည်း|тоног төхөөрөмж|оборудование|shebei',
  ],
  [
    'logistics',
    'trade',
    'logistics|logistic|transport|transportation|shipping|freight|cargo|forwarding|express|物流|运输|货运|ロジスティクス|運輸|運送|물류|운송|로지스틱스|해운|ขนส่ง|โลจิสติกส์|लॉजिस्टिक्स|परिवहन|ট্রান্সপোর্ট|লজিস্টিকস|පරිවහන|ලොජිස්ටික්ස්|லாஜிஸ்டிக்ஸ்|போக்குவரத்து|vận tải|logistik|pengangkutan|angkutan|ຂົນສົ່ງ|ដឹកជញ្ជូន|ပို့ဆောင်ရေး|тээвэр|ложистик|логистика|транспорт|wuliu|butsuryu|mullyu',
  ],
  [
    'energy',
    'trade',
    'energy|power|energi|energia|能源|电力|新能源|エネルギー|電力|에너지|전력|พลังงาน|เอ็นเนอร์ยี่|ऊर्जा|एनर्जी|पावर|শক্তি|এনার্জি|বিদ্যুৎ|බලශක්ති|எரிசக்தி|năng lượng|tenaga|ພະລັງງານ|ថាមពល|စွမ်းအင်|эрчим хүч|энерго|энергия|энергетика|nengyuan|eneoji|enerhiya',
  ],
  [
    'oil gas',
    'trade',
    'oil|gas|oil and gas|petroleum|petrol|oil company|нк|nk|нефтяная компания|النفط|للنفط|نفت|النفطية|oil refining|石油|天然气|ガス|석유|가스|น้ำมัน|ปิโตรเลียม|पेट्रोलियम|পেট্রোলিয়াম|dầu khí|minyak|нефть|нефтегаз|газ|газын тос',
  ],
  [
    'mining',
    'trade',
    'mining|mines|mine|minerals|mineral|tambang|矿业|鉱業|광업|เหมืองแร่|खनन|খনি|khoáng sản|pertambangan|ບໍ່ແຮ່|រ៉ែ|သတ္တုတွင်း|уул уурхай|горно|mineria|kuangye',
  ],
  [
    'investment',
    'trade',
    'investment|investments|investment company|инвестиционная компания|ик|invest|investasi|inversiones|capital|投资|投資|インベストメント|투자|ลงทุน|การลงทุน|อินเวสเม้นท์|निवेश|इन्वेस्टमेंट|বিনিয়োগ|ආයෝජන|முதலீடு|đầu tư|pelaburan|ການລົງທຶນ|វិនិយោគ|ရင်းနှီးမြှုပ်နှံမှု|хөрөнгө оруулалт|инвестиции|инвест|touzi|tuja|pamumuhunan',
  ],
  [
    'development',
    'trade',
    'development|developments|developer|developers|dev|开发|发展|開発|デベロップメント|개발|พัฒนา|ดีเวลลอปเม้นท์|विकास|डेवलपर्स|উন্নয়ন|සංවර්ධන|வளர்ச்சி|phát triển|pembangunan|ພັດທະນາ|អភិវឌ្ឍន៍|ဖွံ့ဖြိုးရေး|хөгжил|развитие|kaifa|fazhan|kaihatsu|gaebal',
  ],
  [
    'real estate',
    'trade',
    'real estate|property|properties|realty|land|estate|estates|inmobiliaria|房地产|置业|地产|不動産|不动产|부동산|อสังหาริมทรัพย์|พร็อพเพอร์ตี้|रियल एस्टेट|প্রপার্টিজ|bất động sản|địa ốc|properti|hartanah|fangdichan|fudosan',
  ],
  [
    'bank',
    'trade',
    'bank|banking|banco|banque|banca|bancorp|银行|銀行|은행|ธนาคาร|बैंक|ব্যাংক|බැංකු|බැංකුව|வங்கி|ngân hàng|ທະນາຄານ|ធនាគារ|ဘဏ်|банк|بانک|بینک|بنك|yinhang|ginko|eunhaeng',
  ],
  [
    'finance',
    'trade',
    'finance|financial|financing|financiera|金融|财务|ファイナンス|금융|캐피탈|ไฟแนนซ์|การเงิน|वित्त|फाइनेंस|ফাইন্যান্স|tài chính|keuangan|kewangan|pembiayaan|ການເງິນ|ហិរញ្ញវត្ថុ|ငွေကြေး|финанс|jinrong',
  ],
  [
    'insurance',
    'trade',
    'insurance|assurance|seguros|asuransi|takaful|保险|保険|보험|ประกันภัย|बीमा|বীমা|රක්ෂණ|காப்பீடு|bảo hiểm|ປະກັນໄພ|ធានារ៉ាប់រង|အာမခံ|даатгал|страхование|страховая|baoxian|hoken|boheom',
  ],
  ['securities', 'trade', 'securities|证券|証券|증권|หลักทรัพย์|chứng khoán|sekuritas|zhengquan|shoken'],
  ['trust', 'trade', 'trust|信托|信託|신탁|xintuo'],
  ['fund', 'trade', 'fund|funds|基金|펀드|ファンド|กองทุน|quỹ|fondo'],
  ['partners', 'trade', 'partners|partner|associates|associate|&partners'],
  ['foundation', 'trade', 'foundation|基金会|财团|재단|มูลนิธิ|फाउंडेशन|ফাউন্ডেশন|quỹ từ thiện|фонд'],
  [
    'association',
    'trade',
    'association|society|federation|union|chamber|council|协会|協会|商会|협회|สมาคม|संघ|সমিতি|hiệp hội|asosiasi|persatuan|ассоциация|союз',
  ],
  [
    'institute',
    'trade',
    'institute|institution|academy|研究所|研究院|연구소|สถาบัน|संस्थान|ইনস্টিটিউট|viện|institut|институт|академия',
  ],
  [
    'university',
    'trade',
    'university|college|school|大学|学院|大學|대학교|대학|มหาวิทยาลัย|विश्वविद्यालय|বিশ্ববিদ্যালয়|đại học|trường|universitas|universiti|университет',
  ],
  [
    'software',
    'trade',
    'software|softwares|软件|ソフトウェア|ソフト|소프트웨어|소프트|ซอฟต์แวร์|ซอฟท์แวร์|सॉफ्टवेयर|সফটওয়্যার|මෘදුකාංග|மென்பொருள்|phần mềm|perangkat lunak|ruanjian|программный',
  ],
  [
    'information',
    'trade',
    'information|info|data|digital|it|信息|资讯|情报|情報|정보|디지털|สารสนเทศ|ข้อมูล|ดิจิตอล|सूचना|তথ্য|thông tin|informasi|digitals|xinxi|joho|jeongbo|мэдээлэл|информационные',
  ],
  [
    'system',
    'trade',
    'system|systems|sistem|系统|システム|시스템|시스템즈|ระบบ|ซิสเต็มส์|सिस्टम्स|সিস্টেমস|hệ thống|система|системы',
  ],
  [
    'solution',
    'trade',
    'solution|solutions|solusi|解决方案|ソリューション|ソリューションズ|솔루션|솔루션즈|โซลูชั่น|โซลูชั่นส์|सॉल्यूशंस|সলিউশনস|සොලුෂන්ස්|சொல்யூஷன்ஸ்|giải pháp',
  ],
  [
    'communication',
    'trade',
    'communication|communications|telecom|telecommunication|telecommunications|telekom|telekomunikasi|通信|通讯|电信|テレコム|コミュニケーションズ|통신|텔레콤|สื่อสาร|โทรคมนาคม|दूरसंचार|টেলিকম|viễn thông|ໂທລະຄົມ|ទូរគមនាគមន៍|ဆက်သွယ်ရေး|харилцаа холбоо|связь|телеком|tongxin|tsushin|tongsin',
  ],
  ['network', 'trade', 'network|networks|网络|ネットワーク|네트워크|เครือข่าย|เน็ตเวิร์ค|mạng|jaringan|wangluo|сеть'],
  [
    'media',
    'trade',
    'media|entertainment|传媒|文化传播|文化|メディア|미디어|엔터테인먼트|มีเดีย|मीडिया|মিডিয়া|truyền thông|мэдээ|chuanmei',
  ],
  [
    'printing',
    'trade',
    'printing|print|printers|printing press|印刷|プリント|인쇄|การพิมพ์|พริ้นติ้ง|प्रिंटिंग|প্রিন্টিং|මුද්‍රණ|அச்சகம்|in ấn|percetakan|ການພິມ|បោះពុម្ព|ပုံနှိပ်|хэвлэл|yinshua|insatsu|inswae',
  ],
  [
    'packaging',
    'trade',
    'packaging|package|packing|packages|包装|パッケージ|包裝|패키징|포장|บรรจุภัณฑ์|แพคเกจจิ้ง|पैकेजिंग|প্যাকেজিং|ඇසුරුම්|பேக்கேஜிங்|bao bì|kemasan|pembungkusan|baozhuang|hoso|pojang',
  ],
  [
    'paper',
    'trade',
    'paper|papers|pulp|kertas|papel|纸业|造纸|製紙|ペーパー|제지|กระดาษ|पेपर|কাগজ|කඩදාසි|காகிதம்|giấy|ເຈ້ຍ|ក្រដាស|စက္ကူ|цаас|бумага|zhiye|jeji',
  ],
  [
    'furniture',
    'trade',
    'furniture|furnitures|mebel|furnitur|perabot|muebles|家具|家居|傢俱|傢具|家俱|ファニチャー|가구|เฟอร์นิเจอร์|फर्नीचर|আসবাব|ফার্নিচার|ගෘහභාණ්ඩ|பர்னிச்சர்|nội thất|đồ gỗ|ເຟີນິເຈີ|គ្រឿងសង្ហារិម|ပရိဘောဂ|тавилга|мебель|jiaju|kagu|gagu',
  ],
  [
    'wood',
    'trade',
    'wood|timber|wood products|kayu|木业|木材|ウッド|목재|ไม้|लकड़ी|কাঠ|දැව|மரம்|gỗ|ໄມ້|ឈើ|သစ်|модон|лес|muye|mokuzai',
  ],
  [
    'shoes',
    'trade',
    'shoes|shoe|footwear|sepatu|kasut|calzado|鞋业|鞋|シューズ|製靴|신발|제화|รองเท้า|जूते|फुटवियर|জুতা|ফুটওয়্যার|පාවහන්|காலணி|giày|giày dép|da giày|ເກີບ|ស្បែកជើង|ဖိနပ်|гутал|обувь|xieye|sapatos',
  ],
  [
    'leather',
    'trade',
    'leather|leathers|kulit|皮革|皮业|レザー|가죽|피혁|หนัง|चमड़ा|लेदर|চামড়া|লেদার|හම්|தோல்|da thuộc|арьс шир|арьс|кожа|pige',
  ],
  [
    'ceramic',
    'trade',
    'ceramic|ceramics|keramik|ceramica|陶瓷|セラミックス|セラミック|窯業|도자기|세라믹|เซรามิค|เซรามิก|सिरेमिक|সিরামিক|සෙරමික්|செராமிக்|gốm sứ|gốm|керамик|керамика|taoci',
  ],
  ['glass', 'trade', 'glass|kaca|vidrio|玻璃|硝子|ガラス|유리|กระจก|ग्लास|কাঁচ|වීදුරු|கண்ணாடி|thủy tinh|kính|шил|стекло|boli'],
  [
    'cement',
    'trade',
    'cement|cements|concrete|semen|simen|水泥|セメント|시멘트|콘크리트|ซีเมนต์|ปูนซีเมนต์|คอนกรีต|सीमेंट|সিমেন্ট|සිමෙන්ති|சிமெண்ட்|xi măng|bê tông|ຊີມັງ|ស៊ីម៉ងត៍|ဘိလပ်မြေ|цемент|бетон|shuini',
  ],
  [
    'seafood',
    'trade',
    'seafood|seafoods|fishery|fisheries|marine products|frozen|水产|海鲜|冷冻|水産|シーフード|수산|냉동|อาหารทะเล|ประมง|ห้องเย็น|सीफूड|সিফুড|මත්ස්‍ය|thủy sản|hải sản|đông lạnh|perikanan|ikan|ກະເສດປະມົງ|ជលផល|ငါး|ငါးလုပ်ငန်း|загас|рыба|shuichan|suisan|susan',
  ],
  ['tea', 'trade', 'tea|teas|teh|茶业|茶叶|製茶|차|ชา|चाय|চা|තේ|தேயிலை|trà|chè|цай|чай'],
  ['coffee', 'trade', 'coffee|kopi|cafe|咖啡|コーヒー|珈琲|커피|กาแฟ|कॉफी|কফি|කෝපි|காபி|cà phê|ກາເຟ|កាហ្វេ|ကော်ဖီ|кофе'],
  [
    'rice',
    'trade',
    'rice|rice mill|rice mills|beras|padi|大米|米业|米穀|쌀|미곡|ข้าว|โรงสีข้าว|चावल|চাল|রাইস|සහල්|அரிசி|gạo|lúa gạo|ເຂົ້າ|អង្ករ|ស្រូវ|ဆန်|ဆန်စက်|будаа|bigas',
  ],
  [
    'mill',
    'trade',
    'mill|mills|spinning|spinning mills|weaving|dyeing|knitting|knit|knitwear|spinners|मिल्स|मिल|স্পিনিং|মিলস|নিটওয়্যার|নিট|ডাইং|මෝල්|மில்ஸ்|ملز|针织|纺|染织|染整|편직|방적|kéo sợi|sợi|pemintalan|rajut',
  ],
  [
    'products',
    'trade',
    'product|products|goods|produk|用品|制品|製品|产品|제품|상품|โปรดักส์|उत्पाद|পণ্য|නිෂ්පාදිත|sản phẩm|barang|бүтээгдэхүүн|продукция|chanpin',
  ],
  [
    'materials',
    'trade',
    'material|materials|材料|素材|新材料|マテリアル|소재|วัสดุ|सामग्री|vật liệu|vật tư|bahan|материал|cailiao',
  ],
  [
    'tools',
    'trade',
    'tool|tools|mould|mold|moulds|molds|die|dies|模具|工具|金型|ツール|금형|공구|แม่พิมพ์|khuôn|khuôn mẫu|perkakas|acuan|muju',
  ],
  [
    'instruments',
    'trade',
    'instrument|instruments|仪器|仪表|計器|計測|기기|계측|เครื่องมือ|dụng cụ|instrumen|приборы|yiqi',
  ],
  [
    'semiconductor',
    'trade',
    'semiconductor|semiconductors|半导体|半導體|半導体|セミコンダクター|반도체|เซมิคอนดักเตอร์|bán dẫn|semikonduktor',
  ],
  ['optical', 'trade', 'optical|optics|opto|光学|光电|オプト|광학|ออพติคอล|quang học|guangxue|guangdian'],
  [
    'bio',
    'trade',
    'bio|biotech|biotechnology|biological|生物|生技|生物科技|バイオ|바이오|생명과학|ชีวภาพ|ไบโอ|बायोटेक|sinh học|hayati|био',
  ],
  [
    'cosmetics',
    'trade',
    'cosmetics|cosmetic|beauty|kosmetik|化妆品|美容|化粧品|コスメ|화장품|코스메틱|เครื่องสำอาง|कॉस्मेटिक्स|প্রসাধনী|mỹ phẩm|гоо сайхан|косметика',
  ],
  ['toy', 'trade', 'toy|toys|mainan|玩具|トイ|완구|ของเล่น|खिलौने|খেলনা|đồ chơi'],
  [
    'jewellery',
    'trade',
    'jewellery|jewelry|jewels|gems|gem|gold|perhiasan|珠宝|首饰|宝石|ジュエリー|주얼리|보석|อัญมณี|จิวเวลรี่|ज्वेलर्स|আভূষণ|জুয়েলার্স|මැණික්|ස්වර්ණාභරණ|நகை|trang sức|vàng bạc|kim hoàn|алт|ювелир',
  ],
  [
    'handicraft',
    'trade',
    'handicraft|handicrafts|craft|crafts|kerajinan|kraf|工艺品|工艺|工芸|クラフト|공예|หัตถกรรม|हस्तशिल्प|হস্তশিল্প|හස්ත කර්මාන්ත|கைவினை|thủ công mỹ nghệ|mỹ nghệ|ຫັດຖະກຳ|សិប្បកម្ម|လက်မှုပညာ|гар урлал',
  ],
  [
    'tourism',
    'trade',
    'tourism|tour|tours|travel|travels|tourist|hotel|hotels|resort|resorts|wisata|pariwisata|pelancongan|旅游|旅行社|旅行|酒店|ホテル|ツアー|観光|여행사|관광|호텔|ท่องเที่ยว|ทัวร์|โรงแรม|पर्यटन|टूर्स|होटल|পর্যটন|ট্যুরস|হোটেল|සංචාරක|හෝටල්|சுற்றுலா|ஹோட்டல்|du lịch|khách sạn|ທ່ອງທ່ຽວ|ໂຮງແຮມ|ទេសចរណ៍|សណ្ឋាគារ|ခရီးသွား|ဟိုတယ်|аялал жуулчлал|зочид буудал|туризм|отель|luyou',
  ],
  [
    'restaurant',
    'trade',
    'restaurant|restaurants|catering|餐饮|饭店|レストラン|식당|외식|ร้านอาหาร|रेस्टोरेंट|রেস্টুরেন্ট|nhà hàng|restoran|ຮ້ານອາຫານ|ភោជនីយដ្ឋាន|စားသောက်ဆိုင်|ресторан|canyin',
  ],
  [
    'shop',
    'trade',
    'shop|store|stores|mart|market|supermarket|retail|supply|supplies|商店|超市|商行|商店街|ストア|마트|상회|마켓|ร้านค้า|สโตร์|मार्ट|স্টোর|স্টোরস|cửa hàng|siêu thị|kedai|toko|ຮ້ານຄ້າ|ហាង|ဆိုင်|дэлгүүр|магазин|shangdian',
  ],
  [
    'design',
    'trade',
    'design|designs|设计|装饰|デザイン|디자인|ออกแบบ|ดีไซน์|डिजाइन|ডিজাইন|thiết kế|desain|reka bentuk|дизайн|sheji',
  ],
  [
    'consulting',
    'trade',
    'consulting|consultancy|consultants|consultant|management|advisory|咨询|管理|顾问|コンサルティング|컨설팅|ที่ปรึกษา|परामर्श|কনসালটেন্সি|tư vấn|quản lý|konsultan|pengurusan|perunding|ທີ່ປຶກສາ|ប្រឹក្សា|အကြံပေး|зөвлөх|консалтинг|zixun|guanli',
  ],
  [
    'security',
    'trade',
    'security|guard|保安|安防|경비|보안|รักษาความปลอดภัย|सिक्योरिटी|bảo vệ|keamanan|keselamatan|охрана|хамгаалалт',
  ],
  [
    'environment',
    'trade',
    'environment|environmental|eco|环保|環境|环境|환경|에코|สิ่งแวดล้อม|पर्यावरण|পরিবেশ|môi trường|lingkungan|alam sekitar|байгаль орчин|экология|huanbao',
  ],
  [
    'marine',
    'trade',
    'marine|shipyard|shipbuilding|maritime|navigation|船舶|造船|海运|マリン|조선|เรือ|ต่อเรือ|अंतरिक्ष|tàu thủy|đóng tàu|hàng hải|perkapalan|galangan|судостроительный|судоходная|zaochuan|zosen|joseon',
  ],
  [
    'aviation',
    'trade',
    'aviation|الخطوط الجوية|الجوية|airlines|airline|airways|air|aerospace|航空|항공|สายการบิน|การบิน|विमानन|এয়ারলাইন্স|hàng không|penerbangan|авиа|авиакомпания|авиационный|hangkong|koku|hanggong',
  ],
  [
    'education',
    'trade',
    'education|educational|training|教育|培训|교육|การศึกษา|शिक्षा|শিক্ষা|giáo dục|đào tạo|pendidikan|боловсрол|образование|jiaoyu',
  ],
  [
    'railway',
    'trade',
    'railway|railways|railroad|rail|铁路|铁道|鉄道|철도|รถไฟ|रेलवे|রেলওয়ে|đường sắt|kereta api|төмөр зам|железная дорога|tielu',
  ],
  ['petrochemical', 'trade', 'petrochemical|petrochemicals|石化|석유화학|ปิโตรเคมี|hóa dầu|petrokimia|нефтехим'],
  [
    'national',
    'trade',
    'national|nasional|nacional|nationale|natl|全国|国家|国立|국립|แห่งชาติ|राष्ट्रीय|জাতীয়|ජාතික|தேசிய|quốc gia|kebangsaan|ແຫ່ງຊາດ|ជាតិ|အမျိုးသား|үндэсний|национальный|национальная|государственный|государственная|государственное|state',
  ],
  ['united', 'trade', 'united|联合|連合|연합|ยูไนเต็ด|यूनाइटेड|ইউনাইটেড|bersatu|объединенный|объединенная'],
  ['new', 'trade', 'new|naya'],
];
