export interface Currency {
  /** ISO 4217. */
  code: string;
  name: string;
  /** Decimal places of an amount. */
  minorUnits: number;
}

const table = `
AFN 2 Afghani
AMD 2 Armenian dram
AUD 2 Australian dollar
AZN 2 Azerbaijan manat
BDT 2 Taka
BND 2 Brunei dollar
BTN 2 Ngultrum
CAD 2 Canadian dollar
CLP 0 Chilean peso
CNY 2 Yuan renminbi
EUR 2 Euro
FJD 2 Fiji dollar
GBP 2 Pound sterling
GEL 2 Lari
HKD 2 Hong Kong dollar
IDR 2 Rupiah
INR 2 Indian rupee
JPY 0 Yen
KGS 2 Som
KHR 2 Riel
KRW 0 Won
KZT 2 Tenge
LAK 2 Lao kip
LKR 2 Sri Lanka rupee
MMK 2 Kyat
MNT 2 Tugrik
MVR 2 Rufiyaa
MXN 2 Mexican peso
MYR 2 Malaysian ringgit
NPR 2 Nepalese rupee
NZD 2 New Zealand dollar
PEN 2 Sol
PGK 2 Kina
PHP 2 Philippine peso
PKR 2 Pakistan rupee
RUB 2 Russian ruble
SBD 2 Solomon Islands dollar
SGD 2 Singapore dollar
THB 2 Baht
TJS 2 Somoni
TMT 2 Turkmenistan new manat
TOP 2 Pa'anga
TWD 2 New Taiwan dollar
USD 2 US dollar
UZS 2 Uzbekistan sum
VND 0 Dong
VUV 0 Vatu
WST 2 Tala
XTS 2 Demonstration money
`;

export const currencies: readonly Currency[] = table
  .trim()
  .split('\n')
  .map((line) => ({ code: line.slice(0, 3), minorUnits: Number(line[4]), name: line.slice(6) }));

const currenciesByCode = new Map(currencies.map((currency) => [currency.code, currency]));

export function findCurrency(code: string): Currency | null {
  return currenciesByCode.get(code) ?? null;
}
