import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';

const BASIS = 'GB/T 15834-2011《标点符号用法》';

/** Problems at every match of a pattern in every paragraph and heading, one a passage. */
const firstMatches = (
  { passages }: Subject,
  pattern: RegExp,
  tell: (passage: Passage, match: RegExpExecArray, all: number) => Omit<Problem, 'addresses'> | null,
): Problem[] =>
  passages.flatMap((passage): Problem[] => {
    const [first, ...rest] = passage.text.matchAll(pattern);
    const told = first ? tell(passage, first, rest.length + 1) : null;
    return told ? [{ addresses: [passage.address], ...told }] : [];
  });

/** Dots and dashes are doubled by right; half width is no fault. */
const doubled: Rule = {
  id: 'form.doubled_punctuation',
  title: '标点重复',
  area: 'form',
  level: 'error',
  basis: BASIS,
  find: (subject) =>
    firstMatches(
      subject,
      /([,;:、])\1+|(?<!。)。。(?!。)|[,、;:]。|。[,;、:]|,[、;:]|、[,;:]|;[,、:]|:[,;、]/gu,
      (passage, { index, 0: marks }) => ({
        level: new Set(marks).size === 1 ? 'error' : 'warning',
        quote: clauseAround(passage, index, index + marks.length),
        message: `标点“${passage.raw.slice(index, index + marks.length)}”重复，应只留一个`,
      }),
    ),
};

/** In one list some quoted names are set apart by 、 and some are not. */
const missing: Rule = {
  id: 'form.missing_punctuation',
  title: '并列项之间顿号不一致',
  area: 'form',
  level: 'warning',
  basis: `${BASIS}：标有引号的并列成分之间通常不用顿号；用则应当一致`,
  find: (subject) =>
    firstMatches(subject, /“[^“”]{1,24}”(?:、?“[^“”]{1,24}”){2,12}/gu, (passage, { index, 0: list }) => {
      const apart = list.split('”、“').length - 1;
      const close = list.split('”“').length - 1;
      if (apart === 0 || close === 0) return null;
      return {
        quote: quoteOf(passage, index, index + list.length),
        message: `“${quoteOf(passage, index, index + list.length)}”中有的项之间有顿号，有的没有`,
      };
    }),
};

/** A conjunction closed by a comma has lost its second half. */
const dangling: Rule = {
  id: 'form.missing_words',
  title: '连词后缺少文字',
  area: 'form',
  level: 'warning',
  basis: '文字自身：“并”之后应有下文',
  find: (subject) =>
    firstMatches(subject, /(?<![合兼吞归一撤裁火相拼])并[,。;、](?!\s*由)/gu, (passage, { index }) => ({
      quote: clauseAround(passage, index, index + 2),
      message: '“并”之后没有下文，可能缺字',
    })),
};

const STRAY =
  /[一-鿿] +\d|\d +[一-鿿]|[一-鿿\d%] +[,。;、]|^\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)) +(?=[一-鿿])/gu;

/** A text that spaces all its figures so is set that way, or was converted: no finding. */
const strayBlank: Rule = {
  id: 'form.stray_space',
  title: '多余的空格',
  area: 'form',
  level: 'warning',
  basis: '数字与汉字、标点之间不留空格（公文用字的通行做法）',
  find: (subject) => {
    const habit = share(subject);
    return firstMatches(subject, STRAY, (passage, { index, 0: found }, all) =>
      (habit > 0.1 && /\d/u.test(found)) || (index < 2 && /\d/u.test(found)) || isLabelLine(passage)
        ? null
        : {
            quote: clauseAround(passage, index, index + found.length),
            message: `“${passage.raw.slice(Math.max(0, index - 4), index + found.length + 4).trim()}”中有多余的空格${all > 1 ? `，本段共 ${all} 处` : ''}`,
          },
    );
  },
};

/** Lines of labels and values are laid out with blanks; running text has its marks. */
const isLabelLine = ({ text, role }: Passage): boolean =>
  (role === 'paragraph' && !/[,。;]/u.test(text)) ||
  /(?:负责人|审核人|填报人|电话|日期|来源|浏览|索 ?引 ?号)[^。]{0,8}:/u.test(text.slice(0, 60));

/** How much of the text's figures stand apart from the words around them; a handful is no habit. */
function share({ paragraphs }: Subject): number {
  const text = paragraphs.map((passage) => passage.text).join('\n');
  const apart = text.match(/[一-鿿] +\d|\d +[一-鿿]/gu)?.length ?? 0;
  const together = text.match(/[一-鿿]\d|\d[一-鿿]/gu)?.length ?? 0;
  return apart < 8 ? 0 : apart / (apart + together);
}

export const punctuationRules: readonly Rule[] = [doubled, missing, dangling, strayBlank];
