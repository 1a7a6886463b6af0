/** What rank a place has; a city may be a county's equal or its superior, so it only compares with cities. */
export type Level = 'city' | 'county' | 'town';

export interface Place {
  name: string;
  /** Without its mark: 颍上 of 颍上县. */
  stem: string;
  level: Level;
}

const LEVEL_OF: Readonly<Record<string, Level>> = {
  市: 'city',
  县: 'county',
  自治县: 'county',
  区: 'county',
  旗: 'county',
  镇: 'town',
  乡: 'town',
  街道: 'town',
};

const HEAD = /^([一-鿿]{2,4}?)(市|自治县|县|区|旗|镇|乡|街道)/u;
const NO_BEGINNING =
  /^(?:[现各全本我该每两几其辖一二三四五六七八九十个多对在由与及向为将把被从以于是等省市县区乡镇村]|所有|其他|其它|通过|根据|按照|依托|围绕|相关|有关|上级|下级)/u;
/** Words that end like a place and are none: 开发区, 贫困县, 乡镇. */
const NO_STEM: Readonly<Record<string, RegExp>> = {
  市: /(?:城|集|超|夜|早|股|上|菜|示范|试点|文明|卫生)$/u,
  区: /(?:开发|高新|技术|产业|工业|园|社|辖|示范|景|校|库|片|地|城|小|山|灾|厂|牧|林|税|经开|度假|核心|功能|自治|特|军|专|分|矿|住宅|湿地|保护|试验|实验|服务|办公|自助|公开|查阅|咨询|等候|展示|体验|管理|风景|旅游|合作|新|老|集聚|聚集|聚居|集中|生活|试点|先行|主城|等待|阅览|引领|互动)$/u,
  县: /(?:贫困|试点|先进|文明|卫生|百强|强|示范|园林|大|名|区)$/u,
  镇: /(?:城|集|建制|重点|特色|中心|试点|示范|文明|强|名|卫生|乡)$/u,
  乡: /(?:城|试点|文明|示范|老|家|故|返|下)$/u,
};

/** The place at the very beginning of the words, if they begin with one. */
export function placeAtHead(text: string): Place | null {
  const match = HEAD.exec(text);
  const [name = '', stem = '', mark = ''] = match ?? [];
  const level = LEVEL_OF[mark];
  if (level === undefined || NO_BEGINNING.test(stem) || NO_STEM[mark]?.test(stem)) return null;
  return { name, stem, level };
}

/** The places a body's name begins with, from the largest: 昆明市, 官渡区. Provinces are passed over. */
export function placesAtHead(name: string): Place[] {
  let rest = name.replace(/^[一-鿿]{2,8}?(?:省|自治区|自治州)/u, '');
  const found: Place[] = [];
  for (let place = placeAtHead(rest); place && found.length < 4; place = placeAtHead(rest)) {
    found.push(place);
    rest = rest.slice(place.name.length);
  }
  return found;
}
