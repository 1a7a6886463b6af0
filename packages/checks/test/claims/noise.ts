import { loose, type Phrase, phrase } from './phrase.ts';
import type { Pick } from './pick.ts';

/** True sentences that look like claims and are none: what a right report also says. */
export function noise(pick: Pick): Phrase {
  const n = (min: number, max: number) => pick.int(min, max);
  const texts: readonly (() => (string | ReturnType<typeof loose>)[])[] = [
    () => [
      '举办业务培训',
      loose(n(2, 9), '次'),
      '，参训',
      loose(n(100, 900), '人次'),
      '，印发资料',
      loose(n(500, 900), '份'),
      '。',
    ],
    () => {
      const total = n(100, 900);
      return [
        '全年公开信息',
        loose(total, '条'),
        '，同一信息可在多处发布，其中网站发布',
        loose(total - n(1, 20), '条'),
        '、微信公众号发布',
        loose(n(40, 90), '条'),
        '、政务微博发布',
        loose(n(40, 90), '条'),
        '。',
      ];
    },
    () => [
      '根据《关于做好2023年政务公开工作的通知》（政办发〔2023〕12号）要求，召开专题会议',
      loose(n(2, 5), '次'),
      '。',
    ],
    () => [
      '“12345”热线受理',
      loose(n(3000, 9000), '件'),
      '，办结率',
      loose(100, '%'),
      '，满意率',
      loose(n(90, 99), '%'),
      '。',
    ],
    () => [
      '公开信息',
      loose(n(500, 900), '条'),
      '，其中规范性文件',
      loose(n(3, 19), '件'),
      '，重点领域信息',
      loose(n(20, 90), '条'),
      '。',
    ],
    () => [
      '网站总访问量',
      loose(n(3, 90), '万人次'),
      '，同比增长',
      loose(n(2, 80), '%'),
      '，栏目更新率',
      loose(100, '%'),
      '。',
    ],
    () => ['政务新媒体关注数', loose(n(2, 9), '万余人'), '，阅读量', loose(n(20, 90), '万余次'), '。'],
    () => [
      '办理人大代表建议',
      loose(n(5, 30), '件'),
      '、政协提案',
      loose(n(5, 30), '件'),
      '，按时办结率',
      loose(100, '%'),
      '。',
    ],
    () => [
      '群众满意度提高',
      loose(n(1, 5), '个百分点'),
      '，材料压减',
      loose(n(20, 60), '%'),
      '，时限压缩',
      loose(n(20, 60), '%'),
      '。',
    ],
    () => [
      '截至2023年12月31日，设查阅点',
      loose(n(2, 30), '个'),
      '，配备专职人员',
      loose(n(2, 9), '名'),
      '、兼职人员',
      loose(n(10, 60), '名'),
      '。',
    ],
    () => [
      '发放手册',
      loose(n(200, 400), '份'),
      '，悬挂横幅',
      loose(n(5, 30), '条'),
      '，张贴公告',
      loose(n(30, 90), '张'),
      '。',
    ],
    () => [
      '回应社会关切',
      loose(n(3, 50), '次'),
      '，发布解读',
      loose(n(5, 50), '篇'),
      '，其中图解',
      loose(n(1, 4), '篇'),
      '。',
    ],
    () => ['2023年5月15日开展政务公开日活动，接受咨询', loose(n(50, 200), '人次'), '，较好完成年度任务。'],
    () => ['投诉举报', loose(n(1, 30), '件'), '，比上年有所减少。'],
    () => [
      '累计公开信息',
      loose(n(2, 9), '万余条'),
      '，其中网站',
      loose(n(1, 2), '万余条'),
      '，新媒体',
      loose(n(3000, 9000), '余条'),
      '。',
    ],
  ];
  return phrase('无关的数', false, pick.of(texts)());
}
