import type { Problem, Rule } from '../../rule.ts';
import { clauseAround, type Passage } from '../../passage.ts';

const BUTTONS =
  /^(?:打印(?:本页|此页|页面)?|分享(?:到|至)?[:：]?|返回(?:列表|顶部|上一页|首页)|关闭(?:窗口|本页|页面)?|上一[篇条][:：]?.{0,60}|下一[篇条][:：]?.{0,60}|收藏(?:本页)?|字[体号](?:大小)?[:：].{0,20}|文字大小[:：]?.{0,20}|【?(?:大|中|小)(?:\s*(?:大|中|小)){1,2}】?|扫一扫.{0,30}|视力保护色[:：]?|当前位置[:：].{0,80}|您(?:当前|现在)的?位置.{0,80}|点击(?:数|率|量|次数)[:：]?\s*\d*|阅读(?:量|次数)[:：]?\s*\d*|浏览(?:量|次数)[:：]?\s*\d*|责任编辑[:：].{0,20}|无障碍阅读|网站地图|版权所有.{0,60})$/u;

/** Beside the report only what was meant to be pressed; breadcrumbs and counters belong to any page. */
const BESIDE = /^(?:【?打印.{0,6}|【?分享.{0,8}|返回(?:列表|顶部|上一页)|【?关闭.{0,6}|文字大小.{0,10})$/u;

/** Buttons of the page inside the text, or beside it where an import put them. */
const webResidue: Rule = {
  id: 'form.web_residue',
  title: '网页按钮文字混入正文',
  area: 'form',
  level: 'warning',
  basis: '公开核查常见问题：页面残留文字混入正文',
  find: ({ paragraphs, passages, unplaced, content }) => {
    const inText = paragraphs.filter(({ text }) => text.length < 100 && BUTTONS.test(text.trim()));
    const beside = unplaced
      .map((text) => text.trim())
      .filter((text) => text.length < 40 && BESIDE.test(text));
    const place = passages.at(-1)?.address;
    return [
      ...inText.map(residueAt),
      ...(beside.length > 0 && place !== undefined && content.sections.length > 0
        ? [
            {
              level: 'question' as const,
              addresses: [place],
              quote: beside.join('、').slice(0, 200),
              message: `报告文字之间有网页按钮文字：${beside.join('、').slice(0, 120)}`,
            },
          ]
        : []),
    ];
  },
};

const residueAt = (passage: Passage): Problem => ({
  addresses: [passage.address],
  quote: passage.raw.trim(),
  message: `“${passage.raw.trim().slice(0, 40)}”是网页上的按钮或栏目文字，不是报告内容`,
});

const UNITS = '(?:年|月|日|件|条|次|个|镇|乡|市|县|区|局|委|办|项|人|份|期|篇|家|万元)';
const ASK = '(?:填写|填报|填入|输入|说明|补充|描述|删除)';
const TEMPLATE = new RegExp(
  [
    `[Xx×＊*○〇]{2,}${UNITS}`,
    '某某(?:局|市|县|区|单位|部门|镇)',
    `\\((?:此处|请|可)[^()]{0,20}${ASK}[^()]{0,20}\\)`,
    `(?:此处|在此)(?:填写|输入|处填)|请(?:在此)?(?:填写|输入)(?:本单位|单位|具体|相关|数字|数据|内容|名称)`,
    '\\((?:单位名称|文字描述|文字说明|具体内容|待补充|待填写?|待定)\\)',
    '点击此处|(?:请|应)在此[^,。]{0,6}填|待补充(?=[,。;]|$)|_{3,}|＿{2,}',
    '[【〖](?:单位|年份|填写|数字|模板|请|此处|待)[^】〗]{0,16}[】〗]|【\\s*】|\\(\\s{2,}\\)',
    '\\{\\{?[^{}\\n]{1,30}\\}\\}?|<%?[=\\w]{1,20}%>|\\$\\{[^{}]{1,30}\\}',
  ].join('|'),
  'gu',
);

/** Instructions and place holders of a template. */
const template: Rule = {
  id: 'form.template_residue',
  title: '模板文字没有删去',
  area: 'form',
  level: 'warning',
  basis: '公开核查常见问题：模板提示文字、占位符没有替换',
  find: ({ passages }) =>
    passages.flatMap((passage) =>
      [...passage.text.matchAll(TEMPLATE)].slice(0, 5).map(({ index, 0: found }) => ({
        addresses: [passage.address],
        quote: clauseAround(passage, index, index + found.length),
        message: `“${found}”像是模板中的占位或提示文字`,
        actual: found,
      })),
    ),
};

export const residueRules: readonly Rule[] = [webResidue, template];
