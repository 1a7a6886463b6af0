import type { PartScope, ReportView, SectionView } from '@nianbao/contracts';
import { findFormat, findSection } from '@nianbao/report-formats';
import { Modal, Segmented } from 'antd';
import { useState } from 'react';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { HeadingsDivision } from './HeadingsDivision.tsx';
import { RowsDivision } from './RowsDivision.tsx';
import { headingsOf, rowGroupsOf, rowsOfSection, scopesOfGroups } from './division.ts';
import { useDivideSection } from '../../server/reports.ts';

type Way = PartScope['kind'];

/** Divides a section into what different departments fill: whole, by sub-heading, or by rows of its table. */
export function DivideDialog({
  report,
  section,
  onClose,
}: {
  report: ReportView;
  section: SectionView;
  onClose: () => void;
}) {
  const format = findFormat(report.formatId);
  const rows = rowsOfSection(format, section.id);
  const [way, setWay] = useState<Way>(section.parts[0]?.scope.kind ?? 'whole');
  const [headings, setHeadings] = useState(() =>
    headingsOf(section.parts, findSection(format, section.id)?.subheadings ?? []),
  );
  const [groups, setGroups] = useState(() => rowGroupsOf(section.parts, rows));
  const divide = useDivideSection(report.id);
  const ways: { value: Way; label: string }[] = [
    { value: 'whole', label: '不分解' },
    ...(section.kind === 'text' ? [{ value: 'heading' as const, label: '按小标题' }] : []),
    ...(rows.length > 1 ? [{ value: 'rows' as const, label: '按表格的行' }] : []),
  ];
  const scopes: Record<Way, PartScope[]> = {
    whole: [{ kind: 'whole' }],
    heading: headings
      .filter((heading) => heading.trim() !== '')
      .map((heading) => ({ kind: 'heading', heading: heading.trim() })),
    rows: scopesOfGroups(groups, rows),
  };
  return (
    <Modal
      open
      width={680}
      title={`分解：${section.number}${section.title}`}
      okText={scopes[way].length > 1 ? `分为 ${scopes[way].length} 项` : '保存'}
      okButtonProps={{ disabled: scopes[way].length === 0 }}
      confirmLoading={divide.isPending}
      onOk={() =>
        divide.mutate(
          { sectionId: section.id, version: report.version, parts: scopes[way] },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    >
      <p style={{ margin: '4px 0 12px', color: 'var(--ink-2)' }}>
        每一项交给一个科室填报。有人动笔之后不能再分解。
      </p>
      <Segmented options={ways} value={way} onChange={setWay} style={{ marginBottom: 16 }} />
      {way === 'heading' && <HeadingsDivision headings={headings} onChange={setHeadings} />}
      {way === 'rows' && <RowsDivision rows={rows} groups={groups} onChange={setGroups} />}
      <ProblemAlert error={divide.error} />
    </Modal>
  );
}
