import { describe, expect, it } from 'vitest';
import { aReport } from '../../../test/report.ts';
import { checkReport } from '../../check-report.ts';

/** What the arithmetic rules say to one paragraph: rule and level. */
const said = (text: string): string[] => {
  const found = checkReport({ content: aReport({ text }) }).filter(({ rule }) => rule.startsWith('text.'));
  return [...new Set(found.map(({ rule, level }) => `${level} ${rule}`))];
};

describe('a sentence that is wrong', () => {
  it.each([
    [
      'error text.sum_mismatch',
      '全年主动公开政府信息643条，其中规范性文件9条，政策解读12条，通知公告88条，其他信息537条。',
    ],
    [
      'error text.sum_mismatch',
      '共录入事项6647项，其中行政职权事项5829项，公共服务事项789项，内部审批事项39项。',
    ],
    [
      'error text.sum_mismatch',
      '全年共收到申请１２件，其中：自然人申请８件，法人申请３件，其他组织申请２件。',
    ],
    ['error text.sum_mismatch', '发布信息共1,024条。其中，工作动态500条、通知公告300条、政策文件225条。'],
    ['error text.sum_mismatch', '收到申请10件，其中自然人申请7件，法人申请5件。'],
    ['error text.sum_mismatch', '收到申请10件，分别为当面申请3件、网络申请4件、信函申请4件。'],
    ['question text.sum_mismatch', '发布信息1000条，其中工作动态500条，通知公告300条，政策文件190条。'],
    ['error text.unit_error', '共接待咨询300万人次，其中窗口接待100人次，电话接待150人次，网络接待50人次。'],
    [
      'error text.sum_mismatch',
      '全市共受理500件，办结480件。其中：市中心受理200件，办结190件；分中心受理310件，办结290件。',
    ],
    [
      'error text.percent_rounding',
      '全年公开信息200条。其中概况类20条，占10%；计划类50条，占25%；动态类130条，占56%。',
    ],
    [
      'error text.percent_rounding',
      '收到申请130件，其中予以公开59件、占45.3%；不予公开32件、占24.6%；无法提供26件、占20%；其他处理13件、占10%。',
    ],
    ['warning text.percent_rounding', '收到申请130件，予以公开59件，占46.4%。'],
    [
      'question text.percent_rounding',
      '公开信息11284条，其中概况260条、占2.3%，文件1239条、占10.98%，动态7886条、占69.89%，财政460条、占4.07%，其他1439条、占12.76%。',
    ],
    [
      'warning text.sum_mismatch',
      '公开政府信息6391条，其中概况类信息1105条；动态类信息2896条；民众关心的其他信息共计2004条。',
    ],
    [
      'question text.identity',
      '依申请公开。2017年结转申请件5件；2018年新收到政府信息公开申请61件，办结57件，结转2019年办理4件。',
    ],
    ['warning text.growth_rate', '办理时限由16.1万个压减至2.8万个，压减比率达88%。'],
    ['warning text.growth_rate', '收到申请120件，比上年增加20件，增长16.7%。'],
    ['warning text.growth_rate', '公开信息540条，比上年的450条增长25%。'],
    [
      'warning text.enumeration_mismatch',
      '落实“五个到位”，即组织到位、制度到位、人员到位、考核到位，推进公开。',
    ],
    ['warning text.growth_rate', '从40条增加到50条，同比增长20%。'],
    ['warning text.enumeration_mismatch', '做到“三个到位”：思想认识到位，组织领导到位。'],
    ['warning text.enumeration_mismatch', '存在以下三个问题：一是平台建设不足；二是解读不够。'],
    [
      'warning text.enumeration_mismatch',
      '开展“全面提速”“一次办好”“微笑服务”3项行动，又开展“网上立办”“两破两立”“阳光”“清风”等3大行动。',
    ],
  ])('%s: %s', (expected, text) => {
    expect(said(text)).toEqual([expected]);
  });
});

describe('a sentence that only looks wrong', () => {
  it.each([
    ['parts after 其中 need not be all', '全年公开信息71860条，其中概况类2830条，计划类2574条。'],
    [
      'parts of the nearer quantity',
      '新收3件，上年结转1件，办结3件，结转1件；其中予以公开2件、无法提供1件。',
    ],
    ['a rate over last year’s own figure', '公开信息540条，比上年的450条增长20%。'],
    ['a list in words of its own', '落实“三个到位”，即组织、制度和人员到位，责任、考核到位。'],
    ['received and answered are not whole and part', '全年受理3259件，答复3278件。'],
    [
      'what became of them is no part of how they came',
      '收到申请26件，其中网络申请20件，信函申请6件，办结26件。',
    ],
    [
      'withdrawn ones are named and the answered are not',
      '共收到26份申请，其中申请人自行撤销2件，依法答复24件。',
    ],
    [
      'two ways of dividing, one after the other',
      '收到申请10件，其中自然人6件，法人4件，网络申请7件，信函申请3件。',
    ],
    ['new and carried over', '本年新收10件，上年结转2件，办结11件，结转下年1件。'],
    [
      'approximate counts do not add up to the unit',
      '发布信息2万余条，其中网站8000余条，微信1万余条，微博5000余条。',
    ],
    ['another unit', '举办培训班12次，其中市级3次，培训人员1500人次，发放资料3000份。'],
    [
      'an exact breakdown of eight',
      '梳理公开事项419项。其中，征收补偿35项，拆迁安置22项，保障性住房30项，危房改造35项，扶贫救灾46项，市政服务129项，公共资源交易52项、义务教育70项。',
    ],
    [
      'a share of a whole told two sentences before',
      '全年公开信息71860条。通过多种渠道公开。门户网站公开信息17783条，占25%。',
    ],
    ['a share of a sum that is not printed', '全年办结许可88件，占全部业务的三成，其中网上办理51件，占58%。'],
    ['a share over 100 %', '完成年度任务的125%，网上可办率达100%。'],
    [
      'a rate printed from rounder figures',
      '由法定时限的16.1万个工作日压减至2.8万个工作日，压减比率达82.58%；材料由4.6万个压减至2.5万个，压减比率45%。',
    ],
    ['a rise told without its base', '主动公开政府信息247条，较2021年增加1.23%，同比增长103%。'],
    ['a rise with its increase, right', '收到申请120件，比上年增加20件，增长20%。'],
    ['a fall, right', '收到申请80件，较上年减少20件，下降20%。'],
    ['a tenfold rise', '从10条增加到25条，增长150%。'],
    ['percentage points', '办结率由95%提高到98%，提高3个百分点。'],
    [
      'years, document numbers, law names',
      '根据《关于做好2018年工作的通知》（国办发〔2018〕23号）和第711号令，2018年印发3件，其中2017年结转1件。',
    ],
    [
      'telephone numbers and hot lines',
      '“12345”热线与12315、12331热线融合，联系电话0599-8830330，其中受理3件。',
    ],
    ['ratios', '按照1:3的比例抽查，5.15政务公开日发放手册500份。'],
    ['dates', '截至2018年12月31日，6月15日通过认证，9月18日获评，公开信息36条，其中动态12条。'],
    ['twelve names and twelve windows', '对市安监局、发改委、林业局12个办事窗口138项审批项目再造。'],
    ['nine and three', '优化为“9+3”十二个类型，3个大厅共设窗口176个，后台办公室73间。'],
    [
      'two lists of 一是',
      '坚持两个到位：一是思想到位，二是组织到位。三是不断完善。主要问题有两个：一是不足，二是不够。',
    ],
    ['slogans that count', '推行“三集中三到位”和“四减”，实现“五个一”目标。'],
    ['three quoted, 等 leaves the rest unnamed', '开展“全面提速”“一次办好”“微笑服务”等5大行动。'],
    ['a part in brackets', '公开规章13件（含新制定5件，修改4件，废止4件），公开规范性文件42件。'],
    [
      'channels may count one item twice',
      '公开信息100条，其中网站公开90条，政务微信公开85条，政务微博公开80条。',
    ],
    [
      'increase over last year is no total',
      '公开信息比上年增加30条，其中动态类50条，公告类40条，文件类20条。',
    ],
    ['a nested breakdown', '收到申请10件，其中自然人8件（其中网络6件，信函2件），法人2件。'],
    ['money in two units', '收费1.2万元，其中检索费5000元，复制费7000元。'],
    ['zero of everything', '收到申请0件，其中网络申请0件，信函申请0件。'],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([]);
  });

  it('does not weigh overlapping channels as an error', () => {
    expect(said('公开信息100条，其中网站公开80条，微信公开50条。')).toEqual(['question text.sum_mismatch']);
  });
});
