import { blockText, type ReportContent } from '@nianbao/report-formats';
import type { Passage } from '../passage.ts';
import { hanOnly, squeeze } from './normalise.ts';

/** Where and why a text is taken to break off before its end. */
export interface Ending {
  kind: 'heading-without-text' | 'open-sentence' | 'sections-missing';
  passage: Passage;
}

const CLOSED = /[。!?;:)”》…]$/u;
/** Last lines that lawfully end without a mark: signature, date, contact, attachments, page furniture, 无. */
const NO_SENTENCE =
  /(?:[局府厅委办会室处队院校所站镇乡区县市心部司社团署]|\d日|年\d{1,2}月\d{1,2}日|日期.{0,14}|[〇○零一二三四五六七八九十]{1,3}日|电话.*|传真.*|邮编.*|附件.*|附[:：].*|无|打印.*|关闭.*|来源.*|编辑.*)$/u;
const BARE_NUMBER = /^[((]?[一二三四五六七八九十\d]{1,3}[))]?[、.]?$/u;
const MIN_SENTENCE = 12;

/**
 * The place where the text breaks off: a heading or a number with nothing behind it at the very end, a last sentence
 * without its closing mark, or the form's sections missing from one on. `null` where the text looks whole.
 */
export function endingOf(passages: readonly Passage[], content: ReportContent): Ending | null {
  const told = passages.filter(({ role, text }) => role !== 'title' && text.trim() !== '');
  const last = told.at(-1);
  if (!last) return null;
  const words = squeeze(last.text);
  if (BARE_NUMBER.test(words)) return { kind: 'heading-without-text', passage: last };
  if (isBareHeading(last, content)) return { kind: 'heading-without-text', passage: last };
  if (last.role === 'paragraph' && isOpen(words)) return { kind: 'open-sentence', passage: last };
  return breaksOff(content) ? { kind: 'sections-missing', passage: last } : null;
}

const isBareHeading = (last: Passage, { sections, tables }: ReportContent): boolean =>
  last.role === 'heading' ||
  (last.role === 'section-title' &&
    sections.length > 1 &&
    sections[last.section]?.blocks.every((block) => blockText(block).trim() === '') === true &&
    Object.keys(tables).length === 0);

const isOpen = (words: string): boolean =>
  hanOnly(words).length >= MIN_SENTENCE && !CLOSED.test(words) && !NO_SENTENCE.test(words);

/** Of the six sections of the form only the first ones are there, and no later table either. */
function breaksOff({ sections, formatId, tables }: ReportContent): boolean {
  if (formatId === '2014') return false;
  const numbers = sections.map(({ id }) => /^s([1-6])$/u.exec(id)?.[1]).filter((id) => id !== undefined);
  const last = Math.max(0, ...numbers.map(Number));
  return last > 0 && last < 4 && tables.review_litigation === undefined && numbers.length === last;
}

/** Rules that speak of what is missing, or count what is there: where the text breaks off they can only ask. */
export const RESTS_ON_ABSENCE: ReadonlySet<string> = new Set([
  'table.missing',
  'text.section_count',
  'text.heading_mismatch',
  'text.heading_body_mismatch',
  'text.silent_on_table',
  'form.missing_section',
  'form.empty_section',
  'form.empty_heading',
  'form.missing_count',
  'form.missing_date',
]);
