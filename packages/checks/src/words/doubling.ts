import { TWO_CHARACTER_WORDS } from './lexicon.ts';

let tails: Map<string, string> | undefined;

/** Read on first use: most texts hold no doubled character at all. */
function isWord(first: string, second: string): boolean {
  tails ??= new Map(TWO_CHARACTER_WORDS.split(' ').map((group) => [group.charAt(0), group.slice(1)]));
  return second !== '' && (tails.get(first)?.includes(second) ?? false);
}

/** Characters that are words of their own, so that the next word may begin with the same one (在|在线, 各县|县直). */
const ALONE =
  '在和与及对为将把被由从向以于是有不可要会能需应得到上下中内外前后又再也都就更最很已未无非各每该此本我其新老多少大小高低好人事省市县区州镇乡村局委办厅院校处科所站部司会团组队家户级等用使让令请并或而且则但若如因所之者自至经按依据凭靠比同当起来去出入过开做作行办收发放写读看听说查报学教治管建设立改推促保护防控调整理分合交送给';

/** Characters that carry no meaning twice over: outside 的的确确 and the like their doubling is a slip of the keys. */
const FUNCTION = '的了和与及在是对为将把被由从向以于并';

/** Doubled by right wherever they stand. */
const REDUPLICATED =
  '常仅往稍渐刚深牢紧早久缓慢默偏恰统通频屡每微略真频明远高好多大小个件条次天年月日人家户处事时层级步村镇项样字句声种代门队行站页楼栋校班户点滴方面条块世朝暮岁双对处刻分秒周季轮批场段环关道线路乡圈一二三四五六七八九十零百千万亿两几〇源谆孜兢欣蒸津芸草泛比遥历楚济井草耿拳娓彬熠栩沾寥团纷匆悄轻妈爸爷奶哥弟姐妹叔宝娃星谢冉斑翩朗冰晶丽婷佳媛娜萍燕玲珊莹圆芳静欢洋涛磊晨宁亮飞林森强军勇敏慧倩楠甜蒙鑫淼垚钉某许来';

/** Doubled by right only before or behind certain words: 息息相关, 暖洋洋, 查查看. */
const IDIOMS =
  /^(?:息息相|区区[小几数一]|生生不|面面俱|头头是|落落大|念念不|喋喋不|循循善|区区之|形形色|林林总|战战兢|唯唯诺|浩浩荡|郁郁葱|子子孙|原原本|地地道|彻彻底|清清楚|踏踏实|扎扎实|切切实|兢兢业|勤勤恳|平平安|安安全|规规矩|老老实|快快乐|红红火|热热闹|轰轰烈|风风火|堂堂正|断断续|陆陆续|是是非|和和美|辛辛苦|干干净|整整齐|整整[一二三四五六七八九十两\d]|年年有|查查看|看看|说说|试试|听听|问问|想想|走走|算算|谈谈|讲讲|聊聊|转转|团团转|巴巴|甸甸|堂堂|彤彤|腾腾|勃勃|巍巍|滔滔|茫茫|奕奕|爽爽)/u;

/** A body's own level after its name: 某县县委, 某局局长, 某市市级. */
const OWN_LEVEL = '省市县区州镇乡村局委办厅院校处科所站部会';
const OWN =
  /^(?:机关|政府|委|直|级|属|辖|域|内|外|办|人民|本级|领导|班子|长|务|纪|党|干部|主要|相关|各|政协|人大|法院|检察|门户|网|史|志|容|场|情|里|中|里|民|城|区|镇|乡|村|企|校|医|公安|公司)/u;

/** Whether the same character twice running at `at` can be lawful language: a reduplication or the seam of two words. */
export function mayDouble(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 2);
  if (REDUPLICATED.includes(mark) || IDIOMS.test(text.slice(at, at + 4))) return true;
  if (isAabb(text, at)) return true;
  if (OWN_LEVEL.includes(mark) && OWN.test(text.slice(at + 2, at + 5))) return true;
  const begins = isWord(mark, after);
  const ends = isWord(before, mark);
  return (begins && (ends || ALONE.includes(mark))) || (ends && !begins && isSeam(mark, after));
}

/** A word ends with the character and the next one is a word by itself: 目的|的实现, 可以|以书面形式. */
const isSeam = (mark: string, after: string): boolean =>
  (ALONE.includes(mark) || mark === '的') && /^[一-鿿]/u.test(after);

/** 的的确确, 实实在在: both halves doubled, and together a word. */
function isAabb(text: string, at: number): boolean {
  const [mark, after, before] = [text.charAt(at), text.charAt(at + 2), text.charAt(at - 1)];
  const leads = after !== '' && after === text.charAt(at + 3) && isWord(mark, after);
  const trails = before !== '' && before === text.charAt(at - 2) && isWord(before, mark);
  return leads || trails;
}

/** Doubling that no reading explains. */
export const isCertainSlip = (text: string, at: number): boolean =>
  FUNCTION.includes(text.charAt(at)) &&
  !isWord(text.charAt(at), text.charAt(at + 2)) &&
  !isWord(text.charAt(at - 1), text.charAt(at));
