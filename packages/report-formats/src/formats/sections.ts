import type { SectionFormat } from '../format.ts';

const text = (
  section: Omit<SectionFormat, 'kind' | 'tables' | 'titleVariants' | 'subheadings'> & Partial<SectionFormat>,
): SectionFormat => ({ kind: 'text', tables: [], titleVariants: [], subheadings: [], ...section });

/** The six sections that the forms of 2019 and 2021 share (条例 art. 50). */
export const sixSections: readonly SectionFormat[] = [
  text({
    id: 's1',
    number: '一、',
    title: '总体情况',
    subheadings: ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'],
    guidance: [
      '综述本机关贯彻落实《政府信息公开条例》情况：主动公开、依申请公开、政府信息管理、平台建设、监督保障。',
      '用本年度（1月1日至12月31日）的数据说话，与后面各表一致；不写“今年”“目前”。',
      '各级政府还应写明工作考核、社会评议和责任追究结果情况（条例第五十条第四项）。',
    ],
    maxChars: 1000,
  }),
  {
    id: 's2',
    number: '二、',
    title: '主动公开政府信息情况',
    titleVariants: ['主动公开情况'],
    kind: 'table',
    tables: ['art20'],
    subheadings: [],
    guidance: ['按条例第二十条第（一）（五）（六）（八）项填表，没有的填 0。'],
  },
  {
    id: 's3',
    number: '三、',
    title: '收到和处理政府信息公开申请情况',
    titleVariants: ['收到和处理申请情况'],
    kind: 'table',
    tables: ['applications'],
    subheadings: [],
    guidance: ['依据依申请公开台账填写；每一列须满足一 + 二 = 三 + 四。'],
  },
  {
    id: 's4',
    number: '四、',
    title: '政府信息公开行政复议、行政诉讼情况',
    titleVariants: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '政府信息公开行政复议、行政诉讼情况表',
    ],
    kind: 'table',
    tables: ['review_litigation'],
    subheadings: [],
    guidance: ['只计因政府信息公开工作引起的案件。'],
  },
  text({
    id: 's5',
    number: '五、',
    title: '存在的主要问题及改进情况',
    titleVariants: [
      '政府信息公开工作存在的主要问题及改进情况',
      '存在问题及改进情况',
      '存在的问题及改进情况',
      '存在的主要问题和改进情况',
    ],
    guidance: [
      '先写本年度实际存在的问题，再写已经采取和准备采取的改进措施，一一对应。',
      '说明上年报告所列问题的整改情况；不要照抄上年文字。',
    ],
  }),
  text({
    id: 's6',
    number: '六、',
    title: '其他需要报告的事项',
    titleVariants: ['需要报告的其他事项'],
    guidance: [
      '写明本年度收取政府信息公开信息处理费的情况（国办函〔2020〕109号），没有收取的写明未收取。',
      '没有其他事项的，写“无其他需要报告的事项”。',
    ],
  }),
];
