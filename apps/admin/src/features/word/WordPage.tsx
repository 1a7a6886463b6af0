import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { EXPORT_FORMATS, type ExportFormat, type ReportView } from '@nianbao/contracts';
import { Button, Select, Space, Upload } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useReport } from '../board/queries.ts';
import { Differences } from './Differences.tsx';
import { useCompareWord, useExportWord } from './queries.ts';

const FORMAT_NAMES: Readonly<Record<ExportFormat, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: '网页',
  json: 'JSON',
  csv: 'CSV',
  xml: 'XML',
};

/** Out to Word and back: what was edited there is compared place by place, and taken over piece by piece. */
export function WordPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  return <Loaded query={report}>{(view) => <WordAndBack report={view} />}</Loaded>;
}

function WordAndBack({ report }: { report: ReportView }) {
  const compare = useCompareWord(report.id);
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File) => {
    setFile(chosen);
    compare.mutate(chosen);
  };
  return (
    <Page
      title="Word 导出与导入"
      tabTitle={`Word · ${report.title}`}
      back={{ to: `/reports/${report.id}`, label: '年度任务' }}
      subtitle={report.title}
    >
      <Card title="导出">
        <ExportForm report={report} />
        <p style={{ marginBlockStart: 12 }}>
          只下载、不再导入：
          {EXPORT_FORMATS.map((format) => (
            <a
              key={format}
              href={`/api/reports/${report.id}/file?format=${format}`}
              style={{ marginInlineEnd: 12 }}
            >
              {FORMAT_NAMES[format]}
            </a>
          ))}
          <a href={`/api/reports/${report.id}/signing-sheet`}>签批单</a>
        </p>
      </Card>
      <Card title="导入">
        <p style={{ marginBlockEnd: 12 }}>
          上传从本页导出、在 Word 或 WPS 中改过的文件。系统逐段逐格比较，由您逐处决定是否接受，不会直接覆盖。
        </p>
        <Upload
          accept=".docx"
          maxCount={1}
          showUploadList={false}
          beforeUpload={(chosen) => {
            send(chosen);
            return false;
          }}
        >
          <Button icon={<UploadOutlined />} loading={compare.isPending}>
            选择 Word 文件
          </Button>
        </Upload>
        <ProblemAlert error={compare.error} onClose={compare.reset} />
      </Card>
      {compare.data && file && (
        <Differences key={compare.submittedAt} comparison={compare.data} onAgain={() => send(file)} />
      )}
    </Page>
  );
}

function ExportForm({ report }: { report: ReportView }) {
  const make = useExportWord(report.id);
  const [partId, setPartId] = useState('');
  const parts = report.sections.flatMap((section) => section.parts);
  return (
    <>
      <Space wrap>
        <Select
          aria-label="导出范围"
          value={partId}
          onChange={setPartId}
          style={{ minWidth: 280 }}
          options={[
            { value: '', label: '整份年报' },
            ...parts.map(({ id, sectionTitle, label }) => ({
              value: id,
              label: `${sectionTitle} · ${label}`,
            })),
          ]}
        />
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          loading={make.isPending}
          onClick={() => make.mutate(partId === '' ? null : partId)}
        >
          导出供修改的 Word
        </Button>
      </Space>
      <ProblemAlert error={make.error} onClose={make.reset} />
    </>
  );
}
