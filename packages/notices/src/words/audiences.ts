/** The kinds of bodies whom a date can be for. */
export const AUDIENCES = ['department', 'government', 'township', 'all'] as const;
export type Audience = (typeof AUDIENCES)[number];

const REGION = '(?:省|市|州|盟|县|区|旗|地|地区)';
const REGIONS = `(?:${REGION}(?:\\((?:${REGION}|[、,/])+\\))?(?:、${REGION}(?![直级])){0,3}|县市区|市县区?|区县(?:市)?|县区|县市|市州|州市|区市|地市)`;

/** How a notice names those it speaks to, in the order in which they are looked for. A new name is a new entry. */
export const AUDIENCE_WORDS: readonly { words: RegExp; kinds: readonly Audience[] }[] = [
  {
    words:
      /各?(?:乡镇|镇乡|乡\(镇\)|镇\(乡\)|乡、镇|乡|镇|街道)(?:、?\(?(?:街道|街办|场|办事处)\)?)?(?:人民政府|政府|办事处|便民服务中心)?/u,
    kinds: ['township'],
  },
  {
    words:
      /(?:各?[省市州盟县区旗镇](?:级|直)(?:各|机关|有关|相关)?(?:部门|单位|机关|科局|局办|委办局)(?:和单位)?|[省市州盟县区旗](?:人民)?政府(?:各|有关|相关|工作)(?:工作)?部门|各(?:有关|相关|级)?(?:政府|工作|行政)?部门|各(?:委办局|科局|局办|行局|直属机构|派出机构|垂直管理(?:部门|单位)|职能部门)|[省市州县区](?:直属|属)(?:各)?(?:机构|单位)|县级以上(?:人民|地方人民)?政府部门)/u,
    kinds: ['department'],
  },
  {
    words: new RegExp(
      `各(?:地)?${REGIONS}(?![直级])(?:人民政府|政府)?|各级(?:人民)?政府|县级以上地方(?:各级)?人民政府|各?(?:开发区|功能区|高新区|经开区|园区)(?:管委会|管理委员会)?`,
      'u',
    ),
    kinds: ['government'],
  },
  {
    words:
      /各地(?:区|方)?(?:各|、各)?(?:部门|单位)|各(?:有关|相关|责任|参报|报送|成员|行政)?(?:单位|机关)|各地|你(?:单位|局|委|办|县|区|镇|乡|部门)|贵(?:单位|局|委)|各(?:科|股|处)室|各站(?:办)?所|各学校|(?:尚未|仍未|未按时|未按期|至今未|未)[^,;。]{0,12}的(?:各)?(?:部门|单位|县区|地区|机关|乡镇|科室|股室)/u,
    kinds: ['all'],
  },
];

/** The kinds of bodies that the words name; nobody named is everybody. */
export function audienceKinds(audience: string | null): readonly Audience[] {
  if (audience === null) return ['all'];
  const plain = audience.normalize('NFKC').replaceAll(' ', '');
  const kinds = AUDIENCE_WORDS.filter(({ words }) => words.test(plain)).flatMap((entry) => entry.kinds);
  return kinds.length === 0 ? ['all'] : [...new Set(kinds)];
}
