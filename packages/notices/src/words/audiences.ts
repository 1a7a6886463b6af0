/** The kinds of bodies whom a date can be for; `unit`: 科室 and the like inside one body. */
export const AUDIENCES = ['department', 'government', 'township', 'unit', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

const REGION = '(?:省|市|州|盟|县|区|旗|地|地区)';
const REGIONS =
  '(?:县市区|市县区?|区县(?:市)?|县区|县市|市州|州市|区市|地市|' +
  `${REGION}(?:\\((?:${REGION}|[、,/])+\\))?(?:、${REGION}(?![直级])){0,3})`;
const TOWN = '(?:乡镇|镇乡|乡\\(镇\\)|镇\\(乡\\)|乡、镇|镇街|乡|镇|街道)';
const TOWN_BODY = '(?:人民政府|政府|办事处)';
/** A name of an office in a region, without the words that begin what it is to do. */
const OFFICE = '[^于在要应请将须及报送向的和与是为按由对、,;。:()\\s\\d]{1,8}?(?:局|委员会|委|厅)(?![一-鿿])';

/** How a notice names those it speaks to, in the order in which they are looked for. A new name is a new entry. */
export const AUDIENCE_WORDS: readonly { words: RegExp; kinds: readonly Audience[] }[] = [
  {
    words: new RegExp(
      `各${TOWN}(?:、?\\(?(?:街道|街办|场|办事处)\\)?)?${TOWN_BODY}?|(?:乡镇|镇街|街道)(?:\\((?:街道|乡|镇|办)\\))?${TOWN_BODY}?|[乡镇]人民政府`,
      'u',
    ),
    kinds: ['township'],
  },
  {
    words: new RegExp(
      `各${REGIONS}${OFFICE}|各?${REGIONS}各(?:有关|相关|工作)?部门|` +
        '各?(?:[省市州盟县区旗镇](?:级|直)|[厅局委]直属?)(?:各|机关|有关|相关)?(?:部门|单位|机关|科局|局办|委办局)(?:和单位)?|' +
        '[省市州盟县区旗](?:人民)?政府(?:各|有关|相关|工作)(?:工作)?部门|各(?:有关|相关|级)?(?:政府|工作|行政)?部门|' +
        '各(?:委办局|科局|局办|行局|直属机构|派出机构|垂直管理(?:部门|单位)|职能部门)|' +
        '(?<![一-鿿])(?:政府)?部门(?=[:(])|[省市州县区](?:直属|属)(?:各)?(?:机构|单位)|县级以上(?:人民|地方人民)?政府部门',
      'u',
    ),
    kinds: ['department'],
  },
  {
    words: new RegExp(
      `各(?:地)?${REGIONS}(?![直级])(?:人民政府|政府(?!信息))?|各级(?:人民)?政府|县级以上地方(?:各级)?人民政府|各?(?:开发区|功能区|高新区|经开区|园区)(?:管委会|管理委员会)?`,
      'u',
    ),
    kinds: ['government'],
  },
  {
    words: /(?:[局厅委]机关)?各(?:(?:科|股|处)室(?:、(?:各)?(?:直属)?单位)?|站(?:办)?所|学校|医院)/u,
    kinds: ['unit'],
  },
  {
    words:
      /各地(?:区|方)?(?:各|、各)?(?:部门|单位)|各(?:有关|相关|责任|参报|报送|成员|行政)?(?:单位|机关)|各地|你(?:单位|局|委|办|县|区|镇|乡|部门)|贵(?:单位|局|委)|(?:尚未|仍未|未按时|未按期|至今未|未)[^,;。]{0,12}的(?:各)?(?:部门|单位|县区|地区|机关|乡镇|科室|股室)/u,
    kinds: ['all'],
  },
];

/** The kinds of bodies that the words name; nobody named is everybody. */
export function audienceKinds(audience: string | null): readonly Audience[] {
  if (audience === null) return ['all'];
  let rest = audience.normalize('NFKC').replaceAll(' ', '');
  const kinds = AUDIENCE_WORDS.flatMap((entry) => {
    const without = rest.replace(entry.words, '');
    const named = without !== rest;
    rest = without;
    return named ? entry.kinds : [];
  });
  return kinds.length === 0 ? ['all'] : [...new Set(kinds)];
}
