import type { CellPlace, PartView, SessionView } from '@nianbao/contracts';
import { cellAddress, cellsOf, findFormat, findTable } from '@nianbao/report-formats';

/** A part as the API answers it, for tests that say only what matters to them. */

export const PART = '7a1c2f34-5b6d-4e8f-9a0b-1c2d3e4f5a6b';
export const SOMEBODY = '0b9d3a52-6c1e-4f7a-8b2d-3e4f5a6b7c8d';
const table = findTable(findFormat('2021'), 'applications');
if (!table) throw new Error('the format has no table of applications');
export const at = (path: string) => cellAddress('applications', path);

export const session: SessionView = {
  user: { id: SOMEBODY, name: '冯若谷', account: 'fagui1' },
  organisation: { id: SOMEBODY, name: '某市某局', slug: 'mou' },
  roles: [{ role: 'contributor', departmentId: SOMEBODY, departmentName: '政策法规科' }],
  organisations: [],
  unread: 0,
};

export function cell(path: string, raw = '', version = raw === '' ? 0 : 1): CellPlace {
  return {
    kind: 'cell',
    address: at(path),
    version,
    changedBy: null,
    changedAt: null,
    raw,
    value: raw === '' ? null : Number(raw),
    problem: null,
  };
}

export function aPart(raws: Record<string, string> = {}, more: Partial<PartView> = {}): PartView {
  const cells = cellsOf(table ?? neverTable()).filter(({ computed }) => !computed);
  return {
    id: PART,
    reportId: PART,
    sectionId: 's3',
    sectionTitle: '三、收到和处理政府信息公开申请情况',
    label: '全部',
    scope: { kind: 'whole' },
    status: 'drafting',
    departmentId: SOMEBODY,
    departmentName: '政策法规科',
    assignees: [],
    dueOn: '2026-01-12',
    doneOn: null,
    filled: 0,
    total: cells.length,
    openReturns: 0,
    version: 3,
    allowedActions: ['submit'],
    mayFill: true,
    mayNudge: false,
    year: 2025,
    formatId: '2021',
    reportTitle: '年报',
    reportStatus: 'collecting',
    cells: cells.map(({ path }) => cell(path, raws[path] ?? '')),
    blocks: [],
    table: {},
    lastYear: { year: 2024, formatId: '2021', blocks: [], table: { 'new_received/natural_person': 9 } },
    remarks: [],
    findings: [],
    ...more,
  };
}
const neverTable = (): never => {
  throw new Error('no table');
};
