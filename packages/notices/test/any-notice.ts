import * as fc from 'fast-check';

/** A notice put together from tables of phrasings, with what it says. */
export interface ComposedNotice {
  text: string;
  title: string;
  number: string;
  issuer: string;
  date: string;
  year: number;
  dates: { purpose: string; date: string; audience: string | null }[];
}

const DIGITS = '〇一二三四五六七八九';
const chineseDigits = (n: number): string => [...String(n)].map((digit) => DIGITS[Number(digit)]).join('');
const chinese = (n: number): string =>
  `${n >= 20 ? DIGITS[Math.floor(n / 10)] : ''}${n >= 10 ? '十' : ''}${n % 10 === 0 ? '' : DIGITS[n % 10]}`;
const wide = (words: string): string =>
  words.replace(/[\d]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const two = (n: number): string => String(n).padStart(2, '0');

interface Written {
  y: number;
  m: number;
  d: number;
  weekday: string;
  last: boolean;
  issuedIn: number;
  year: number;
}

/** Ways to write a day, as far as the day can be written so. */
const DATE_STYLES: readonly ((day: Written) => string | null)[] = [
  ({ y, m, d }) => `${y}年${m}月${d}日`,
  ({ y, m, d }) => `${y} 年 ${m} 月 ${d} 日`,
  ({ y, m, d }) => wide(`${y}年${m}月${d}日`),
  ({ y, m, d }) => `${chineseDigits(y)}年${chinese(m)}月${chinese(d)}日`,
  ({ y, m, d }) => `${y}-${two(m)}-${two(d)}`,
  ({ y, m, d }) => `${y}.${m}.${d}`,
  ({ y, m, d }) => `${y}/${m}/${d}`,
  ({ m, d }) => `${m}月${d}日`,
  ({ m, d, weekday }) => `${m}月${d}日（星期${weekday}）`,
  ({ m, d, weekday }) => `${m}月${d}日（周${weekday}）17:00`,
  ({ y, m, d, weekday }) => `${y}年${m}月${d}日（周${weekday}）下班`,
  ({ y, m, d, year }) => (y === year + 1 ? `次年${m}月${d}日` : null),
  ({ y, m, d, year }) => (y === year + 1 ? `翌年${m}月${d}日` : null),
  ({ y, m, d, issuedIn }) => (y === issuedIn + 1 ? `明年${m}月${d}日` : null),
  ({ y, m, d, issuedIn }) => (y === issuedIn ? `今年${m}月${d}日` : null),
  ({ m, d }) => (m === 1 ? `元月${d}日` : null),
  ({ y, m, last }) => (last ? `${y}年${m}月底` : null),
  ({ m, last }) => (last ? `${m}月底` : null),
];

const ASKS: Readonly<Record<string, { verbs: readonly string[]; noun: string }>> = {
  deliver: {
    verbs: [
      '将年度报告报送市政府办公室',
      '提交年度报告',
      '上报年报',
      '将年报报至市政务公开办',
      '完成报送工作',
    ],
    noun: '年度报告报送',
  },
  publish: {
    verbs: [
      '在市政府门户网站公开',
      '向社会公布',
      '对外发布年度报告',
      '完成年度报告公开工作',
      '将年报上传至专栏',
    ],
    noun: '年度报告公开',
  },
  file: { verbs: ['将年度报告报市政府办公室备案', '完成年报报备'], noun: '年报备案' },
  draft: { verbs: ['将年度报告初稿送市政府办公室审核', '报送初稿', '提交年报送审稿'], noun: '初稿报送' },
};
const AUDIENCES = [
  null,
  '各县区人民政府',
  '市直各部门',
  '各乡镇人民政府、街道办事处',
  '各单位',
  '市政府各部门、各直属机构',
  '县（市、区）各部门',
] as const;
const LIMITS: readonly (readonly [string, string])[] = [
  ['请于', '前'],
  ['应当在', '之前'],
  ['务必于', '以前'],
  ['须于', '前'],
  ['请在', '前'],
];
const LEADS = ['截止时间为', '时间不得晚于', '时限：', '最迟不晚于'];
const PLACES = ['云溪市', '青崖县', '望川区', '松岭州', '岚江省'] as const;
const OFFICES = ['人民政府办公室', '政务公开领导小组办公室', '数据局', '教育局'] as const;
const TITLES: readonly ((year: number) => string)[] = [
  (year) => `关于做好${year}年政府信息公开工作年度报告编制发布工作的通知`,
  (year) => `关于报送${year}年度政府信息公开年报的函`,
  (year) => `关于编制公布${chineseDigits(year)}年政府信息公开工作年度报告有关事项的通知`,
];
/** Sentences that set no date. */
const ASIDES = [
  '各级各部门要高度重视，加强统筹。',
  '统计期限为当年1月1日至12月31日。',
  '《中华人民共和国政府信息公开条例》自2019年5月15日起施行。',
  '各单位于每季度首月8日前报送统计表。',
  '2021年9月26日印发的格式继续使用。',
];

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const after = (day: string, days: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);

interface Ask {
  purpose: string;
  audience: string | null;
  days: number;
  style: number;
  verb: number;
  limit: number;
  lead: boolean;
}

function write(ask: Ask, issuedOn: string, year: number): { sentence: string; date: string } {
  const date = after(issuedOn, ask.days);
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate() === d;
  const weekday = '日一二三四五六'.charAt(date.getUTCDay());
  const day = { y, m, d, weekday, last, issuedIn: Number(issuedOn.slice(0, 4)), year };
  const written = DATE_STYLES[ask.style % DATE_STYLES.length]?.(day) ?? `${y}年${m}月${d}日`;
  const { verbs = [], noun = '' } = ASKS[ask.purpose] ?? {};
  const who = ask.audience ?? '';
  if (ask.lead)
    return { sentence: `${who}${noun}${LEADS[ask.limit % LEADS.length]}${written}。`, date: dayOf(date) };
  const [before, behind] = LIMITS[ask.limit % LIMITS.length] ?? ['于', '前'];
  return {
    sentence: `${who}${before}${written}${behind}${verbs[ask.verb % verbs.length]}。`,
    date: dayOf(date),
  };
}

const ask: fc.Arbitrary<Ask> = fc.record({
  purpose: fc.constantFrom(...Object.keys(ASKS)),
  audience: fc.constantFrom(...AUDIENCES),
  days: fc.integer({ min: 1, max: 100 }),
  style: fc.nat({ max: 999 }),
  verb: fc.nat({ max: 999 }),
  limit: fc.nat({ max: 999 }),
  lead: fc.boolean(),
});

const NUMBERINGS: readonly ((at: number) => string)[] = [
  (at) => `${chinese(at + 1)}、`,
  (at) => `（${chinese(at + 1)}）`,
  (at) => `${at + 1}.`,
  () => '',
];

export const anyNotice: fc.Arbitrary<ComposedNotice> = fc
  .record({
    year: fc.integer({ min: 2014, max: 2035 }),
    issued: fc.integer({ min: 0, max: 120 }),
    place: fc.constantFrom(...PLACES),
    office: fc.constantFrom(...OFFICES),
    title: fc.constantFrom(...TITLES),
    serial: fc.integer({ min: 1, max: 300 }),
    numbering: fc.constantFrom(...NUMBERINGS),
    asks: fc.uniqueArray(ask, {
      minLength: 1,
      maxLength: 6,
      selector: ({ purpose, audience }) => `${purpose}|${audience ?? '各单位'}`,
    }),
    asides: fc.array(fc.constantFrom(...ASIDES), { maxLength: 3 }),
  })
  .map(({ year, issued, place, office, title, serial, numbering, asks, asides }) => {
    const date = dayOf(after(`${year}-11-01`, issued));
    const written = asks.map((one) => ({ ...one, ...write(one, date, year) }));
    const number = `${place.slice(0, 1)}政办发〔${date.slice(0, 4)}〕${serial}号`;
    const issuer = `${place}${office}`;
    const [y, m, d] = date.split('-').map(Number);
    const lines = [
      number,
      `${issuer}${title(year)}`,
      '各有关单位：',
      '现将有关事项通知如下。',
      ...written.map(({ sentence }, at) => `${numbering(at)}${sentence}${asides[at] ?? ''}`),
      issuer,
      `${y}年${m}月${d}日`,
    ];
    return {
      text: lines.join('\n'),
      title: `${issuer}${title(year)}`,
      number,
      issuer,
      date,
      year,
      dates: written.map(({ purpose, date: day, audience }) => ({ purpose, date: day, audience })),
    };
  });
