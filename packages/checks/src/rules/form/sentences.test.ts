import { describe, expect, it } from 'vitest';
import { aReport } from '../../../test/report.ts';
import { checkReport } from '../../check-report.ts';

const findings = (text: string) =>
  checkReport({ content: aReport({ text }) }).filter(({ addresses }) =>
    addresses[0]?.startsWith('sections/s1/'),
  );
const said = (text: string): string[] => findings(text).map(({ rule, level }) => `${level} ${rule}`);

describe('a sentence with a fault of form', () => {
  it.each([
    ['error form.doubled_punctuation', '以服务群众为目的，，不断改进工作。'],
    ['error form.doubled_punctuation', '公开规章、、规范性文件。'],
    ['warning form.doubled_punctuation', '及时更新目录，。'],
    ['warning form.missing_punctuation', '推行“一网通办”、“最多跑一次”“三集中三到位”改革。'],
    ['warning form.missing_words', '通过网站公开并，方便群众。'],
    ['question form.unbalanced_brackets', '认真贯彻《政府信息公开条例，做好公开工作。'],
    ['warning form.stray_space', '全年公开信息 6734条。'],
    ['warning form.stray_space', '群众满意率 100% 。'],
    ['warning form.relative_time', '今年以来，公开信息30条。'],
    ['question form.relative_time', '目前，专栏已经上线。'],
    ['warning form.stale_time', '拟在9月前完成改版。'],
    ['warning form.period', '截至2018年11月30日，共公开信息30条。'],
    ['warning form.wrong_word', '截止2018年12月31日，公开信息30条。'],
    ['warning form.report_period', '本报告所列数据的统计期限为2017年1月1日至2017年12月31日。'],
    ['warning form.report_period', '本报告涵盖2018年1月1日至12月21日政府信息公开工作情况。'],
    ['warning form.date_without_year_mark', '统计期限自20181月1日起至201812月31日止。'],
    ['warning form.other_year', '2017年，我局认真贯彻落实《条例》。'],
    ['error form.impossible_date', '2018年2月29日召开会议。'],
    ['error form.impossible_date', '于4月31日前完成。'],
    ['error form.backward_period', '自2010年1月1日起至2009年12月31日止。'],
    ['warning form.date_form', '填表时间为2018/1/4。'],
    ['warning form.bracket_form', '根据《通知》（昆办发[2018]25号）要求开展工作。'],
    ['warning form.bracket_form', '根据《通知》（国办发（2018）23号）要求开展工作。'],
    ['warning form.wrong_word', '建立系统登陆巡查制度。'],
    ['warning form.wrong_word', '本年度末收到政府信息公开申请。'],
    ['warning form.wrong_law_name', '认真贯彻《政务公开条例》。'],
    ['warning form.de_di', '都能及时的给予答复。'],
    ['warning form.de_di', '最大限度的优化审批流程。'],
    ['warning form.repeated_words', '加强队伍建设队伍建设。'],
    ['warning form.repeated_phrase', '主要以优化环境为主要目标。'],
    ['question form.redundant_word', '共发布各类信息共计11588条。'],
    ['warning form.template_residue', '公开信息XX条。'],
    ['warning form.template_residue', '（此处填写主动公开情况）'],
    ['warning form.web_residue', '返回列表'],
    ['warning form.numbering', '一是认识不足；二是解读不够；四是更新不及时。'],
    ['warning form.numbering', '一是认识不足；二是解读不够；二是更新不及时。'],
    ['warning form.period', '截至2018年11月30日，未发生行政复议和行政诉讼。'],
    ['question privacy.personal_number', '联系人手机13812345678。'],
    ['question privacy.applicant_name', '申请人张三丰向我局提出申请。'],
    ['question privacy.staff_contact', '联系电话：65550123'],
    ['question privacy.classification_mark', '机密★一年'],
  ])('%s: %s', (expected, text) => {
    expect(said(text)).toContain(expected);
  });

  it('says on which words it rests, and what stands there', () => {
    const [finding] = findings('不断完善《政务公开条例》相关制度。');

    expect(finding).toMatchObject({
      quote: '不断完善《政务公开条例》相关制度',
      expected: '《中华人民共和国政府信息公开条例》',
      addresses: ['sections/s1/blocks/s1-1'],
    });
  });
});

describe('a sentence without a fault', () => {
  it.each([
    ['half width', '2018年,我局(以下简称"局")公开信息30条;其中:动态20条,公告10条.'],
    ['dots and dashes', '公开平台——门户网站……不断完善。'],
    ['quoted names without 、', '开展“全面提速”“一次办好”“微笑服务”活动。'],
    ['quoted names all with 、', '开展“全面提速”、“一次办好”、“微笑服务”活动。'],
    ['合并 and 一并 before a comma', '事项予以合并，材料一并，收取。'],
    ['a document number in its form', '根据国办发〔2018〕23号文件要求开展工作。'],
    ['a file number of a court', '（2018）云01行初25号判决驳回。'],
    ['a date of the report year', '截至2018年12月31日，共公开信息30条。'],
    ['an event during the year', '截至2018年6月底，网站完成改版。'],
    ['the period of the report year', '本报告数据统计期限为2018年1月1日至12月31日。'],
    ['an earlier year told as such', '2017年以来，我局持续推进公开。'],
    ['last year compared', '公开信息30条，2017年公开信息20条。'],
    ['a quoted 今年', '落实《关于做好今年工作的通知》。'],
    ['the end of a year', '每周末收到的来件于年末发生后及时登记。'],
    ['自己经办', '由各科室自己经办、自己完成。'],
    ['登陆 of a landing', '台风登陆后及时发布信息。'],
    ['a local regulation', '落实《四川省政务公开规定》《中华人民共和国政府信息公开条例》《条例》。'],
    ['的 before a noun', '建立及时的公开机制，取得积极的推进效果，实现最大限度的公开。'],
    ['reduplication', '一步一步推进，一项一项落实，逐条逐条核对，村村响全覆盖。'],
    ['two names that meet', '为了了解目的的实现，是是否公开的依据。'],
    ['a sum over 共同 and 公共', '共同推进公共服务，共计30条。'],
    ['an address of a page', '网址：http://www.example.gov.cn/2018/1/4/index.html，邮编：532000。'],
    [
      'a switchboard number in a sentence',
      '如有疑问，请与办公室联系（地址：人民路1号，电话：0599-8830330，邮编：353000）。',
    ],
    ['any other long number', '索引号为11341702486344515H/202110-00013，访问量123456789012次。'],
    ['an applicant without a name', '申请人向我局提出申请，申请人王某不服，申请人应当补正。'],
    ['secrecy as a matter', '属于国家秘密的不予公开，做好秘密、机密文件管理。'],
    ['two lists of ordinals', '一是认识不足；二是解读不够。对此，一是加强学习；二是改进；三是督促。'],
    ['an event before the end', '截至2018年6月底，没有完成的任务已经清零。'],
    ['leap day', '2016年2月29日召开会议。'],
    ['a forward period', '自2018年1月1日起至2018年12月31日止。'],
    ['mean of a list', '按照“德、能、勤、绩、廉”五方面考核。'],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([]);
  });
});

describe('the outline', () => {
  const about = (input: Parameters<typeof aReport>[0], ...areas: string[]) =>
    checkReport({ content: aReport(input) })
      .filter(({ rule }) => areas.includes(rule))
      .map(({ level, addresses, message }) => `${level} ${addresses[0]} ${message}`);

  it('finds a heading that has only its number', () => {
    expect(about({ sections: [['二、', '', '正文。']] }, 'form.empty_heading')).toEqual([
      'error sections/s2 标题“二、”只有编号，没有文字',
    ]);
  });

  it('finds a number that is used twice and one that is left out', () => {
    const sections = [
      ['二、', '主动公开', '甲。'],
      ['二、', '依申请公开', '乙。'],
      ['五、', '其他', '丙。'],
    ] as const;

    expect(about({ sections }, 'form.numbering')).toEqual([
      'warning sections/s3 编号“二、”重复',
      'warning sections/s4 编号“五、”之前缺少编号（上一个是第 2 项）',
    ]);
  });

  it('lets each section begin its own numbers anew', () => {
    const text = ['（一）主动公开。公开30条。', '（二）依申请公开。没有申请。'];

    expect(
      about({ text, sections: [['二、', '问题', '（一）认识不足。', '（二）解读不够。']] }, 'form.numbering'),
    ).toEqual([]);
  });

  it('asks where the title lacks body or year', () => {
    expect(about({ title: '政府信息公开工作年度报告' }, 'form.missing_title_part')).toHaveLength(1);
    expect(about({ title: '2018年政府信息公开工作年度报告' }, 'form.missing_title_part')).toEqual([
      'question title 标题“2018年政府信息公开工作年度报告”没有单位名称',
    ]);
    expect(
      about({ title: '某县水务局2018年度政府信息公开年报' }, 'form.missing_title_part', 'form.title_kind'),
    ).toEqual([]);
  });

  it('counts the parts that the preface announces', () => {
    const sections = [
      ['二、', '主动公开', '甲。'],
      ['三、', '依申请公开', '乙。'],
    ] as const;

    expect(
      about(
        { text: '本报告由总体情况、主动公开、依申请公开、问题等四个部分组成。', sections },
        'text.section_count',
      ),
    ).toHaveLength(1);
    expect(
      about({ text: '本报告由总体情况、主动公开、依申请公开三部分组成。', sections }, 'text.section_count'),
    ).toEqual([]);
  });

  it('names the publisher that lost a character of its place', () => {
    expect(
      about(
        { title: '腾山市水务局2018年政府信息公开工作年度报告', metadata: { publisher: '腾山水务局' } },
        'form.metadata_inconsistent',
      ),
    ).toHaveLength(1);
    expect(about({ metadata: { publisher: '某县人民政府办公室' } }, 'form.metadata_inconsistent')).toEqual(
      [],
    );
  });

  it('finds sixty characters that stand twice', () => {
    const long =
      '全年开展窗口轮训六期，逐项核对办事指南和申报材料，并分批设立不动产、水务、人社三个专区，把涉及的三家单位进驻事项统一纳入叫号和评价。';

    expect(
      about({ text: [`一是推进改革。${long}`, `二是规范窗口。${long}`] }, 'form.duplicate_text'),
    ).toHaveLength(1);
    expect(
      about(
        { text: [`一是落实《${long.slice(0, 60)}》。`, `二是落实《${long.slice(0, 60)}》。`] },
        'form.duplicate_text',
      ),
    ).toEqual([]);
  });
});
