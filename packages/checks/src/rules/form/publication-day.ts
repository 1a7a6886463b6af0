import { metadataAddress } from '../../options.ts';
import type { Problem, Rule } from '../../rule.ts';
import type { Subject } from '../../subject.ts';
import { halfWidth, squeeze } from '../../text/normalise.ts';

/** 县级以上地方人民政府, their departments, and bodies of which the name does not tell. */
type BodyKind = 'government' | 'department' | 'unknown';

/** The last lawful day in the year after the one reported on, as month and day: art. 49 of 2019, art. 31 of 2007. */
function legalDay(kind: BodyKind, year: number): { month: number; day: number; basis: string } {
  if (year < 2019)
    return { month: 3, day: 31, basis: '《政府信息公开条例》（2007年）第三十一条：每年3月31日前公布' };
  return kind === 'department'
    ? { month: 1, day: 31, basis: '条例第四十九条：县级以上人民政府部门每年1月31日前公布' }
    : { month: 3, day: 31, basis: '条例第四十九条：县级以上地方人民政府每年3月31日前公布' };
}

function kindOf({ content }: Subject): BodyKind {
  const name = squeeze(content.organisation) || squeeze(content.title).replace(/20\d\d.*$/u, '');
  if (/政府(?:办公[厅室])?$/u.test(name)) return 'government';
  return /(?:局|厅|委员会|委|部|总队|支队|大队|办公室|管委会)$/u.test(name) ? 'department' : 'unknown';
}

/** The day printed as 发布日期, against the day that the law sets. The page may have been put up anew: a question. */
const publicationDay: Rule = {
  id: 'form.publication_day',
  title: '发布日期晚于法定日期',
  area: 'form',
  level: 'question',
  basis: '条例第四十九条',
  find: (subject) => {
    const { year, metadata } = subject.content;
    const printed = metadata.publishedOn ?? '';
    const match = /(20\d\d)[年.\-/]\s?(\d{1,2})[月.\-/]\s?(\d{1,2})/u.exec(halfWidth(printed));
    if (!match || year < 2008) return [];
    const [on, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    return on <= year ? [tooEarly(printed, year)] : late(subject, printed, on * 10_000 + month * 100 + day);
  },
};

const tooEarly = (printed: string, year: number): Problem => ({
  addresses: [metadataAddress('publishedOn')],
  quote: printed,
  message: `发布日期“${printed}”在报告年度（${year} 年）结束之前，请核对日期或年度`,
  actual: printed,
});

function late(subject: Subject, printed: string, published: number): Problem[] {
  const { year } = subject.content;
  const kind = kindOf(subject);
  const own = legalDay(kind === 'unknown' ? 'department' : kind, year);
  if (published <= (year + 1) * 10_000 + own.month * 100 + own.day) return [];
  const other = kind === 'unknown' && year >= 2019 ? '（本级政府的报告为3月31日）' : '';
  const right = `${year + 1}年${own.month}月${own.day}日`;
  return [
    {
      addresses: [metadataAddress('publishedOn')],
      quote: printed,
      message: `发布日期“${printed}”晚于法定日期 ${right}${other}，请核对`,
      expected: `${right}前`,
      actual: printed,
      basis: own.basis,
    },
  ];
}

export const publicationDayRules: readonly Rule[] = [publicationDay];
