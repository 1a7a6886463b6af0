import {
  blankReport,
  cellsOf,
  fillReportSums,
  findFormat,
  type Block,
  type CellValue,
  type FormatId,
  type ReportContent,
  type SectionContent,
} from '@nianbao/report-formats';

const paragraph = (id: string, text: string): Block => ({ id, kind: 'paragraph', text });
const heading = (id: string, text: string, level: 1 | 2 | 3 | 4 = 1): Block => ({
  id,
  kind: 'heading',
  level,
  text,
});

const TEXT: Record<string, Block[]> = {
  s1: [
    paragraph(
      'b1',
      '2024年，我局坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》，围绕优化营商环境中心工作，持续推进政策公开、服务公开、结果公开，有力保障了经营主体和群众的知情权、参与权、监督权。',
    ),
    heading('b2', '（一）主动公开'),
    paragraph(
      'b3',
      '全年通过局门户网站公开政府信息312条，其中政策文件27件、政策解读19篇；通过政务新媒体发布信息486条。编制发布《惠企政策清单（2024年版）》，集中公开惠企政策68项，同步提供申报条件、办理流程和咨询电话。',
    ),
    {
      id: 'b4',
      kind: 'table',
      rows: [
        ['公开渠道', '公开数量（条）'],
        ['局门户网站', '312'],
        ['政务新媒体', '486'],
        ['政务公开专区', '57'],
      ],
    },
    heading('b5', '（二）依申请公开'),
    paragraph('b6', '全年收到政府信息公开申请17件，上年结转1件，均在法定期限内办理，结转下年度继续办理2件。'),
    heading('b7', '1．办理方式', 2),
    paragraph('b8', '畅通当面提交、邮政寄送、在线申请三种渠道，实行“登记—审核—办理—答复—归档”全流程管理。'),
    heading('b9', '（三）政府信息管理'),
    paragraph('b10', '落实公开属性源头认定和保密审查制度，制发行政规范性文件3件，废止1件，现行有效14件。'),
    heading('b11', '（四）政府信息公开平台建设'),
    paragraph('b12', '优化政府信息公开专栏检索功能，完成适老化与无障碍改造，专栏全年访问量12.6万人次。'),
    heading('b13', '（五）监督保障'),
    paragraph(
      'b14',
      '将政府信息公开纳入科室年度考核，全年组织业务培训3次，参训126人次；未发生责任追究情形。',
    ),
  ],
  s5: [
    paragraph(
      'b15',
      '存在的主要问题：一是政策解读形式较为单一，图解、视频解读占比不高；二是个别科室信息更新不够及时。',
    ),
    paragraph(
      'b16',
      '改进情况：一是建立解读方案与政策文件同步起草、同步审批、同步发布机制；二是按季度通报栏目更新情况，逾期未更新的限期整改。',
    ),
  ],
  s6: [paragraph('b17', '2024年本机关未收取信息处理费。无其他需要报告的事项。')],
};

const ART20: Record<string, number> = {
  'art20_1/rules/issued': 0,
  'art20_1/rules/repealed': 0,
  'art20_1/rules/in_force': 0,
  'art20_1/normative_docs/issued': 3,
  'art20_1/normative_docs/repealed': 1,
  'art20_1/normative_docs/in_force': 14,
  'art20_5/licence/decisions': 1286,
  'art20_6/penalty/decisions': 4,
  'art20_6/compulsion/decisions': 0,
  'art20_8/admin_fee/fee_amount': 35.62,
};
/** 自然人, 商业企业, the other organisations 0: 12 + 1 = 11 + 2 and 5 + 0 = 5 + 0.  */
const APPLICATIONS: Record<string, readonly [number, number]> = {
  new_received: [12, 5],
  carried_in: [1, 0],
  granted: [5, 3],
  partial: [2, 1],
  denied_third_party: [0, 1],
  unable_not_held: [3, 0],
  np_petition_complaint: [1, 0],
  carried_out: [2, 0],
};

/** A report of 2024 whose figures balance, of a body that does not exist. */
export function exampleReport(): ReportContent {
  const blank = blankReport('2021', 2024, '云溪市营商环境建设局');
  const format = findFormat('2021');
  const figure = (table: string, path: string): CellValue => {
    if (table === 'art20') return ART20[path] ?? 0;
    const [row = '', column = ''] = path.split('/');
    const found = APPLICATIONS[row];
    if (table !== 'applications' || !found) return path.endsWith('upheld') ? 1 : 0;
    return column === 'natural_person' ? found[0] : column === 'org_business' ? found[1] : 0;
  };
  return fillReportSums({
    ...blank,
    metadata: {
      indexNumber: '11530000MB0X12345Y/2025-00007',
      publisher: '云溪市营商环境建设局',
      catalogue: '政府信息公开年报',
      publishedOn: '2025-01-22',
      documentNumber: '云营商发〔2025〕3号',
      keywords: '政府信息公开；年度报告',
    },
    sections: [
      { id: 'preface', number: '', title: '', blocks: [paragraph('b0', PREFACE)] },
      ...blank.sections.map((section) => ({ ...section, blocks: TEXT[section.id] ?? [] })),
    ],
    tables: Object.fromEntries(
      format.tables.map((table) => [
        table.id,
        Object.fromEntries(cellsOf(table).map(({ path }) => [path, figure(table.id, path)])),
      ]),
    ),
  });
}

const PREFACE =
  '根据《中华人民共和国政府信息公开条例》（国务院令第711号）第五十条和国务院办公厅政府信息与政务公开办公室统一格式要求，现公布云溪市营商环境建设局2024年政府信息公开工作年度报告。本报告所列数据的统计期限为2024年1月1日至12月31日。';

/** Every cell of a format with a value of its own, 未填 and 不适用 among them, and text that tries to break out. */
export function filledReport(formatId: FormatId, organisation = '云溪市<营商>环境建设局'): ReportContent {
  const format = findFormat(formatId);
  const blank = blankReport(formatId, format.reportYears.from, organisation);
  const value = (index: number, decimals: boolean): CellValue => {
    if (index % 11 === 3) return null;
    if (index % 11 === 7) return 'n/a';
    return decimals ? index + 0.000001 : index * 7;
  };
  const sections = blank.sections.map((section, index): SectionContent => ({
    ...section,
    blocks: index === 1 ? [] : hostileBlocks(section.id),
  }));
  return {
    ...blank,
    title: `${organisation}\n${blank.year}年“年度报告”`,
    metadata: {
      indexNumber: '"><script>alert(1)</script>',
      documentNumber: '云营商发〔2025〕3号',
      views: '',
    },
    sections: [{ id: 'preface', number: '', title: '', blocks: [paragraph('p0', HOSTILE)] }, ...sections],
    tables: Object.fromEntries(
      format.tables.map((table) => [
        table.id,
        Object.fromEntries(cellsOf(table).map(({ path, decimals }, index) => [path, value(index, decimals)])),
      ]),
    ),
  };
}

export const HOSTILE = `<script>alert(document.cookie)</script>&amp;<img src=x onerror='alert("1")'>]]>`;

function hostileBlocks(sectionId: string): Block[] {
  return [
    heading(`${sectionId}-1`, HOSTILE, 1),
    heading(`${sectionId}-2`, '1.二级', 2),
    heading(`${sectionId}-3`, '（1）三级', 3),
    heading(`${sectionId}-4`, '四级', 4),
    paragraph(`${sectionId}-5`, `\n\n  ${HOSTILE}\r\n第二行\t末  尾 \n`),
    paragraph(`${sectionId}-6`, ''),
    { id: `${sectionId}-7`, kind: 'table', rows: [['甲', HOSTILE], [' 乙\n丙', '', '1'], []] },
    { id: `${sectionId}-8"'`, kind: 'image', attachmentId: 'a/b"c', caption: HOSTILE },
  ];
}
