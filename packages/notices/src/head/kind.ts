import { plainOf } from '../text/lines.ts';
import { kindOfTitle, type NoticeKind } from '../words/document-words.ts';
import type { Told } from './head.ts';
import type { HeadLine, NoticeParts } from './parts.ts';

/** What the document is: by its title, unless its text shows that it is a form or a model. */
export function kindOf(parts: NoticeParts, title: string | null): Told<NoticeKind> {
  const lines = [...parts.head, ...parts.body];
  const titled = title === null ? null : kindOfTitle(plainOf(title).replaceAll(' ', ''));
  const table = titled === 'form' || (titled === 'statistics' && (title ?? '').endsWith('表'));
  const byTitleAlone = titled !== 'report' && titled !== null;
  const found = byTitleAlone ? (table ? blankForm(lines) : null) : shownByText(lines);
  if (found) return found.value === 'report' && title !== null ? { ...found, sentence: title } : found;
  const covering = titled === 'notice' ? lines.find(isCoveringLetter) : undefined;
  if (covering) return { value: 'other', sentence: covering.text.trim() };
  if (titled !== null && title !== null) return { value: titled, sentence: title };
  const asks = lines.find(({ plain }) =>
    /(?:通知|函告|提示)如下|^请(?:各|你|于)|请(?:各|你).{0,20}于|前[^。]{0,40}(?:报送|提交|公布|公开)/u.test(
      plain,
    ),
  );
  return asks ? { value: 'notice', sentence: asks.text.trim() } : { value: 'other', sentence: '' };
}

function shownByText(lines: readonly HeadLine[]): Told<NoticeKind> | null {
  const model = lines.find(isPlaceholder);
  if (model) return { value: 'model', sentence: model.text.trim() };
  const report = reportHeading(lines);
  return report ? { value: 'report', sentence: report.text.trim() } : blankForm(lines);
}

function blankForm(lines: readonly HeadLine[]): Told<NoticeKind> | null {
  const blank = lines.find(isBlank);
  const empty = lines.filter(isBlank).length * 4 >= lines.length && lines.filter(isProse).length < 3;
  return blank && empty ? { value: 'form', sentence: blank.text.trim() } : null;
}

/** The first of the headings by which a report tells how the year went; a notice has no three of them. */
function reportHeading(lines: readonly HeadLine[]): HeadLine | undefined {
  const found = lines.filter(({ squeezed }) =>
    /^(?:[一二三四五六七八九十]{1,3}、).{2,40}(?:情况|问题与不足|问题及改进措施|事项)$/u.test(squeezed),
  );
  return found.length >= 3 && !lines.some(({ plain }) => /通知如下|函告如下|请(?:各|于)/u.test(plain))
    ? found[0]
    : undefined;
}

/** 现将我局2025年年度报告报上，请审阅: the report goes up with it. */
const isCoveringLetter = ({ plain }: HeadLine): boolean =>
  /现将[^。]{2,80}(?:报上|呈上|报来|呈报|随函报送|予以上报|报送(?:贵|你)|报请)/u.test(plain);

const isProse = ({ squeezed }: HeadLine): boolean => squeezed.length > 30 && squeezed.includes('。');

/** 某某局, ××县, 20XX年, （此处填写…） stand for what somebody is to write. */
const isPlaceholder = ({ plain }: HeadLine): boolean =>
  /[×xX＊*□]{2,}(?:省|市|县|区|镇|乡|局|委|办|单位|年|件|条|月)|(?:20)?[xX×]{2}年|某某?(?:省|市|县|区|镇|乡|局|委|单位)|\((?:单位名称|此处填写|填写|请填写)[^()]{0,20}\)/u.test(
    plain,
  );

/** 填报单位：____ and rows without anything in them. */
const isBlank = ({ plain, cells = [] }: HeadLine): boolean =>
  /_{3,}|^[^各]{2,14}:\s*$|[|｜]\s*$|(?:年 {1,6}月 {1,6}日)/u.test(plain) ||
  (cells.length > 1 && cells.slice(1).every((cell) => /^[\s/]*$/u.test(cell)));
