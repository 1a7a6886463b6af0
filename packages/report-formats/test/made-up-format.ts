import type { ReportFormat } from '../src/format.ts';

const column = { unit: '次', kind: 'input' as const };

/** Like no official form: two sections, a table with rows, columns and a sum of its own. */
export const MADE_UP: ReportFormat = {
  id: 'made-up',
  label: '虚构格式',
  name: '《虚构年度报告格式》',
  documentNo: '虚构〔2040〕1号',
  reportYears: { from: 2040, to: null },
  legalDates: { department: '03-31', government: '03-31', basis: '虚构条例第一条' },
  blankMeansNone: false,
  measures: [],
  sections: [
    {
      id: 'x1',
      number: '甲、',
      title: '概述',
      titleVariants: [],
      kind: 'text',
      tables: [],
      subheadings: [],
      guidance: [],
    },
    {
      id: 'x2',
      number: '乙、',
      title: '服务次数',
      titleVariants: [],
      kind: 'table',
      tables: ['visits'],
      subheadings: [],
      guidance: [],
    },
  ],
  tables: [
    {
      id: 'visits',
      sectionId: 'x2',
      title: '服务次数表',
      layout: 'blocks',
      blocks: [
        {
          id: '',
          caption: null,
          headFirst: '渠道',
          columns: [
            { ...column, id: 'asked', label: '来问件次', headerPath: ['来问件次'] },
            { ...column, id: 'answered', label: '答复件次', headerPath: ['答复件次'] },
          ],
          rows: [
            { id: 'window', number: '', label: '窗口接待群众', kind: 'input', parentId: null, level: 0 },
            { id: 'phone', number: '', label: '电话接待群众', kind: 'input', parentId: null, level: 0 },
          ],
        },
      ],
      rules: [
        {
          id: 'visits.answered',
          axis: 'row',
          left: ['answered'],
          op: '<=',
          right: ['asked'],
          level: 'error',
          basis: '虚构表',
        },
      ],
      crossYearRules: [],
      guidance: [],
    },
  ],
  keyFigures: [{ label: '窗口问', unit: '次', table: 'visits', path: 'window/asked' }],
};
