import type { FormatId } from '@nianbao/report-formats';

/** How an application ended: a row of the table, the article it rests on, and when to choose it. */
export interface Outcome {
  label: string;
  /** Group printed above it, as `不予公开`. */
  group: string;
  article: string;
  /** One sentence for the person who chooses. */
  when: string;
  /** The row of each form in which it counts. */
  rows: Partial<Record<FormatId, string>>;
  /** Chosen by a person in an answer, or given by a step (lapse, withdrawal, hand-over, merging) alone. */
  by: 'answer' | 'step';
  /** What the case must have for this outcome to be possible. */
  needs?: 'correction' | 'earlier';
}

type Row = readonly [id: string, label: string, article: string, when: string, needs?: Outcome['needs']];

const both = (group: string, rows: readonly Row[]): [string, Outcome][] =>
  rows.map(([id, label, article, when, needs]) => [
    id,
    {
      label,
      group,
      article,
      when,
      rows: { '2019': id, '2021': id },
      by: 'answer',
      ...(needs ? { needs } : {}),
    },
  ]);

const other = (
  id: string,
  label: string,
  article: string,
  when: string,
  by: Outcome['by'],
): [string, Outcome] => [
  id,
  { label, group: '其他处理', article, when, rows: { '2019': 'other_handling', '2021': id }, by },
];

const RULES_2019 = '条例';
const art = (text: string) => `${RULES_2019}第${text}`;

/** The rows of the forms of 2019 and 2021 under the 条例 of 2019. */
const since2019: [string, Outcome][] = [
  ...both('', [
    [
      'granted',
      '予以公开',
      art('三十六条第一、二项'),
      '信息可以公开并全部提供，或者已主动公开并告知获取方式和途径。',
    ],
    [
      'partial',
      '部分公开',
      art('三十七条'),
      '含有不应公开的内容但能够区分处理；只计这一情形，不再计其他情形。',
    ],
  ]),
  ...both('不予公开', [
    ['denied_state_secret', '属于国家秘密', art('十四条'), '依法确定为国家秘密的信息。'],
    [
      'denied_law_forbidden',
      '其他法律行政法规禁止公开',
      art('十四条'),
      '法律、行政法规明文禁止公开，答复中写明该条文。',
    ],
    [
      'denied_three_security_one_stability',
      '危及“三安全一稳定”',
      art('十四条'),
      '公开后可能危及国家安全、公共安全、经济安全、社会稳定。',
    ],
    [
      'denied_third_party',
      '保护第三方合法权益',
      art('十五条、第三十二条'),
      '涉及商业秘密、个人隐私，公开会损害第三方合法权益，且第三方不同意公开。',
    ],
    [
      'denied_internal_affairs',
      '属于三类内部事务信息',
      art('十六条第一款'),
      '人事管理、后勤管理、内部工作流程三类信息。',
    ],
    [
      'denied_process_info',
      '属于四类过程性信息',
      art('十六条第二款'),
      '讨论记录、过程稿、磋商信函、请示报告四类信息。',
    ],
    [
      'denied_enforcement_file',
      '属于行政执法案卷',
      art('十六条第二款'),
      '行政执法案卷信息，法律、法规、规章规定应当公开的除外。',
    ],
    [
      'denied_admin_query',
      '属于行政查询事项',
      art('三十六条第七项'),
      '工商、不动产登记资料等，法律、行政法规对获取另有规定，告知其依规定办理。',
    ],
  ]),
  ...both('无法提供', [
    [
      'unable_not_held',
      '本机关不掌握相关政府信息',
      art('三十六条第四、五项'),
      '经检索没有，或者不属于本机关负责公开；能确定负责机关的，告知其名称和联系方式。',
    ],
    [
      'unable_needs_creation',
      '没有现成信息需要另行制作',
      art('三十八条'),
      '需要对现有信息加工、分析才能形成。',
    ],
    [
      'unable_unclear_after_correction',
      '补正后申请内容仍不明确',
      art('三十条'),
      '已经补正，申请内容仍不能指向特定信息。',
      'correction',
    ],
  ]),
  ...both('不予处理', [
    [
      'np_petition_complaint',
      '信访举报投诉类申请',
      art('三十九条第一款'),
      '以申请的形式信访、投诉、举报，告知其不作为申请处理及相应渠道。',
    ],
    ['np_repeat', '重复申请', art('三十六条第六项'), '就相同内容已经答复过，写明前一件的编号。', 'earlier'],
    [
      'np_publication',
      '要求提供公开出版物',
      art('三十九条第二款'),
      '要求提供政府公报、报刊、书籍等公开出版物，告知获取途径。',
    ],
    [
      'np_massive',
      '无正当理由大量反复申请',
      art('三十五条'),
      '数量、频次明显超过合理范围，要求说明理由后理由不合理。',
    ],
    [
      'np_confirm_reissue',
      '要求行政机关确认或重新出具已获取信息',
      art('三十六条'),
      '信息已经取得，又要求确认或重新出具。',
    ],
  ]),
  other(
    'oh_no_correction',
    '申请人无正当理由逾期不补正',
    art('三十条'),
    '补正期限届满没有补正且无正当理由，视为放弃申请。',
    'step',
  ),
  other(
    'oh_no_payment',
    '申请人逾期未按收费通知要求缴纳费用',
    '国办函〔2020〕109号',
    '收费通知所定期限届满没有缴费，视为放弃申请。',
    'step',
  ),
  other(
    'oh_other',
    '其他',
    '表格所列其他情形',
    '上述各行都不能包括的处理，如申请人撤回、转出办理；答复前先核对各行。',
    'answer',
  ),
];

const until2019 = (
  group: string,
  rows: readonly (readonly [id: string, label: string, row2019: string, when: string])[],
): [string, Outcome][] =>
  rows.map(([id, label, row, when]) => [
    id,
    {
      label,
      group,
      article: '2007年条例第二十一条',
      when,
      // Answers of early 2019 under the old law stand in the first table of the new form.
      rows: { '2014': id, '2019': row, '2021': row === 'other_handling' ? 'oh_other' : row },
      by: 'answer',
    },
  ]);

/** The eight kinds of reply of 《政府信息公开情况统计表》, the fourth with its six reasons (国办发〔2014〕32号). */
const kindsOf2014: [string, Outcome][] = [
  ...until2019('', [
    ['c3_already', '属于已主动公开范围', 'granted', '信息已经主动公开，告知获取方式和途径。'],
    ['c3_granted', '同意公开', 'granted', '信息可以公开并全部提供。'],
    ['c3_partial', '同意部分公开', 'partial', '作区分处理后提供可以公开的内容。'],
  ]),
  ...until2019('不同意公开', [
    ['c3_denied_secret', '涉及国家秘密', 'denied_state_secret', '依法确定为国家秘密的信息。'],
    [
      'c3_denied_commercial',
      '涉及商业秘密',
      'denied_third_party',
      '公开会损害权利人的商业秘密，且权利人不同意。',
    ],
    ['c3_denied_privacy', '涉及个人隐私', 'denied_third_party', '公开会损害他人的个人隐私，且本人不同意。'],
    [
      'c3_denied_security',
      '危及国家安全、公共安全、经济安全和社会稳定',
      'denied_three_security_one_stability',
      '公开后可能危及“三安全一稳定”。',
    ],
    [
      'c3_denied_not_info',
      '不是《条例》所指政府信息',
      'other_handling',
      '所申请的不是履行职责中制作或者获取并保存的信息。',
    ],
    [
      'c3_denied_legal_other',
      '法律法规规定的其他情形',
      'denied_law_forbidden',
      '法律、法规另有不予公开的规定，答复中写明条文。',
    ],
  ]),
  ...until2019('', [
    [
      'c3_not_ours',
      '不属于本行政机关公开',
      'unable_not_held',
      '由其他机关负责公开，能确定的告知其名称和联系方式。',
    ],
    ['c3_not_exist', '申请信息不存在', 'unable_not_held', '经检索没有该信息。'],
    ['c3_amend', '告知作出更改补充', 'other_handling', '申请内容不明确，告知申请人更改、补充。'],
    ['c3_elsewhere', '告知通过其他途径办理', 'other_handling', '咨询、信访等，告知通过其他途径办理。'],
  ]),
];

export const OUTCOMES: ReadonlyMap<string, Outcome> = new Map([...since2019, ...kindsOf2014]);
export type OutcomeId = string;

export const LAW_OF_2019_SINCE = '2019-05-15';

/** The outcomes that an answer given on that day may have. */
export const outcomesFor = (day: string): [OutcomeId, Outcome][] =>
  [...OUTCOMES].filter(
    ([, { by, rows }]) => by === 'answer' && (rows['2014'] === undefined) === day >= LAW_OF_2019_SINCE,
  );
