import { findFormat } from '@nianbao/report-formats';
import { alike, wordsOf } from '../normalise.ts';

/** The six sections that the forms of 2019 and 2021 share, with their words for comparison. */
export const annualSections = findFormat('2021').sections.map(({ id, title, titleVariants }) => ({
  id,
  words: [...new Set([title, ...titleVariants, ...(variants()[id] ?? [])].map(wordsOf))],
}));

function variants(): Readonly<Record<string, readonly string[]>> {
  return {
    s1: ['总体情况概述', '概述', '基本情况', '总体工作情况', '工作总体情况', '年度总体情况'],
    s2: ['主动公开政府信息的情况', '行政机关主动公开政府信息情况', '政府信息主动公开情况'],
    s3: [
      '收到和处理政府信息公开申请的情况',
      '行政机关收到和处理政府信息公开申请情况',
      '政府信息依申请公开情况',
      '收到和处理信息公开申请情况',
    ],
    s4: [
      '政府信息公开行政复议和行政诉讼情况',
      '因政府信息公开工作被申请行政复议提起行政诉讼的情况',
      '行政复议行政诉讼情况',
      '政府信息公开行政复议诉讼情况',
    ],
    s5: [
      '存在的主要问题及改进措施',
      '政府信息公开工作存在的主要问题及改进措施',
      '存在问题及改进措施',
      '存在的问题及改进情况',
      '主要问题及改进情况',
      '存在的主要问题和改进情况',
      '存在的不足及改进措施',
    ],
    s6: ['其他需要报告的事项情况', '需要报告的其他事项', '其他事项', '其他需要报告事项'],
  };
}

/** The section that a printed title names, with tolerance; `null` when it is none of the six. */
export function annualSectionOf(title: string): string | null {
  const words = wordsOf(title).replace(/^20\d\d年度?|(?:统计)?表$|如下$/gu, '');
  if (words === '' || words.length > 40) return null;
  const exact = annualSections.find((section) => section.words.includes(words));
  if (exact) return exact.id;
  return (
    annualSections.find((section) => section.words.some((known) => known.length >= 8 && alike(known, words)))
      ?.id ?? null
  );
}

/** The title word for word, punctuation aside. */
export const isAnnualTitle = (title: string): boolean => {
  const words = wordsOf(title);
  return annualSections.some((section) => section.words.includes(words));
};
