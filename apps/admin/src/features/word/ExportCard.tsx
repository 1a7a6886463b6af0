import { DownloadOutlined } from '@ant-design/icons';
import { EXPORT_FORMATS, type ExportFormat, type ReportView, type WordExport } from '@nianbao/contracts';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { formatExact } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import { exportUrl, useExportWord, useWordExports } from '../../server/word.ts';
import styles from './WordPage.module.css';

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: '网页',
  json: 'JSON',
  csv: 'CSV',
  xml: 'XML',
};

/** Out to Word: the whole report or one part, and what went out before. */
export function ExportCard({ report, part }: { report: ReportView; part: string | null }) {
  const exports = useWordExports(report.id);
  return (
    <Card title="导出 Word">
      <div className={styles.stack}>
        <ExportForm report={report} part={part} />
        <Loaded query={exports}>{(list) => <Exports list={list} />}</Loaded>
        <p className={styles.note}>
          只看、不再带回的文件：
          {EXPORT_FORMATS.map((format) => (
            <a key={format} href={`/api/reports/${report.id}/file?format=${format}`} download>
              {FORMAT_NAMES[format]}
            </a>
          ))}
        </p>
      </div>
    </Card>
  );
}

const WHOLE = 'whole';

function ExportForm({ report, part }: { report: ReportView; part: string | null }) {
  const office = rolesOf(useSignedIn()).has('office');
  const make = useExportWord(report.id);
  const parts = report.sections.flatMap((section) => section.parts);
  const options = [
    ...(office ? [{ value: WHOLE, label: '整份年报' }] : []),
    ...parts.map(({ id, sectionTitle, label }) => ({ value: id, label: `${sectionTitle} · ${label}` })),
  ];
  const mine = parts.find(({ mayFill }) => mayFill)?.id;
  const offered = [part, office ? WHOLE : mine].find((value) => options.some((one) => one.value === value));
  const [range, setRange] = useState<string | undefined>(offered ?? options[0]?.value);
  return (
    <>
      <div className={styles.form}>
        <Select
          aria-label="导出范围"
          showSearch={{ optionFilterProp: 'label' }}
          className={styles.range ?? ''}
          value={range}
          onChange={setRange}
          options={options}
        />
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          disabled={range === undefined}
          loading={make.isPending}
          onClick={() => range !== undefined && make.mutate(range === WHOLE ? null : range)}
        >
          导出 Word
        </Button>
      </div>
      <ProblemAlert error={make.error} onClose={make.reset} />
    </>
  );
}

const SHOWN = 5;

function Exports({ list }: { list: readonly WordExport[] }) {
  if (list.length === 0) return <p className={styles.note}>还没有导出过。</p>;
  const rows = (shown: readonly WordExport[]) => (
    <ul className={styles.exports}>
      {shown.map(({ id, fileName, exportedBy, exportedAt, contentHash }) => (
        <li key={id}>
          <a href={exportUrl(id)} download>
            {fileName}
          </a>
          <span>
            {exportedBy}，{formatExact(exportedAt).slice(0, 16)} 导出，校验码{' '}
            <code title={contentHash}>{contentHash.slice(0, 16)}</code>
          </span>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-label="导出过的文件">
      <h3 className={styles.heading}>导出过的文件（重新下载，内容与当时一致）</h3>
      {rows(list.slice(0, SHOWN))}
      {list.length > SHOWN && (
        <details>
          <summary>更早的 {list.length - SHOWN} 个</summary>
          {rows(list.slice(SHOWN))}
        </details>
      )}
    </section>
  );
}
