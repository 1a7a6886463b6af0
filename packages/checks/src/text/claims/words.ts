/**
 * The phrasings of claims, as data: words with what they mean. A new phrasing is a new line here; the grammar that
 * reads them (beside this file) has no words of its own. Entries are regular expressions without anchors.
 */

/** Words that open a list of parts, and whether what follows is said to be all there is. */
export const OPENERS: readonly { words: string; says: 'some' | 'all' }[] = [
  { words: '其中', says: 'some' },
  { words: '(?:涉及|主要(?:有|包括|是|为))(?=[:,]|\\D{1,14}\\d)', says: 'some' },
  { words: '(?:具体)?(?:包括|包含)(?=[:,]|\\D{1,14}\\d)', says: 'some' },
  { words: '分为(?=[:,]|\\D{1,14}\\d)', says: 'all' },
  { words: '分别(?:为|是|有)(?=[:,]|\\D{0,14}\\d)', says: 'all' },
  { words: '(?:具体(?:为|是|情况|如下|情况如下)|由以下|构成为)(?=[:,]|\\D{1,14}\\d)', says: 'all' },
];

/** A colon behind a count opens a list that need not be whole: `公开信息96条:动态60条,公告36条`. */
export const COLON_OPENER = '(?<=[件条次个项份人篇宗起户家期部场])[::](?=\\D{1,20}\\d)';

/** Words in a part's name that say that the list ends with it: nothing is left over. */
export const REST = /^(?:其他|其它|其余|另有|余下|剩余)(?!处理)|其[他它](?:各?类)?(?:政府)?信息$/u;

/** Words in front of a count that make it a total. */
export const TOTAL =
  /(?<!公)共|新收|收到|受理|接到|办结|答复|累计|总(?:计|数|量|共)|合计|全年|全县|全市|全区|全镇|全局|各类|全部|年度/u;

/** Words that sum up what stands before: `网站12条,微信8条,合计20条`. */
export const SUMMED_UP: readonly { words: RegExp; says: 'some' | 'all' }[] = [
  { words: /^(?:以上|上述|[几两二三四五](?:者|项|类)?)?(?:各?[项类]|渠道)?(?:合计|总计|总共)/u, says: 'all' },
  { words: /^(?:以上|上述)[^\d]{0,8}共计?/u, says: 'all' },
  { words: /^(?!收到|受理).{0,14}(?:总量|总数|总计)(?:为|达|共)?$/u, says: 'some' },
  { words: /^共计?(?:公开|发布)?(?:政府)?(?:信息)?$/u, says: 'some' },
];

/** Ways of dividing that are known: whether its kinds exclude one another, and which kinds together are all. */
export const DIMENSIONS: readonly {
  name: string;
  kinds: readonly RegExp[];
  exclusive: boolean;
  /** Indexes into `kinds` that together leave nothing out. */
  whole: readonly number[];
  /** What it divides, where that is not whatever came in. */
  of?: 'finished';
}[] = [
  {
    name: '申请人',
    kinds: [/自然人|公民|个人(?!隐私)/u, /法人|企业|组织|单位申请/u],
    exclusive: true,
    whole: [0, 1],
  },
  {
    name: '申请渠道',
    kinds: [
      /当面|现场|窗口/u,
      /网络|网上|在线|平台|电子(?!屏)|邮箱|电邮/u,
      /信函|邮寄|信件|书信|来信|邮政/u,
      /传真/u,
    ],
    exclusive: true,
    whole: [0, 1, 2, 3],
  },
  {
    name: '办理时限',
    kinds: [/按时|按期|期限内|如期/u, /延期|延长/u],
    exclusive: true,
    whole: [0, 1],
    of: 'finished',
  },
  {
    name: '办理结果',
    kinds: [
      /^(?:结果为|属于|其中)?(?:予以|同意|决定|已(?:经)?)?(?:主动)?公开(?:或部分公开)?(?:的|范围)?$/u,
      /部分公开/u,
      /(?:不予|不同意|不)公开/u,
      /无法提供|不存在|不掌握/u,
      /不(?:予)?(?:重复)?处理/u,
      /其[他它]处理|其[他它]情形|其[他它]/u,
      /不属于|非本(?:机关|单位|部门)/u,
      /补正|更正|补充/u,
    ],
    exclusive: true,
    whole: [0, 1, 2, 3, 4, 5],
    of: 'finished',
  },
  {
    name: '案件结果',
    kinds: [/维持|驳回/u, /纠正|纠错|撤销/u, /其[他它](?:结果|情形)?/u, /尚未审结|未审结|正在审理|未结/u],
    exclusive: true,
    whole: [0, 1, 2, 3],
  },
  {
    name: '发布渠道',
    kinds: [
      /网站|门户|网页|专栏|信息网|政务网/u,
      /微博/u,
      /微信|公众号/u,
      /公报/u,
      /新媒体|客户端|抖音|头条|短视频|APP/iu,
      /公开栏|公示栏|公告栏|显示屏|电子屏|宣传栏/u,
      /报刊|报纸|电视|广播|媒体|新闻/u,
      /渠道|方式|平台|途径|登出|载体/u,
    ],
    exclusive: false,
    whole: [],
  },
];

/** Words that begin a new statement: what follows is no part of the list any more. */
export const NEW_STATEMENT =
  /(?<!按时|按期|延期|逾期|当场|已|未|正在|期限内)办结|(?<!告知|同意|不予|予以)答复|回复|结转|收到|受理|满意|整改|累计|平均|此外|同时|全部|均(?!衡)|(?<!公)共(?!享|同|和|建|治|青|产|服务|场所|资源|安全|卫生|交通|文化|设施)|总(?!工会|局|队|站|体|会|部|则|结)|合计|总计|率|还(?!款|建|林)|并(?!联|购)|另外|惠及|投入|获|先后|召开|举办|培训|参加|参训|点击|浏览|访问|阅读|转发|关注/u;

/** A comparison with another year. */
export const COMPARED =
  /同比|环比|同期相比|(?:比|较|对比|与|和)(?:上年|去年|上一?年度?|前年|20\d\d年度?)(?:同期|度)?(?:的)?(?:相比)?|相比/u;

/** Which way a figure has moved. */
export const MOVED: readonly { words: string; way: 1 | -1 }[] = [
  { words: '增长|增加|提高|提升|上升|增幅|增多|上涨|涨|净增|多', way: 1 },
  { words: '减少|下降|压减|压缩|缩减|降低|降幅|减幅|精简|缩短|下滑|回落|净减|少', way: -1 },
];

/** Words for last year's own figure. */
export const LAST_YEAR = /(?:上年|去年|上一年|上一年度|上年度|20\d\d年度?)(?:同期)?(?:的|为|是|共|有)?$/u;

/** Words that say that a printed percentage is a share. */
export const SHARE = /占(?:比|[^,。;、\d]{0,20})?$/u;

/** Words that say that a percentage is a quotient of two counts told before, finished by received. */
export const QUOTIENT = /(?:办结|答复|办复|回复)率$/u;

/** What is done to what is counted: figures of one verb belong together across the groups of a list. */
export const VERBS: readonly string[] = [
  '受理',
  '办结',
  '咨询',
  '收到',
  '答复',
  '办理',
  '发布',
  '公开',
  '回应',
  '回复',
  '解读',
  '处理',
  '接待',
  '审批',
  '评估',
];

/** Words before a stated number that announce a list: `存在三个问题:一是…`. */
export const ANNOUNCERS: readonly string[] = [
  '以下',
  '如下',
  '下列',
  '主要有',
  '存在',
  '做到',
  '抓好',
  '采取',
  '坚持',
  '突出',
  '围绕',
  '从',
  '有',
  '抓',
];

/** What a stated number counts in front of `一是…二是…`. */
export const COUNTED: readonly string[] = [
  '方面',
  '问题',
  '不足',
  '措施',
  '举措',
  '到位',
  '环节',
  '原则',
  '工作',
  '任务',
  '特点',
  '重点',
];

/** A report, a system or a plan and the things it is made of. */
export const MEMBERS = {
  before: ['(?:全文|本报告|本年度报告|报告)?(?:主要)?由', '(?:主要)?包括', '包含', '涵盖', '(?<!区)分为'],
  announce: ['分为?', '共有?', '包括', '包含', '由以下', '由'],
  nouns: ['部分', '方面(?:内容)?', '章节', '板块', '篇章'],
} as const;

/** Words that rank a figure among those that follow it: `最多的是动态类60条,其次…`. */
export const MOST: readonly { words: RegExp; most: boolean }[] = [
  { words: /(?:最多|数量居首|占比最大|数量最大)/u, most: true },
  { words: /(?:最少|占比最小|数量最小)/u, most: false },
];

/** Between a total and the word that opens its list: words that name something else to be divided. */
export const SUBJECT =
  /^(?!.*(?:按|从|具体|内容|类型|类别|方式|渠道|主要|其中))[^\p{Script=Han}]*\p{Script=Han}{2,}/u;

/** Words that give a figure another time than the year's: a season, a sum over years, a bound. */
export const OTHER_TIME = /历年|以来|上半年|下半年|季度|平均|超过|不少于|至少|月份/u;

/** All who may apply, in one phrase: no kind of applicant. */
export const EVERYONE = /(?:公民|自然人)、法人(?:和|或|及|以及)(?:者)?其[他它]组织(?:的|提出的|提交的)?/u;

/** Words before the first of several percentages that belong to several counts, in the same order. */
export const RESPECTIVE = /(?:分别占|占比分别|分别占比)/u;

/** Totals of what came in, and of what was finished. */
export const CAME_IN = /收到|受理|新收|接到|接收|申请/u;
export const FINISHED = /办结|答复|办理|处理|作出|办复/u;

/** Words that say that not all of what came in is finished, or that some came in before. */
export const PENDING = /结转|正在(?:办理|处理)|尚未|未办结|待办|办理中|撤回|撤销/u;

/** Names of one part of a report that hold a 、 of their own. */
export const ONE_NAME =
  /(?:行政)?复议(?:情况)?、(?:因[^、]{0,10})?(?:提起|被提起)?(?:行政)?诉讼|举报、(?:行政)?复议|问题、(?:困难|不足|改进|建议)/gu;

/** How names of parts end where they are whole phrases; where half of a list does, another may go on behind the next 、. */
export const NAME_END = /(?:情况|措施)$/u;
export const SHORT_NAME = /^(?:概述|概况|附件|附表|说明|总体|其他|前言|问题与打算)/u;
