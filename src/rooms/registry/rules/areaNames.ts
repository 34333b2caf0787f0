/** A town with all that it may be called by. */
export interface NamedTown {
  code: string;
  name: string;
  nameLocal: string;
  countyCode: string;
  county: string;
  countyLocal: string;
}

/** Counties that became cities, whose towns became districts: registers keep the old addresses for years. */
const formerCounties: Readonly<Record<string, string>> = {
  台北縣: '新北市',
  桃園縣: '桃園市',
  台中縣: '台中市',
  台南縣: '台南市',
  高雄縣: '高雄市',
};
const han = /\p{Script=Han}/u;
const mostSkipped = 10;

/** 臺 and 台 are one. */
export const foldArea = (name: string): string => name.replaceAll('臺', '台').replaceAll(/\s+/g, '');

interface County {
  towns: Map<string, NamedTown>;
  english: { stem: string; town: NamedTown }[];
}

/** Finds the town that an address names, in Chinese characters or in English. */
export class AreaNames {
  private readonly byCode = new Map<string, NamedTown>();
  private readonly counties = new Map<string, County>();
  private readonly englishCounties: { stem: string; county: County }[] = [];
  /** Towns whose name no other county has. */
  private readonly unique = new Map<string, NamedTown | null>();

  constructor(towns: readonly NamedTown[]) {
    for (const town of towns) this.add(town);
    for (const [former, now] of Object.entries(formerCounties)) {
      const county = this.counties.get(now);
      if (county !== undefined) this.counties.set(former, county);
    }
  }

  townOfCode(code: string): NamedTown | null {
    return this.byCode.get(code) ?? null;
  }

  /** The town, and what of the address comes after its name; null where none is named beyond doubt. */
  townOfAddress(address: string): { town: NamedTown; rest: string } | null {
    return han.test(address) ? this.byCharacters(foldArea(address)) : this.byEnglish(address.toLowerCase());
  }

  private add(town: NamedTown): void {
    this.byCode.set(town.code, town);
    const name = foldArea(town.countyLocal);
    let county = this.counties.get(name);
    if (county === undefined) {
      county = { towns: new Map(), english: [] };
      this.counties.set(name, county);
      this.englishCounties.push({ stem: town.county.toLowerCase(), county });
    }
    const local = foldArea(town.nameLocal);
    county.towns.set(local, town);
    // Its last sign says what kind of town it is, and that has changed.
    if (local.length > 2 && !county.towns.has(local.slice(0, -1))) county.towns.set(local.slice(0, -1), town);
    county.english.push({ stem: town.name.toLowerCase().replace(/ (?:district|township|city)$/, ''), town });
    this.unique.set(local, this.unique.has(local) ? null : town);
  }

  private byCharacters(address: string): { town: NamedTown; rest: string } | null {
    for (let i = 0; i <= Math.min(mostSkipped, address.length - 3); i++) {
      const county = this.counties.get(address.slice(i, i + 3));
      const found = county === undefined ? null : longestName(address, i + 3, (name) => county.towns.get(name));
      if (found !== null) return found;
    }
    for (let i = 0; i <= Math.min(mostSkipped, address.length - 2); i++) {
      const found = longestName(address, i, (name) => this.unique.get(name) ?? undefined);
      if (found !== null) return found;
    }
    return null;
  }

  private byEnglish(address: string): { town: NamedTown; rest: string } | null {
    for (const { stem, county } of this.englishCounties) {
      if (!address.includes(stem)) continue;
      const named = county.english.filter(({ stem: town }) =>
        new RegExp(`\\b${town}\\b(?! (?:road|rd|st|street))`).test(address),
      );
      if (named.length === 1) return { town: named[0]!.town, rest: '' };
    }
    return null;
  }
}

/** Names of towns have two to four signs; the longest that fits. */
function longestName(
  address: string,
  from: number,
  find: (name: string) => NamedTown | undefined,
): { town: NamedTown; rest: string } | null {
  for (let length = 4; length >= 2; length--) {
    const town = find(address.slice(from, from + length));
    if (town !== undefined) return { town, rest: address.slice(from + length).replace(/^[區鄉鎮市]/, '') };
  }
  return null;
}
