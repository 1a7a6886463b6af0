import { blankReport } from '@nianbao/report-formats';
import { describe, expect, it } from 'vitest';
import { aReport, zeros } from '../../../test/report.ts';
import { checkReport, mergeWording, POLITICAL_WORDING } from '../../index.ts';

const said = (text: string | readonly string[], year = 2018): string[] =>
  checkReport({ content: aReport({ text, year }) })
    .filter(({ addresses }) => addresses[0]?.startsWith('sections/s1/'))
    .map(({ rule, level }) => `${level} ${rule}`);

describe('words', () => {
  it.each([
    ['warning form.doubled_character', '制定了摊位改造的的实施意见。'],
    ['warning form.doubled_character', '每逢五在在政务大厅解答。'],
    ['question form.doubled_character', '资料送鹤汀县县档案馆存放。'],
    ['question form.doubled_character', '落实源头认认定工作。'],
    ['question form.doubled_character', '做好保密审查查，防止泄密。'],
    ['question form.doubled_character', '属于过程性性信息的及时告知。'],
    ['question form.word_around', '栏目的划分有待于有待理顺。'],
    ['warning form.repeated_words', '围绕围绕中心工作公开信息。'],
    ['warning form.measure_word', '办理群众来信18只。'],
    ['warning form.measure_word', '全年公开文件3件条。'],
    ['warning form.measure_word', '开设专栏3个次，运行平稳。'],
    ['question form.unbalanced_brackets', '推进“放管服改革。'],
    ['question form.unbalanced_brackets', '公开信息30条（含转载5条。'],
    ['question form.unbalanced_brackets', '贯彻《条例》精神》要求。'],
    ['warning form.political_wording', '坚决做到二个维护。'],
    ['warning form.political_wording', '学习贯彻党的二十界四中全会精神。'],
    ['warning form.template_residue', '（文字描述）'],
    ['warning form.template_residue', '公开信息____条。'],
    ['warning form.template_residue', '公开信息{数量}条。'],
    ['warning form.template_residue', '请填写本单位主动公开情况。'],
    ['question form.contact_blank', '可向我局提出（地址：江滨路7号，邮编：电话：传真：）。'],
  ])('%s: %s', (expected, text) => {
    expect(said(text)).toContain(expected);
  });

  it.each([
    '我们常常深入企业，人人参与、层层落实，件件有着落、事事有回音。',
    '人民的的确确得到实惠，实实在在解决问题，息息相关的事项及时公开。',
    '各县县直部门和街道道路名称一并公布，在在线平台上开设专栏。',
    '某县县委、市市场监管局、局局长信箱、工作作风、公开开展情况、政策策划。',
    '组织织密台账，发文文号齐全，服务务工人员，建立钉钉群，教育育人，信访访客登记。',
    '以及及时公开，作为为民服务的窗口，目的的实现，可以以书面形式提出。',
    '推进“放管服”改革，公开《条例》（修订）全文，分1)受理2)答复两步。',
    '接待群众30人次，办结12件次，开展培训3场次，分3批次公开。',
    '二〇二二年一月一日，一一答复，天天更新，村村通公路，研究研究再定。',
    '学习贯彻党的二十届四中全会精神，坚决做到“两个维护”。',
  ])('nothing about %s', (text) => {
    expect(said(text, 2022)).toEqual([]);
  });
});

describe('numbers of paragraphs', () => {
  const numbering = (...texts: string[]): string[] =>
    said(texts).filter((line) => line.endsWith('form.numbering'));

  it.each([
    ['a skip', ['（一）网站建设情况', '（三）队伍建设情况'], 'warning'],
    ['a repeat', ['（一）网站建设情况', '（二）专栏建设情况', '（二）队伍建设情况'], 'warning'],
    ['another form', ['㈠网站建设情况', '㈡队伍建设情况'], 'question'],
    ['a mark too many', ['（一）、网站建设情况', '（二）、队伍建设情况'], 'question'],
    ['counting in one paragraph', ['一是认识不足；二是解读不够；四是更新慢。'], 'warning'],
    ['counting over paragraphs', ['一是认识不足。', '三是更新慢。'], 'warning'],
    ['counting with 第', ['第一，认识不足。第三，更新慢。'], 'warning'],
  ])('tells of %s', (_, texts, level) => {
    expect(numbering(...texts)).toEqual([`${level} form.numbering`]);
  });

  it.each([
    [['（一）网站建设。', '1.栏目更新。', '2.检索完善。', '（二）队伍建设。', '1.培训。']],
    [['一是认识不足；二是解读不够。', '改进措施：一是加强培训；二是充实人员。']],
    [['（一）网站建设。', '（1）栏目。', '（2）检索。', '①甲。', '②乙。', '（二）队伍。']],
  ])('says nothing of %j', (texts) => {
    expect(numbering(...texts)).toEqual([]);
  });
});

describe('periods', () => {
  const period = (text: string): string[] => said(text).filter((line) => line.endsWith('period'));

  it.each([
    ['warning form.report_period', '统计期限自201811日起至20181230日止。'],
    ['warning form.report_period', '本报告数据统计期限为2018年1月1日至11月30日。'],
    ['question form.report_period', '本学年报告的统计期限为2017年9月1日至2018年9月30日。'],
    ['question form.period', '截至2018年12月6日，网站登载公告31条。'],
    ['warning form.period', '截至2018年11月30日，共公开信息30条。'],
  ])('%s: %s', (expected, text) => {
    expect(period(text)).toEqual([expected]);
  });

  it.each([
    '本报告数据统计期限为2018年1月1日至12月31日。',
    '统计期限自2018年1月1日起至2018年12月31日止。',
    '数据统计期限为2018.1.1—2018.12.31。',
    '学年报告的统计期限为2017年9月1日至2018年8月31日。',
    '截至2018年12月31日，网站登载公告31条。',
    '截至2018年底，网站登载公告31条。',
  ])('says nothing of %s', (text) => {
    expect(period(text)).toEqual([]);
  });
});

describe('what must never pass in silence', () => {
  const rules = (input: Parameters<typeof checkReport>[0]): string[] =>
    checkReport(input).map(({ rule, level }) => `${level} ${rule}`);

  it('tells of each table that is blank as a whole', () => {
    const content = {
      ...aReport({ formatId: '2021', year: 2023 }),
      tables: blankReport('2021', 2023, '').tables,
    };

    expect(rules({ content }).filter((line) => line === 'warning table.blank')).toHaveLength(3);
  });

  it.each([
    ['某县水务局', '2024年2月18日', 2023, 1],
    ['某县水务局', '2024年1月31日', 2023, 0],
    ['某县人民政府', '2024-03-31', 2023, 0],
    ['某县人民政府', '2024-04-01', 2023, 1],
    ['某县水务局', '2019年3月20日', 2018, 0],
    ['某县水务局', '2019年4月20日', 2018, 1],
    ['某县供水中心', '2024年2月18日', 2023, 1],
  ])('of %s published on %s for %d it asks %d times', (organisation, publishedOn, year, times) => {
    const content = { ...aReport({ year, metadata: { publishedOn } }), organisation };

    expect(rules({ content }).filter((line) => line === 'question form.publication_day')).toHaveLength(times);
  });

  it.each([
    [{ year: 0 }, 1],
    [{ year: 2022 }, 1],
    [{ year: 2020 }, 1],
    [{ year: 2021, organisation: '别县农业农村局' }, 1],
    [{ year: 2021 }, 0],
  ])('with last year’s report %j it says %d times that nothing was compared', (other, times) => {
    const content = aReport({ formatId: '2021', year: 2022 });
    const previous = { ...content, ...other };

    expect(rules({ content, previous }).filter((line) => line.endsWith('not_compared'))).toHaveLength(times);
  });

  const SAME =
    '我局按照目录更新栏目并由专人核对网站链接，对群众留言逐条登记逐条答复逐条回访，定期抽查各科室的发布情况并通报抽查结果，对抽查发现的问题限期改正并跟踪到底。';

  it('finds a single section that is last year’s, in a short report too', () => {
    const problems = (text: string, year: number) =>
      aReport({ formatId: '2021', year, text, sections: [['五、', '存在的主要问题及改进情况', SAME]] });
    const content = problems(
      '本年度围绕供水保障公开水质检测结果，增设了用水指南，方便居民随时查询水价和停水安排，并开通短信提醒，受到居民好评，还汇编了常见问题解答和办事流程图供居民查阅使用。',
      2022,
    );
    const previous = problems('上一年开展河道清理专项行动。', 2021);

    expect(rules({ content, previous })).toContain('question sameness.last_year');
  });

  it.each([
    '身份证号11010519491231002X。',
    '身份证号110105194912310021。',
    '手机138 0013 8000。',
    '账号6222 0200 0000 0000 000。',
  ])('asks about %s', (text) => {
    expect(said(text)).toContain('question privacy.personal_number');
  });

  it('asks about mail, homes and parties', () => {
    expect(said('联系邮箱abc@qq.com。家住江滨路7号。')).toEqual([
      'question privacy.whereabouts',
      'question privacy.whereabouts',
    ]);
    expect(said('王建国诉某县水务局一案已审结。')).toContain('question privacy.party_name');
  });

  it('uses the usual length of the form in force, and a limit that was set before it', () => {
    const content = aReport({ formatId: '2021', year: 2025, text: '公'.repeat(1100) });

    expect(rules({ content })).toContain('question form.too_long');
    expect(rules({ content, options: { maxChars: { s1: 2000 } } })).not.toContain('question form.too_long');
  });
});

describe('a list of wording', () => {
  const own = { wrong: '河长治', right: '河长制', reason: '制度名称' };

  it('is extended by further lists, the later one deciding', () => {
    const wording = mergeWording(
      POLITICAL_WORDING,
      { version: 'a', entries: [own] },
      {
        version: 'b',
        entries: [
          { ...own, right: '河长治' },
          { wrong: '湖长治', right: '湖长制', reason: '制度名称' },
        ],
      },
    );
    const content = aReport({ text: '落实河长治和湖长治。' });

    expect(wording.version).toBe(`${POLITICAL_WORDING.version}+a+b`);
    expect(
      checkReport({ content, options: { wording } })
        .filter(({ rule }) => rule === 'form.political_wording')
        .map(({ message }) => message),
    ).toEqual(['“湖长治”应为“湖长制”：制度名称']);
  });
});

it('compares printed labels with those of the form', () => {
  const printed = [
    { address: 'tables/art20/art20_1/rules/in_force', text: '现行有效数', official: '现行有效件数' },
    { address: 'tables/art20/art20_1/normative_docs/made', text: '规范性文件', official: '行政规范性文件' },
    { address: 'tables/art20', text: '其他主动公开文件' },
    { address: 'tables/applications/granted/total', text: '1.予以公开', official: '（一）予以公开' },
  ];
  const content = aReport({ formatId: '2021', year: 2022, tables: { art20: zeros('2021', 'art20', {}) } });

  expect(
    checkReport({ content, printed })
      .filter(({ rule }) => rule === 'form.table_label_differs')
      .map(({ message }) => message),
  ).toEqual([
    '“现行有效数”与统一格式不同，应为“现行有效件数”',
    '“规范性文件”与统一格式不同，应为“行政规范性文件”（国办公开办函〔2019〕60号的格式如此）',
    '“其他主动公开文件”：统一格式没有这一行或这一栏，多出的内容请核对',
  ]);
});
