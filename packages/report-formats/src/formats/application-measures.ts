import type { Measure, Saying } from '../measures.ts';
import type { RowFormat } from '../format.ts';

/** What texts tell of applications, by the rows of the table of section three. */

export const ON_APPLICATIONS = '信息公开申请|依申请|公开申请|申请公开';

/** Ways of counting that divide applications: a figure beside these words is no total. */
export const NO_TOTAL =
  '网络|网上|当面|现场|信函|邮寄|传真|在线|邮件|平台|网站|系统|窗口|电子|自然人|法人|企业|公民|组织|个人|群众|市级|部门|乡镇|街道|区级|县级|镇|其他|不予|重复|信访|补正|撤|退|延期|逾期|按时|按期|超期|复议|诉讼|投诉|举报|咨询|转|未|尚|正在|有效|首次|律师';

const near = (words: readonly string[]): Saying[] =>
  words.map((saying) => ({ words: saying, near: ON_APPLICATIONS }));

export const RECEIVED = near([
  '(?:新收|收到|受理|接收|接到|收悉|收受)…申请(?:公开)?(?:政府信息)?(?:表|书|件|事项)?',
  '(?:新收|收到|受理|接收|接到)…依申请公开(?:政府信息)?(?:申请|件|事项)?',
  '(?:新收|新增)(?:到)?',
  '(?:共有)…申请',
  '(?:依申请公开|公开申请|申请)(?:公开)?(?:受理|接收|收到|新收)?(?:总)?(?:量|数)',
]);

/** What a denial of applications denies: `收到政府信息公开申请`, `公民、法人或其他组织申请政府信息公开`. */
export const NO_APPLICATION =
  '(?:收到|接到|受理)[^,。;\\d]{0,14}(?:信息公开的?申请|依申请公开|公开申请)|[^,。;\\d]{0,20}(?:向我[局县市区镇乡]|向本机关)?(?:申请(?:公开)?政府信息|提出(?:政府)?信息公开申请)';

export const FINISHED = near([
  '(?:办结|办理完毕|办理完结)…',
  '(?:办理|处理)…(?:依申请公开|公开申请)(?:事项|申请|件)?',
]);

export const CARRIED_IN = near([
  '(?:上年度?|上一年度?|去年|20\\d\\d年度?)[^,;:]{0,4}结转(?!至|到|下|20)…',
  '结转上(?:一)?年度?…',
]);

export const WITH_CARRIED = '含|加上|包括|连同';

export const CARRIED_OUT = near(['结转(?:至|到)?(?:下年|下一年|次年|明年|20\\d\\d年)…', '(?:下年度?)结转…']);

const result = (words: string): Saying[] => near([`${words}(?:的|类|答复|申请|情形)?(?:有)?`]);

const total = (row: string): string => `${row}/total`;

/** `rows` are those of the table, so that a group is the sum of its rows whatever the form of the year. */
export function applicationMeasures(rows: readonly RowFormat[]): readonly Measure[] {
  const group = (id: string): string[] => {
    const children = rows.filter(({ parentId }) => parentId === id);
    return (children.length > 0 ? children : rows.filter((row) => row.id === id)).map((row) => total(row.id));
  };
  const received = [total('new_received')];
  const withCarried = [...received, total('carried_in')];
  const measure = (more: Omit<Measure, 'table' | 'unit'>): Measure => ({
    table: 'applications',
    unit: '件',
    ...more,
  });
  const MIXED = '及|和|与|或|含|包括|增|减|比|较';
  return [
    measure({
      id: 'carried-in',
      name: '上年结转',
      cells: [total('carried_in')],
      said: CARRIED_IN,
      unless: WITH_CARRIED,
      ownWords: true,
    }),
    measure({
      id: 'carried-out',
      name: '结转下年',
      cells: [total('carried_out')],
      said: CARRIED_OUT,
      ownWords: true,
    }),
    measure({
      id: 'received',
      name: '收到申请',
      cells: received,
      said: RECEIVED,
      unless: `${NO_TOTAL}|结转|累计|上年`,
      variants: [{ name: '本年新收加上年结转', cells: withCarried }],
      denied: NO_APPLICATION,
      overview: '申请',
    }),
    measure({
      id: 'finished',
      name: '办结',
      cells: [total('results_total')],
      said: FINISHED,
      unless: `${NO_TOTAL}|率|当年|本年度?新`,
      variants: [
        { name: '本年新收', cells: received },
        { name: '本年新收加上年结转', cells: withCarried },
      ],
    }),
    measure({
      id: 'granted-or-partial',
      name: '予以公开和部分公开',
      cells: [total('granted'), total('partial')],
      said: result('(?:予以|决定|同意)?公开(?:及|和|与|或|、|\\(?含)(?:予以)?部分公开\\)?'),
      ownWords: true,
    }),
    measure({
      id: 'granted',
      name: '予以公开',
      cells: [total('granted')],
      said: result('(?<!不)予以公开'),
      unless: MIXED,
      variants: [{ name: '予以公开加部分公开', cells: [total('granted'), total('partial')] }],
      ownWords: true,
    }),
    ...(
      [
        ['partial', '部分公开', ['partial/total']],
        ['denied', '不予公开', group('denied')],
        ['unable', '无法提供', group('unable')],
        ['not-processed', '不予处理', group('not_processed')],
        ['other-handling', '其他处理', group('other_handling')],
      ] as const
    ).map(([id, name, cells]) =>
      measure({ id, name, cells, said: result(name), unless: MIXED, ownWords: true }),
    ),
  ];
}
