import { FORMATS, parseAddress, type ReportFormat } from '@nianbao/report-formats';
import type { PrintedLabel } from '../../printed-label.ts';
import type { Problem, Rule } from '../../rule.ts';
import { halfWidth, squeeze } from '../../text/normalise.ts';

const BASIS = '统一格式所印的表头和行名';

/** Heads that lost what the form prints in the next line. The same remainder is told once. */
const labelCut: Rule = {
  id: 'form.table_label_cut',
  title: '表头或行名不完整',
  area: 'form',
  level: 'warning',
  basis: BASIS,
  find: ({ printed }) => {
    const cut = printed.filter(isCut);
    return [...new Set(cut.map(({ text }) => text))].map((quote): Problem => {
      const labels = cut.filter(({ text }) => text === quote);
      const officials = labels.map(({ official }) => `“${official}”`).join('、');
      return {
        addresses: labels.map(({ address }) => address),
        quote,
        message: `“${quote}”印得不完整，应为${officials}`,
        expected: officials,
        actual: quote,
      };
    });
  },
};

function isCut({ text, official = '' }: PrintedLabel): boolean {
  const [short, full] = [squeeze(text), squeeze(official)];
  // Remarks in brackets are left out by many and are no part of the name.
  return (
    short.length >= 2 &&
    short !== full &&
    full.replace(/\([^()]*\)$/u, '') !== short &&
    full.startsWith(short)
  );
}

/** A head, caption or row that is not the form's: written otherwise, of another form, too many, or not there. */
const labelDiffers: Rule = {
  id: 'form.table_label_differs',
  title: '表题、表头或行与统一格式不同',
  area: 'form',
  level: 'question',
  basis: BASIS,
  find: ({ printed, format, options }) =>
    printed.flatMap((label): Problem[] => {
      // A slip of the pen is told as such.
      const slip = options.wrongWords.some(({ pattern }) => halfWidth(label.text).search(pattern) >= 0);
      const message = slip || isCut(label) ? null : differenceOf(label, format);
      return message === null
        ? []
        : [
            {
              addresses: [label.address],
              quote: label.text,
              message,
              ...(label.official === undefined ? {} : { expected: label.official }),
              actual: label.text,
            },
          ];
    }),
};

function differenceOf({ address, text, official }: PrintedLabel, format: ReportFormat): string | null {
  const table = parseAddress(address)?.kind;
  if (table !== 'cell' && table !== 'table') return null;
  if (official === undefined)
    return `“${text}”：统一格式没有这一行或这一栏${otherForm(text, format)}，多出的内容请核对`;
  if (text === '') return `没有统一格式的“${official}”`;
  if (bare(text) === bare(official)) return null;
  return `“${text}”与统一格式不同，应为“${official}”${otherForm(text, format)}`;
}

/** Number, marks, width and remarks in brackets are no difference. */
const bare = (label: string): string =>
  squeeze(label)
    .replace(/\([^()]*\)/gu, '')
    .replace(/^[一二三四五六七八九十\d]{1,3}[、.]|[,、;:.。“”"]/gu, '');

function otherForm(text: string, own: ReportFormat): string {
  const words = bare(text);
  const other = FORMATS.find(
    ({ id, tables }) =>
      id !== own.id &&
      tables.some(({ blocks }) =>
        blocks.some(({ columns, rows }) =>
          [...columns, ...rows].some(({ label }) => words !== '' && bare(label) === words),
        ),
      ),
  );
  return other ? `（${other.documentNo || other.name}的格式如此）` : '';
}

export const printedLabelRules: readonly Rule[] = [labelCut, labelDiffers];
