import type { ReportContent } from '@nianbao/report-formats';
import { applications, disputes, type Meant, sumOfCells, together } from './figures.ts';

/** Words before a count that name a figure of the tables, and the figures they may mean. */
export interface Claim {
  name: string;
  /** Of the words straight before the count. */
  label: RegExp;
  /** Words that make the count one of something else. */
  not?: RegExp;
  /** The count must stand in a sentence or under a heading on applications. */
  onApplications: boolean;
  /** The table's own words: once the text agrees with the table on what was received, these must agree as well. */
  ownWords: boolean;
  meant: (content: ReportContent) => (Meant | null)[];
}

const CHANNEL =
  /网络|网上|当面|现场|信函|邮寄|传真|在线|邮件|平台|网站|系统|窗口|电子|自然人|法人|企业|公民|组织|个人|群众|市级|部门|乡镇|街道|区级|县级|镇|其他|不予|重复|信访|补正|撤|退|延期|逾期|按时|按期|超期|复议|诉讼|投诉|举报|咨询|转|未|尚|正在|有效|首次|律师/u;

const either = (content: ReportContent): (Meant | null)[] => [
  applications.received(content),
  together(applications.received(content), applications.carriedIn(content), '本年新收加上年结转'),
];

export const APPLICATION_CLAIMS: readonly Claim[] = [
  {
    name: '收到申请',
    label:
      /(?:新收|收到|受理|接收|接到)[^,;:]{0,16}申请(?:公开)?(?:政府信息)?(?:表|书|件|事项)?(?:数量|总数|数|量|共)?$/u,
    not: new RegExp(`${CHANNEL.source}|结转|累计|上年`, 'u'),
    onApplications: true,
    ownWords: false,
    meant: either,
  },
  {
    name: '上年结转',
    label:
      /(?:上年度?|上一年度?|去年|20\d\d年度?)[^,;:]{0,4}结转(?!至|到|下|20)[^,;:]{0,10}$|结转上(?:一)?年度?[^,;:]{0,8}$/u,
    onApplications: true,
    ownWords: true,
    meant: (content) => [applications.carriedIn(content)],
  },
  {
    name: '结转下年',
    label: /结转(?:至|到)?(?:下年|下一年|次年|明年|20\d\d年)[^,;:]{0,10}$/u,
    onApplications: true,
    ownWords: true,
    meant: (content) => [applications.carriedOut(content)],
  },
  {
    name: '办结',
    label: /(?:办结|办理完毕|办理完结)[^,;:]{0,12}$/u,
    not: new RegExp(`${CHANNEL.source}|率|当年|本年度?新`, 'u'),
    onApplications: true,
    ownWords: false,
    meant: (content) => [applications.finished(content), ...either(content)],
  },
  ...(
    [
      ['予以公开', /(?<!不)予以公开(?:的|类|答复|申请)?$/u, 'granted'],
      ['部分公开', /部分公开(?:的|类|答复|申请)?$/u, 'partial'],
      ['不予公开', /不予公开(?:的|类|答复|申请)?$/u, 'denied'],
      ['无法提供', /无法提供(?:的|类|答复|申请)?$/u, 'unable'],
      ['不予处理', /不予处理(?:的|类|答复|申请)?$/u, 'notProcessed'],
      ['其他处理', /其他处理(?:的|类|答复|申请|情形)?$/u, 'otherHandling'],
    ] as const
  ).map(([name, label, row]) => ({
    name,
    label,
    not: /及|和|与|或|含|包括|增|减|比|较/u,
    onApplications: true,
    ownWords: true,
    meant: (content: ReportContent) =>
      row === 'granted'
        ? [
            applications.granted(content),
            together(applications.granted(content), applications.partial(content), '予以公开加部分公开'),
          ]
        : [applications[row](content)],
  })),
  {
    name: '予以公开和部分公开',
    label: /予以公开(?:及|和|与|或|、|\(?含)部分公开\)?(?:的|类|答复|申请)?$/u,
    onApplications: true,
    ownWords: true,
    meant: (content) => [
      together(applications.granted(content), applications.partial(content), '予以公开加部分公开'),
    ],
  },
];

const OUTCOME =
  /维持|纠正|纠错|撤销|驳回|败诉|胜诉|审结|调解|撤回|答复|受理|代理|审理|办理|应诉|出庭|一审|二审/u;

const art20 =
  (paths2021: string, ...paths2019: string[]) =>
  (content: ReportContent): (Meant | null)[] =>
    (content.formatId === '2021' ? [paths2021] : paths2019).map((path) =>
      sumOfCells(content, 'art20', [path], '表中'),
    );

export const OTHER_CLAIMS: readonly Claim[] = [
  {
    name: '行政复议',
    label: /(?:发生|收到|被申请|引起|涉及|产生|引发|共有|提起)[^,;:]{0,16}行政复议(?:案件|申请)?(?:共|数)?$/u,
    not: OUTCOME,
    onApplications: false,
    ownWords: false,
    meant: (content) => [
      disputes.review(content),
      together(disputes.review(content), disputes.litigation(content), '行政复议加行政诉讼'),
    ],
  },
  {
    name: '行政诉讼',
    label: /(?:发生|收到|被提起|提起|引起|涉及|产生|引发|共有)[^,;:]{0,16}行政诉讼(?:案件)?(?:共|数)?$/u,
    not: OUTCOME,
    onApplications: false,
    ownWords: false,
    meant: (content) => [
      disputes.litigation(content),
      together(disputes.review(content), disputes.litigation(content), '行政复议加行政诉讼'),
    ],
  },
  {
    name: '制发规范性文件',
    label: /(?:制发|制定|出台|新制定|制定发布|制定印发)[^,;:]{0,8}规范性文件(?:数量)?$/u,
    not: /解读|公开|备案|审查|党|清理|废止|修订|拟/u,
    onApplications: false,
    ownWords: false,
    meant: art20(
      'art20_1/normative_docs/issued',
      'art20_1/normative_docs/made',
      'art20_1/normative_docs/made_public',
      'art20_1/normative_docs/public_total',
    ),
  },
  {
    name: '废止规范性文件',
    label: /废止[^,;:]{0,6}规范性文件$/u,
    not: /修改|修订|清理|宣布失效|失效|和/u,
    onApplications: false,
    ownWords: false,
    meant: art20('art20_1/normative_docs/repealed'),
  },
  {
    name: '现行有效规范性文件',
    label: /现行有效(?:的)?[^,;:]{0,4}规范性文件(?:共|总数)?$/u,
    onApplications: false,
    ownWords: false,
    meant: art20('art20_1/normative_docs/in_force'),
  },
  ...(
    [
      [
        '行政许可决定',
        /(?:作出|做出|办理|处理)[^,;:]{0,6}行政许可(?:决定|事项)?$/u,
        'art20_5/licence/decisions',
      ],
      [
        '行政处罚决定',
        /(?:作出|做出|办理|处理|实施)[^,;:]{0,6}行政处罚(?:决定|案件)?$/u,
        'art20_6/penalty/decisions',
      ],
      [
        '行政强制决定',
        /(?:作出|做出|办理|处理|实施)[^,;:]{0,6}行政强制(?:决定|措施|案件)?$/u,
        'art20_6/compulsion/decisions',
      ],
    ] as const
  ).map(([name, label, path]) => ({
    name,
    label,
    not: /公开|公示|发布|归集|录入|信息/u,
    onApplications: false,
    ownWords: false,
    meant: art20(path, path),
  })),
  {
    name: '主动公开政府信息',
    label: /(?:全年|年度?|共|累计)[^,;:]{0,8}主动公开(?:各类)?政府信息(?:总数|数)?(?:共|共计)?$/u,
    not: /网站|微信|微博|渠道|平台|公报/u,
    onApplications: false,
    ownWords: false,
    meant: (content) =>
      content.formatId === '2014' ? [sumOfCells(content, 'statistics', ['a1'], '主动公开政府信息数')] : [],
  },
];
