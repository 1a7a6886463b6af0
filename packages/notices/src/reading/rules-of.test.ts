import { expect, it } from 'vitest';
import { ruleInWords } from '../requirements/words.ts';
import { sentencesOf } from '../text/sentences.ts';
import { readSentence } from './read-sentence.ts';

const GROUND = { issuedOn: null, issuedIn: null, year: 2025 };
const LEVELS = { error: '', warning: ' 提醒', question: ' 请核对' } as const;

/** The rules of a passage in words; `—` for what is asked and no rule can judge. */
function asked(text: string): string[] {
  return text.split('\n').flatMap((line, at) =>
    sentencesOf([{ line: at + 1, text: line }])
      .flatMap((sentence) => readSentence(sentence, GROUND).requirements)
      .map(({ rule }) => (rule ? `${ruleInWords(rule)}${LEVELS[rule.level]}` : '—')),
  );
}

it.each([
  ['总体情况不超过一千字。', ['“总体情况”部分不超过 1000 字']],
  ['（二）总体情况不超过一千字', ['“总体情况”部分不超过 1000 字']],
  ['“总体情况”篇幅不得超过1,000字。', ['“总体情况”部分不超过 1000 字']],
  ['全文控制在3000字以内。', ['全文不超过 3000 字']],
  ['正文字数两千字以上。', ['全文不少于 2000 字']],
  [
    '总体情况原则上1500字左右以内；全文不得超过3000字。',
    ['“总体情况”部分不超过 1500 字 提醒', '全文不超过 3000 字'],
  ],
  [
    '总体情况1500字以内，存在的主要问题及改进情况不少于300字。',
    ['“总体情况”部分不超过 1500 字', '“存在的主要问题及改进情况”部分不少于 300 字'],
  ],
  ['不得使用“本年度”“基本上”等表述。', ['全文不得出现“本年度”、“基本上”']],
  ['总体情况中要说明政策解读情况。', ['“总体情况”部分应当写到“解读” 提醒']],
  [
    '其他需要报告的事项中应报告信息处理费收取情况。',
    ['“其他需要报告的事项”部分应当写到“信息处理费”、“收费”之一 提醒'],
  ],
  [
    '行政许可数量应与行政审批局核对一致。',
    ['第二十条第（五）项“行政许可”的数据应当会同行政审批局核对 请核对'],
  ],
  [
    '行政处罚没有数据的填“0”。',
    ['第二十条第（六）项“行政处罚”、第二十条第（六）项“行政强制”不得空白，没有的填 0'],
  ],
  [
    '第一项加第二项之和，等于第三项加第四项之和。',
    [
      '“一本年新收政府信息公开申请数量”行“总计”列 + “二上年结转政府信息公开申请数量”行“总计”列应当等于“三（七）总计”行“总计”列 + “四结转下年度继续办理”行“总计”列',
    ],
  ],
  [
    '上年结转数应与上年报告结转下年度数一致。',
    ['“二上年结转政府信息公开申请数量”行“总计”列应当等于上年“四结转下年度继续办理”行“总计”列'],
  ],
  ['年度报告不得照抄上年内容。', ['—']],
  ['各单位要认真学习。', []],
  ['市政府办公室响应及时。', []],
])('%s', (text, rules) => {
  expect(asked(text)).toEqual(rules);
});
