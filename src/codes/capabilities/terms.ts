/** code | title | other words for it, in whatever language, parted by commas */
export const processTerms = `
casting | Casting | foundry, die casting, sand casting, 鑄造, 铸造, 주조, đúc, pengecoran, หล่อ
forging | Forging | drop forging, 鍛造, 锻造, 단조, rèn, tempa
stamping | Stamping and pressing | press work, sheet metal stamping, deep drawing, 沖壓, 冲压, プレス, 프레스, dập, pengepresan, ปั๊มโลหะ
machining | Machining | turning, milling, drilling, cnc, lathe, 機械加工, 机械加工, 切削, 절삭, gia công cơ khí, permesinan, กลึง
grinding | Grinding and polishing | lapping, 研磨, 拋光, 연마, mài, gerinda
welding | Welding | mig welding, tig welding, brazing, 焊接, 溶接, 용접, hàn, pengelasan, เชื่อม
sheetMetal | Sheet metal work | laser cutting, bending, folding, 鈑金, 板金, 판금
toolMaking | Tool, die and mould making | die making, mold making, mould making, jigs, 模具, 金型, 금형, khuôn mẫu, แม่พิมพ์
injectionMoulding | Injection moulding | plastic injection, injection molding, 射出成型, 注塑, 射出成形, 사출, ép phun, cetak injeksi, ฉีดพลาสติก
blowMoulding | Blow moulding | blow molding, 吹塑, 吹製
extrusion | Extrusion | profile extrusion, 擠出, 挤出, 押出, 압출, đùn, ekstrusi
thermoforming | Thermoforming | vacuum forming, 真空成型
rubberMoulding | Rubber moulding | rubber compression moulding, 橡膠成型
heatTreatment | Heat treatment | hardening, tempering, annealing, 熱處理, 热处理, 熱処理, 열처리, nhiệt luyện, perlakuan panas, ชุบแข็ง
electroplating | Electroplating | plating, galvanising, galvanizing, anodising, anodizing, 電鍍, 电镀, めっき, 도금, mạ, pelapisan, ชุบโลหะ
painting | Painting and coating | powder coating, spray painting, 噴漆, 塗裝, 塗装, 도장, sơn, pengecatan, พ่นสี
assembly | Assembly | mechanical assembly, 組裝, 组装, 組立, 조립, lắp ráp, perakitan, ประกอบ
electronicAssembly | Electronic assembly | smt, pcb assembly, soldering, 表面黏著, 貼片
printedCircuits | Printed circuit making | pcb, 印刷電路板, 电路板, プリント基板
wireHarness | Cables and wire harnesses | cable assembly, wire harness, 線束, 电缆
spinning | Spinning | yarn spinning, 紡紗, 纺纱, 방적, kéo sợi, pemintalan, ปั่นด้าย
weaving | Weaving | loom, 織布, 织布, 織物, 직조, dệt, tenun, ทอผ้า
knitting | Knitting | hosiery, circular knitting, 針織, 针织, 編立, 편직, đan, rajut, ถัก
dyeing | Dyeing and finishing | textile finishing, bleaching, 染整, 染色, 염색, nhuộm, pencelupan, ย้อม
printing | Printing | offset printing, screen printing, 印刷, 인쇄, in ấn, percetakan, พิมพ์
embroidery | Embroidery | 刺繡, 刺绣, 자수, thêu, bordir, ปัก
cutAndSew | Cutting and sewing | cmt, garment making, sewing, tailoring, 縫製, 缝制, 裁縫, 봉제, may mặc, jahit, เย็บ
footwear | Footwear making | shoe making, 製鞋, 制鞋
leatherWork | Leather tanning and work | tanning, 皮革, 鞣製
woodWork | Wood work | carpentry, joinery, sawmilling, 木工, 목공, mộc, pertukangan kayu, งานไม้
furnitureMaking | Furniture making | 家具製造
foodProcessing | Food processing | 食品加工, 식품가공, chế biến thực phẩm, pengolahan makanan, แปรรูปอาหาร
freezing | Freezing and cold storage | iqf, cold storage, 冷凍, 냉동
canning | Canning and bottling | bottling, 罐頭, 罐头
drying | Drying and dehydration | dehydration, 乾燥
grainMilling | Grain milling | rice milling, flour milling, 碾米, xay xát, penggilingan
packaging | Packaging | packing, 包裝, 包装, 포장, đóng gói, pengemasan, บรรจุ
paperConverting | Paper and board converting | corrugated boxes, carton, 紙箱, 纸箱
chemicalBlending | Chemical blending | mixing, formulation, 混合
ceramics | Ceramic forming and firing | pottery, firing, 陶瓷, 도자기, gốm, keramik
glassWork | Glass work | glass forming, 玻璃
stoneWork | Stone cutting | marble cutting, 石材, 대리석
recycling | Recycling | scrap recovery, 回收, 재활용, tái chế, daur ulang
testing | Testing and calibration | laboratory testing, calibration, 檢測, 校正
software | Software development | programming, app development, 軟體, 软件
design | Product design and engineering | cad, engineering design, 設計
repair | Repair and maintenance | maintenance, 維修, 修理
logistics | Transport and logistics | freight, 物流
`;

export const materialTerms = `
steel | Steel | carbon steel, 鋼, 钢, 鉄鋼, 강철, thép, baja, เหล็กกล้า
stainlessSteel | Stainless steel | inox, 不鏽鋼, 不锈钢, ステンレス, 스테인리스
castIron | Cast iron | grey iron, ductile iron, 鑄鐵, 铸铁
aluminium | Aluminium | aluminum, 鋁, 铝, アルミ, 알루미늄, nhôm, อะลูมิเนียม
copper | Copper and brass | brass, bronze, 銅, 铜, 구리, đồng, tembaga, ทองแดง
zinc | Zinc | 鋅, 锌
titanium | Titanium | 鈦, 钛
preciousMetal | Precious metals | gold, silver, 金, 銀
plastics | Plastics | plastic, resin, abs, polyethylene, polypropylene, pvc, nylon, 塑膠, 塑料, プラスチック, 플라스틱, nhựa, plastik, พลาสติก
rubber | Rubber | natural rubber, 橡膠, 橡胶, ゴム, 고무, cao su, karet, ยาง
composites | Composites | carbon fibre, glass fibre, 複合材料
cotton | Cotton | 棉, 면, bông, kapas, ฝ้าย
wool | Wool | 羊毛
silk | Silk | 絲, 丝, lụa, sutra, ไหม
syntheticFibre | Synthetic fibre | polyester, 化纖, 합성섬유
leather | Leather | 皮, 가죽, da thuộc, kulit, หนัง
wood | Wood | timber, 木材, 목재, gỗ, kayu, ไม้
bamboo | Bamboo and rattan | rattan, 竹, tre, bambu, ไผ่
paper | Paper and board | pulp, cardboard, 紙, 纸, 종이, giấy, kertas, กระดาษ
glass | Glass | 玻璃, 유리, kính, kaca, แก้ว
ceramic | Ceramics | clay, porcelain, 陶土, 瓷
stone | Stone | marble, granite, 石, đá, batu, หิน
cement | Cement and concrete | concrete, 水泥, 시멘트, xi măng, semen, ปูน
chemicals | Chemicals | 化學品, 化学品, hóa chất, bahan kimia
semiconductors | Semiconductors | chips, wafers, 半導體, 半导体, 반도체
electronicComponents | Electronic components | 電子零件, 电子元件
grain | Grain and flour | rice, wheat, flour, 米, 麵粉, gạo, beras, ข้าว
fruit | Fruit and vegetables | vegetables, 蔬果, rau quả, buah
meat | Meat and poultry | poultry, 肉
fish | Fish and seafood | seafood, shrimp, 水產, 水产, thủy sản, ikan, อาหารทะเล
milk | Milk and dairy | dairy, 乳
tea | Tea, coffee and cocoa | coffee, cocoa, 茶, 咖啡
sugar | Sugar | 糖
oils | Oils and fats | palm oil, 油脂
scrap | Scrap and waste | waste, 廢料
`;

export const certificateTerms = `
ISO9001 | ISO 9001 (quality management) | iso 9001, iso9001:2015, iso 9001:2015, iso 9001:2008
ISO14001 | ISO 14001 (environment) | iso 14001, iso 14001:2015
ISO45001 | ISO 45001 (safety at work) | iso 45001, ohsas 18001, ohsas18001
ISO50001 | ISO 50001 (energy) | iso 50001
ISO22000 | ISO 22000 (food safety) | iso 22000, fssc 22000
ISO13485 | ISO 13485 (medical devices) | iso 13485
ISO17025 | ISO/IEC 17025 (laboratories) | iso 17025, iso/iec 17025
ISO27001 | ISO/IEC 27001 (information security) | iso 27001, iso/iec 27001
IATF16949 | IATF 16949 (automotive) | ts 16949, iso/ts 16949, iatf 16949
AS9100 | AS9100 (aerospace) | as 9100
HACCP | HACCP (food hygiene) | haccp
GMP | Good manufacturing practice | gmp, good manufacturing practice
HALAL | Halal | halal, ฮาลาล, 清真
KOSHER | Kosher | kosher
ORGANIC | Organic | organic, 有機, usda organic, eu organic
GLOBALGAP | GLOBALG.A.P. | global gap, globalgap
BRCGS | BRCGS | brc, brcgs
FSC | FSC (forests) | fsc
GOTS | GOTS (organic textiles) | gots
OEKOTEX | OEKO-TEX | oeko tex, oekotex, oeko-tex standard 100
WRAP | WRAP (responsible production) | wrap
SA8000 | SA8000 (social accountability) | sa 8000
BSCI | amfori BSCI | bsci, amfori bsci
SEDEX | Sedex SMETA | smeta, sedex
CE | CE marking | ce mark, ce marking
UL | UL | ul listed
ROHS | RoHS | rohs
JIS | JIS | jis mark
KS | KS | ks mark
BIS | BIS | isi mark, bis
SNI | SNI | standar nasional indonesia
TISI | TIS | tisi, มอก
`;
