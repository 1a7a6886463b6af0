import { readNumeral } from '../text/numerals.ts';
import type { Sentence } from '../text/sentences.ts';

/** Something that must be handed in. */
export interface Material {
  medium: 'paper' | 'electronic' | null;
  sealed: boolean;
  signed: boolean;
  copies: number | null;
  /** Where to: an office, a room, an address; in the words of the notice. */
  to: string | null;
  sentence: string;
}

export const MEDIUM_NAMES: Readonly<Record<'paper' | 'electronic', string>> = {
  paper: '纸质版',
  electronic: '电子版',
};

/** A line of the checklist for 报送: `纸质版 2 份，加盖公章，送 市政府办公室`. */
export const materialInWords = ({ medium, copies, signed, sealed, to }: Material): string =>
  [
    `${medium === null ? '报送材料' : MEDIUM_NAMES[medium]}${copies === null ? '' : ` ${copies} 份`}`,
    ...(signed ? ['负责人签字'] : []),
    ...(sealed ? ['加盖公章'] : []),
    ...(to === null ? [] : [`送 ${to}`]),
  ].join('，');

/** Words for what is handed in. A new one is a new word here. */
const MEDIA: readonly { medium: 'paper' | 'electronic'; words: RegExp }[] = [
  { medium: 'paper', words: /纸质|书面(?!语)|纸本|原件|盖章件|红头|正式文件|一式|光盘以外/u },
  {
    medium: 'electronic',
    words:
      /电子(?:版|档|稿|文档|文本|文件|件|表格|邮件)?(?!政务|信息|邮箱)|扫描件|word|pdf|wps|ofd|docx?|光盘|U盘/iu,
  },
];
const SEALED = /盖(?:本?单位|机关|行政)?(?:的)?(?:公)?章|加盖|盖章/u;
const SIGNED = /签字|签名|签批|签发|审签/u;
const HANDED = /报|送|交|寄|发|传|提供|上传|份/u;
const COPIES = /(?:一式|各)?(\d{1,2}|[一二两三四五六七八九十]{1,2}) ?份/u;
const EMAIL = /[\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{2,20}){1,3}/u;
const TO =
  /(?:报送|(?<!年)报(?!告|表)|提交|送交|递交|送|寄|发送|发|交|传真|传|上传|反馈)(?:送|交)?(?:至|到|给) ?(?!你|我们|各)([^,;。:]{2,60}?)(?=[,;。:]|$|,|并|\(.{0,30}\)|时|前|后)/u;
const TO_BODY =
  /(?:向|报送|送交|送|提交|交|(?<!年)报(?!告|表|送)) ?(?![交达报至到审])([^,;。:向将]{1,30}?(?:办公室|办|局|科|厅|委|中心|处|股|政府)(?:[A-Z]?座?\d{1,4}室)?)(?=(?:提交|报送|报备|备案|报|审核|汇总)?(?:[,;。(]|$|纸质|书面|电子|审))/u;

/** What the sentence wants handed in: one for each medium it names, one where it only tells a place or a seal. */
export function materialsOf({ plain, text }: Sentence): Material[] {
  if (!HANDED.test(plain) || /不(?:再)?(?:报送|收取|需)(?:纸质|书面)/u.test(plain)) return [];
  const clauses = plain.split(/[,;]/u);
  const named = MEDIA.filter(({ words }) => words.test(plain)).map(({ medium }) => medium);
  // What bears a seal is paper, whether the word stands there or not.
  const media = SEALED.test(plain) && !named.includes('paper') ? (['paper', ...named] as const) : named;
  const sentence = text.trim();
  if (media.length === 0) {
    if (!isHandedIn(plain)) return [];
    const told = tell(plain, sentence, null);
    return told.to !== null || told.copies !== null ? [told] : [];
  }
  return media.map((medium) => tell(clausesOf(clauses, medium), sentence, medium));
}

const isHandedIn = (plain: string): boolean => /年度报告|年报|报告|材料|素材/u.test(plain);

/** The clauses that name the medium, and those behind them up to the next medium. */
function clausesOf(clauses: readonly string[], medium: Material['medium']): string {
  let mine = medium === 'paper';
  return clauses
    .filter((clause) => {
      const named = MEDIA.filter(({ words }) => words.test(clause)).map((one) => one.medium);
      if (named.length > 0) mine = named.some((one) => one === medium);
      return mine;
    })
    .join(',');
}

function tell(words: string, sentence: string, medium: Material['medium']): Material {
  const copies = COPIES.exec(copiesIn(words, medium))?.[1];
  return {
    medium,
    sealed: medium !== 'electronic' && SEALED.test(words),
    signed: medium !== 'electronic' && SIGNED.test(words),
    copies: copies === undefined ? null : readNumeral(copies),
    to: whereTo(words, medium),
    sentence,
  };
}

/** 纸质版2份、电子版1份: from its own word to the next medium; 各一份 speaks of both. */
function copiesIn(words: string, medium: Material['medium']): string {
  if (/各 ?(?:\d|[一二两三四五])/u.test(words)) return words;
  const at = MEDIA.map((one) => ({ medium: one.medium, from: words.search(one.words) })).filter(
    ({ from }) => from >= 0,
  );
  const own = at.find((one) => one.medium === medium);
  if (!own || at.length < 2) return words;
  const next = at.find(({ from }) => from > own.from);
  return words.slice(own.from, next?.from);
}

function whereTo(words: string, medium: Material['medium']): string | null {
  const email = EMAIL.exec(words)?.[0];
  if (medium === 'electronic' && email !== undefined) return email;
  const place = TO.exec(words)?.[1] ?? TO_BODY.exec(words)?.[1];
  return place?.trim() ?? email ?? null;
}
