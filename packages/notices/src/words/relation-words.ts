import type { RequirementRule, Term } from '../requirements/rule.ts';

type Relation = Pick<Extract<RequirementRule, { kind: 'relation' }>, 'kind' | 'left' | 'op' | 'right'>;

const application = (row: string, year: Term['year'] = 'this'): Term => ({
  table: 'applications',
  path: `${row}/total`,
  year,
  sign: 1,
});

const document = (path: string, year: Term['year'] = 'this', sign: Term['sign'] = 1): Term => ({
  table: 'art20',
  path: `art20_1/${path}`,
  year,
  sign,
});

/** 现行有效 follows from last year's, what was issued and what was repealed. */
const inForce = (row: 'rules' | 'normative_docs'): Relation => ({
  kind: 'relation',
  left: [document(`${row}/in_force`)],
  op: '=',
  right: [
    document(`${row}/in_force`, 'last'),
    document(`${row}/issued`),
    document(`${row}/repealed`, 'this', -1),
  ],
});

/** Relations between figures that notices name in words. A new one is a new entry. */
export const RELATION_WORDS: readonly { words: RegExp; rule: Relation }[] = [
  {
    words:
      /(?:第?一项?)(?:加|\+|与)(?:第?二项?)(?:之和)?,?(?:等于|=|应等于)(?:第?三项?)(?:加|\+|与)(?:第?四项?)/u,
    rule: {
      kind: 'relation',
      left: [application('new_received'), application('carried_in')],
      op: '=',
      right: [application('results_total'), application('carried_out')],
    },
  },
  {
    words: /上年结转[^。;]{0,40}(?:一致|相同|相等|等于|衔接)/u,
    rule: {
      kind: 'relation',
      left: [application('carried_in')],
      op: '=',
      right: [application('carried_out', 'last')],
    },
  },
  {
    words: /(?<!党内|行政)规章[^。]{0,30}现行有效[^。;]{0,40}(?:一致|相符|等于|衔接)/u,
    rule: inForce('rules'),
  },
  {
    words: /规范性文件[^。]{0,30}现行有效[^。;]{0,40}(?:一致|相符|等于|衔接)/u,
    rule: inForce('normative_docs'),
  },
];
