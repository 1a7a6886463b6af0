import {
  compareReports,
  compareTexts,
  type PortalBodyInput,
  type PortalCompareInput,
  type PortalHomeInput,
  type PortalReportInput,
  type PortalSite,
  trendsOf,
} from '../src/index.ts';
import { exampleReport, filledReport } from './example-report.ts';

export const site: PortalSite = {
  name: '云溪市政府信息公开',
  origin: 'https://www.example.gov.cn',
  home: '/portal',
  stylesheet: '/portal.css',
  script: '/portal.js',
  feed: '/portal/feed.atom',
  rss: '/portal/feed.rss',
  schema: '/portal/report.schema.json',
  compare: '/portal/compare',
  verify: '/portal/verify',
  footLines: ['主办单位：云溪市人民政府办公室'],
};

const organisation = '云溪市营商环境建设局';
const hash = (letter: string) =>
  `${letter}3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855`.slice(0, 64);

export const reportPage = (more: Partial<PortalReportInput['publication']> = {}): PortalReportInput => ({
  site,
  content: exampleReport(),
  publication: {
    organisation,
    year: 2024,
    edition: 2,
    publishedAt: '2025-01-22T01:30:00Z',
    contentHash: hash('e'),
    corrections: [
      {
        edition: 2,
        correctedAt: '2025-02-10T03:00:00Z',
        reason: '“二、主动公开政府信息情况”中行政许可处理决定数量统计口径有误',
        approvedBy: '局主要负责人',
        changes: [
          {
            place: '第二十条第（五）项“行政许可”本年处理决定数量',
            pieces: [
              { kind: 'removed', text: '1268' },
              { kind: 'added', text: '1286' },
            ],
          },
        ],
        previousPath: '/portal/yingshang/2024/1',
      },
    ],
    downloads: [
      {
        label: 'Word 文档（DOCX）',
        path: '/portal/yingshang/2024/report.docx',
        mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        bytes: 18_432,
        hash: hash('a'),
      },
      {
        label: '开放数据（JSON）',
        path: '/portal/yingshang/2024/report.json',
        mediaType: 'application/json',
        bytes: 15_210,
        hash: hash('b'),
      },
      {
        label: '开放数据（XML）',
        path: '/portal/yingshang/2024/report.xml',
        mediaType: 'application/xml',
        bytes: 21_004,
        hash: hash('c'),
      },
    ],
    views: 12_408,
    path: '/portal/yingshang/2024',
    ...more,
  },
  siblings: [2021, 2022, 2023, 2024].map((year) => ({ year, path: `/portal/yingshang/${year}` })),
});

export const homePage = (more: Partial<PortalHomeInput> = {}): PortalHomeInput => ({
  site,
  bodies: [organisation, '云溪市发展和改革委员会', '云溪市教育局'],
  years: [2024, 2023, 2022, 2021],
  reports: [2024, 2023, 2022, 2021].flatMap((year) =>
    [organisation, '云溪市发展和改革委员会', '云溪市教育局'].map((name, index) => ({
      organisation: name,
      year,
      title: `${name}${year}年政府信息公开工作年度报告`,
      path: `/portal/${index}/${year}`,
      publishedAt: `${year + 1}-01-${20 + index}T02:00:00Z`,
      corrections: index === 0 && year === 2024 ? 1 : 0,
    })),
  ),
  query: {},
  paging: { page: 1, pages: 3, total: 32 },
  ...more,
});

const pastReports = () =>
  (
    [
      ['2014', 2018],
      ['2019', 2020],
      ['2021', 2021],
      ['2021', 2022],
    ] as const
  ).map(([formatId, year]) => ({
    ...filledReport(formatId, '情况'),
    year,
  }));

export const bodyPage = (): PortalBodyInput => ({
  site,
  organisation,
  path: '/portal/bodies/yingshang',
  reports: homePage().reports.map((report) => ({ ...report, comparePath: '/portal/compare?a=1&b=2' })),
  trends: trendsOf(pastReports()),
});

export const comparePage = (): PortalCompareInput => {
  const [, a, b] = pastReports();
  if (!a || !b) throw new Error('no reports to compare');
  return {
    site,
    path: '/portal/compare',
    bodies: [organisation],
    years: [2022, 2021, 2020],
    asked: { bodyA: organisation, yearA: 2020, bodyB: organisation, yearB: 2021 },
    found: {
      a: { organisation, year: 2020, path: '/portal/a/2020' },
      b: { organisation, year: 2021, path: '/portal/a/2021' },
      tables: compareReports(a, b),
      texts: compareTexts(a, b, (before, after) => [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ]),
    },
    everything: false,
  };
};
