import type { FieldKind } from '../../../../kernels/resolution/index.ts';
import { type ColumnFacts, shareThat } from './columnFacts.ts';

export interface InferredKind {
  kind: FieldKind;
  /** Which names may change places with it. */
  role: 'given' | 'family' | null;
}

const given = /^(given|first|fore|fname|firstname|forename|vorname|prenom|prénom|nombre|nombres|名|이름)\d*$/;
const family = /^(sur|surname|last|lname|lastname|family|nachname|familienname|apellido|apellidos|cognome|姓|성)\d*$/;
const name =
  /^(name|names|fullname|nom|nama|namen|姓名|氏名|성명|ten|tên|ชื่อ|mother|father|maiden|alias|middle|contact|owner|director)$/;
const organisation =
  /^(company|firm|firma|enterprise|organisation|organization|business|employer|supplier|factory|establishment|vendor|perusahaan|empresa|societe|société|公司|商號|廠名|企業|工廠|회사|会社|法人|doanh|บริษัท)$/;
const address =
  /^(address|addr|street|strasse|straße|rue|calle|alamat|jalan|road|location|地址|住址|住所|주소|dia|địa|ที่อยู่)\d*$/;
const place =
  /^(city|town|suburb|village|county|province|district|region|place|birthplace|municipality|commune|locality|ort|stadt|ville|ciudad|kota|kabupaten|kecamatan|state|country|nation|prefecture|縣|市|縣市|鄉鎮|村里|都道府県|시도|tinh|tỉnh)$/;
const postcode = /^(postcode|postal|zip|zipcode|plz|cp|postalcode|郵遞區號|郵便番号|우편번호)$/;
const phone = /^(phone|tel|telephone|mobile|fax|cell|telefon|telp|電話|전화)\d*$/;
const date =
  /^(date|dob|birth|birthdate|birthday|born|geburtsdatum|fecha|tanggal|established|registered|founded|incorporated|opened|日期|生日|生年月日|날짜|ngay|ngày)$/;
const identifier =
  /^(id|no|nr|number|num|ssn|sec|tax|vat|tin|uen|npwp|gstin|lei|registration|reg|licence|license|passport|code|統編|統一編號|번호|番号)$/;
const houseNumber = /^(street|house|flat|unit|block|building)$/;
const legalForm =
  /(有限公司|股份|工廠|實業|企業社|株式会社|주식회사|\b(ltd|limited|inc|llc|plc|gmbh|ag|corp|co|company|sdn|bhd|pte|pvt|pt|cv|tbk|jsc|bv|sa|srl|oy|ab)\b)/i;

/** The kind of a column from the words of its header, and from its cells where those say more or otherwise. */
export function kindOfColumn(facts: ColumnFacts): InferredKind {
  const { words, distinct, present } = facts;
  const has = (pattern: RegExp) => words.some((word) => pattern.test(word));
  const kind = (found: FieldKind, role: InferredKind['role'] = null): InferredKind => ({ kind: found, role });
  if (shareThat(facts, (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) > 0.8) return kind('email');
  if (shareThat(facts, (text) => /^(https?:\/\/|www\.)\S+$/i.test(text)) > 0.8) return kind('url');
  if (shareThat(facts, (text) => /^-?\d{1,2}\.\d+[ ,;]+-?\d{1,3}\.\d+$/.test(text)) > 0.9) return kind('geo');
  if (has(phone) && shareThat(facts, (text) => text.replace(/\D/g, '').length >= 6) > 0.7) return kind('phone');
  if (isDate(facts) && (has(date) || looksDated(facts))) return kind('date');
  if (has(postcode)) return kind('place');
  const numeric = shareThat(facts, (text) => /^[+-]?\d+([.,]\d+)?$/.test(text));
  if (has(identifier) && !has(houseNumber) && distinct > 0.3 * present && shareThat(facts, hasDigit) > 0.6)
    return kind('identifier');
  if (words.includes('code') || shareThat(facts, (text) => /[^;,]+[;,]\S/.test(text)) > 0.1) {
    if (!has(address) && !has(name) && !has(organisation)) return kind('category');
  }
  if (numeric > 0.9) return kind(has(houseNumber) || distinct > 30 ? 'number' : 'category');
  if (has(organisation) || (has(name) && shareThat(facts, (text) => legalForm.test(text)) > 0.1))
    return kind('organisationName');
  if (has(given) && has(family)) return kind('name');
  if (has(given)) return kind('name', 'given');
  if (has(family)) return kind('name', 'family');
  if (has(name)) return kind('name');
  if (has(address)) return kind('address');
  if (has(place)) return kind(distinct > 12 ? 'place' : 'category');
  return kind(kindOfText(facts));
}

const hasDigit = (text: string) => /\d/.test(text);

/** A column that its header does not explain: many different long texts are words in no order, many short ones are names, few are categories. */
function kindOfText(facts: ColumnFacts): FieldKind {
  const { distinct, present } = facts;
  if (distinct <= Math.max(60, 0.02 * present)) return 'category';
  if (shareThat(facts, (text) => legalForm.test(text)) > 0.3) return 'organisationName';
  if (shareThat(facts, hasDigit) > 0.9 && shareThat(facts, (text) => !/\s/.test(text)) > 0.9) return 'identifier';
  if (shareThat(facts, (text) => /\p{Script=Han}/u.test(text)) > 0.5)
    return shareThat(facts, (text) => text.length > 8) > 0.5 ? 'address' : 'category';
  return shareThat(facts, (text) => text.split(/[\s,;]+/).length > 3) > 0.5 ? 'address' : 'name';
}

function isDate(facts: ColumnFacts): boolean {
  const form =
    /^((1[5-9]|20)\d{2}([-/.]\d{1,2}([-/.]\d{1,2})?)?([T ].*)?|(1[5-9]|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))$/;
  return shareThat(facts, (text) => form.test(text)) > 0.8;
}

/** Days, not bare numbers that might be years. */
function looksDated(facts: ColumnFacts): boolean {
  return shareThat(facts, (text) => /\d[-/.]\d/.test(text) || /^(19|20)\d{6}$/.test(text)) > 0.9;
}
