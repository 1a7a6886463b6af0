import { metadataAddress } from '../../options.ts';
import type { Problem, Rule } from '../../rule.ts';
import { type Passage, quoteOf } from '../../passage.ts';
import { type Subject } from '../../subject.ts';
import { hanOnly } from '../../text/normalise.ts';

const paragraphsWithNext = ({ passages }: Subject): [Passage, Passage | undefined][] =>
  passages.flatMap((passage, index): [Passage, Passage | undefined][] =>
    passage.role === 'paragraph' ? [[passage, passages[index + 1]]] : [],
  );

const tail = (passage: Passage): string =>
  quoteOf(passage, Math.max(0, passage.text.trimEnd().length - 40), passage.text.trimEnd().length);
const beginsAnew = (next: Passage | undefined): boolean =>
  !next ||
  next.role !== 'paragraph' ||
  /^\s*(?:[一二三四五六七八九十]是|\([一二三四五六七八九十]\)|\d{1,2}[.、])/u.test(next.text);

/** A text that ends with a comma, with nothing that goes on with it; or without any mark at all. */
const unfinished: Rule = {
  id: 'form.unfinished_paragraph',
  title: '段落没有写完',
  area: 'form',
  level: 'warning',
  basis: 'GB/T 15834-2011《标点符号用法》：句末用句号',
  find: (subject) =>
    paragraphsWithNext(subject).flatMap(([passage, next]): Problem[] => {
      const text = passage.text.trimEnd();
      if (hanOnly(text).length < 10 || !beginsAnew(next)) return [];
      if (/[,、]$/u.test(text))
        return [told(passage, `段落以“${passage.raw.trimEnd().slice(-1)}”结束，没有写完`)];
      // Sentences closed before it show that this is running text; a line of a list or a signature is not.
      const running = /[。][^。]{10,}$/u.test(text.slice(-300)) && text.length > 60;
      return running &&
        /[一-鿿]$/u.test(text) &&
        !/(?:附件|特此报告|公布|如下|电话|地址|联系)[^。]*$/u.test(text.slice(-30))
        ? [{ ...told(passage, '段落末尾没有句号，请核对是否写完'), level: 'question' }]
        : [];
    }),
};

const told = (passage: Passage, message: string): Problem => ({
  addresses: [passage.address],
  quote: tail(passage),
  message,
});

/** The statutory sentence on 主动公开 without a figure. */
const missingCount: Rule = {
  id: 'form.missing_count',
  title: '主动公开没有写数量',
  area: 'form',
  level: 'warning',
  basis: '条例（2007年）第三十二条、（2019年）第五十条：主动公开政府信息的情况',
  find: ({ content, paragraphs }) => {
    const counted = paragraphs.some(({ text }) =>
      /(?:公开|发布)[^。;]{0,30}信息[^。;\d]{0,12}\d+(?:余|多)?(?:条|件|篇|项|份)/u.test(text),
    );
    const tabled = Object.values(content.tables).some((figures) =>
      Object.values(figures ?? {}).some((value) => typeof value === 'number'),
    );
    if (counted || tabled) return [];
    return paragraphs.flatMap((passage) =>
      passage.sentences.flatMap((sentence): Problem[] => {
        const text = sentence.text.slice(0, 400);
        if (
          !/主动公开[^\d,。;]{0,20}信息[,;]/u.test(text) ||
          !/依申请/u.test(text) ||
          !/复议|诉讼/u.test(text)
        )
          return [];
        return [
          {
            addresses: [passage.address],
            quote: quoteOf(passage, sentence.start, Math.min(sentence.end, sentence.start + 90)),
            message: '写了主动公开政府信息，没有写公开了多少条',
          },
        ];
      }),
    );
  },
};

const DATED =
  /20\d\d年\d{1,2}月(?:\d{1,2}日)?\s*$|二[〇○零O][一二三四五六七八九〇○零]{1,2}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日\s*$|填报日期/u;

/** Neither signature nor date at the end. Not asked for since the form of 2019, which prints neither. */
const missingDate: Rule = {
  id: 'form.missing_date',
  title: '没有署名和成文日期',
  area: 'form',
  level: 'question',
  basis: 'GB/T 9704-2012 第7.3.5条：署名和成文日期',
  find: ({ content, passages, paragraphs }) => {
    if (content.formatId !== '2014' || paragraphs.length < 5) return [];
    const ends = [...passages.slice(0, 3), ...passages.slice(-6)];
    const last = passages.at(-1);
    if (!last || (content.metadata.writtenOn ?? '') !== '' || ends.some(({ text }) => DATED.test(text)))
      return [];
    const web = content.metadata.publishedOn === undefined ? [] : [metadataAddress('publishedOn')];
    return [{ addresses: [last.address, ...web], quote: tail(last), message: '报告末尾没有署名和成文日期' }];
  },
};

/** A label of the foot of the form with nothing behind it. */
const signature: Rule = {
  id: 'form.signature',
  title: '表尾签署栏空白',
  area: 'form',
  level: 'warning',
  basis: '《政府信息公开情况统计表》表尾：单位负责人、审核人、填报人、联系电话、填报日期',
  find: ({ passages }) =>
    passages.flatMap((passage): Problem[] => {
      if (passage.text.length > 200) return [];
      const match =
        /(单位负责人|审核人|填报人|填报日期):\s*(?=(?:单位负责人|审核人|填报人|联系电话|填报日期|电话):|$)/u.exec(
          passage.text,
        );
      const labels = passage.text.match(/(?:单位负责人|审核人|填报人|联系电话|填报日期):/gu)?.length ?? 0;
      if (!match || labels < 2) return [];
      return [{ addresses: [passage.address], quote: passage.raw.trim(), message: `“${match[1]}”一栏空白` }];
    }),
};

const CONTACT = '(?:地址|邮编|邮政编码|电话|联系电话|传真|电子邮箱|邮箱|网址)';
const LEFT_BLANK = new RegExp(`${CONTACT}:\\s*(?=[,;、)。]|${CONTACT}:)`, 'gu');

/** 邮编：电话：传真：） — labels of a contact with nothing behind them. */
const contactBlank: Rule = {
  id: 'form.contact_blank',
  title: '联系方式空白',
  area: 'form',
  level: 'question',
  basis: '文字自身：写了“电话：”等字样，应有内容',
  find: ({ paragraphs }) =>
    paragraphs.flatMap((passage): Problem[] => {
      const found = [...passage.text.matchAll(LEFT_BLANK)];
      const [first] = found;
      const last = found.at(-1);
      if (!first || !last) return [];
      return [
        {
          addresses: [passage.address],
          quote: quoteOf(passage, first.index, Math.min(last.index + last[0].length, first.index + 80)),
          message: `${found.map(([label]) => `“${label.replace(/[:\s]/gu, '')}”`).join('、')}后面空白，没有填写`,
        },
      ];
    }),
};

export const completenessRules: readonly Rule[] = [
  unfinished,
  missingCount,
  missingDate,
  signature,
  contactBlank,
];
