import type { Problem, Rule } from '../../rule.ts';
import { quoteOf } from '../../subject.ts';
import { applications, disputes, type Meant } from './figures.ts';

const NONE = '没有|未发生|未产生|未出现|未收到|未接到|未有|不存在|均无|无';

/** `未发生行政复议` over a table that counts some. A denial of lost or overturned cases denies only those. */
const DENIALS = [
  {
    name: '行政复议',
    pattern: new RegExp(`(?:${NONE})(?:因|由|被|涉及)?[^,。;\\d]{0,24}行政复议`, 'gu'),
    meant: disputes.review,
  },
  {
    name: '行政诉讼',
    pattern: new RegExp(`(?:${NONE})(?:因|由|被|涉及)?[^,。;\\d]{0,34}行政诉讼`, 'gu'),
    meant: disputes.litigation,
  },
  {
    name: '政府信息公开申请',
    pattern: /(?:没有|未|无)(?:收到|接到|受理)[^,。;\d]{0,14}(?:信息公开的?申请|依申请公开)/gu,
    meant: applications.received,
  },
] as const;

const ONLY_SOME =
  /败诉|纠错|纠正|撤销|违法|超期|逾期|投诉|举报|书面|当面|信函|邮寄|网络|传真|邮件|不予受理|上年|结转|后|复杂|无正当|异议|第三方/u;

const denial: Rule = {
  id: 'text.denied_but_counted',
  title: '文字说没有，表中却有',
  area: 'text-against-tables',
  level: 'warning',
  basis: '公开核查的通行做法：文字与各表应一致',
  find: ({ content, paragraphs }) =>
    paragraphs.flatMap((passage) =>
      DENIALS.flatMap(({ name, pattern, meant }) => {
        const figure: Meant | null = meant(content);
        if (!figure || figure.value === 0) return [];
        return [...passage.text.matchAll(pattern)].slice(0, 3).flatMap((match): Problem[] => {
          const rest = /^[^,。;]{0,20}/u.exec(passage.text.slice(match.index + match[0].length))?.[0] ?? '';
          if (
            ONLY_SOME.test(match[0] + rest) ||
            /20\d\d年/u.test(match[0]) ||
            /[^一-鿿]?有无|是否|无论/u.test(passage.text.slice(Math.max(0, match.index - 3), match.index + 3))
          )
            return [];
          return [
            {
              addresses: [passage.address, ...figure.addresses],
              quote: quoteOf(passage, match.index, match.index + match[0].length),
              message: `文中说没有${name}，表中“${figure.name}”为 ${figure.value}`,
              expected: String(figure.value),
              actual: '0',
            },
          ];
        });
      }),
    ),
};

export const denialRules: readonly Rule[] = [denial];
