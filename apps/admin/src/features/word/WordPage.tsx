import { UploadOutlined } from '@ant-design/icons';
import type { ReportView } from '@nianbao/contracts';
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useReport } from '../../server/reports.ts';
import { Differences } from './Differences.tsx';
import { ExportCard } from './ExportCard.tsx';
import { useCompareWord } from '../../server/word.ts';
import styles from './WordPage.module.css';

/** Out to Word and back: what was edited there is compared place by place, and taken over piece by piece. */
export function WordPage() {
  const { id = '' } = useParams();
  const report = useReport(id);
  return <Loaded query={report}>{(view) => <WordAndBack report={view} />}</Loaded>;
}

function WordAndBack({ report }: { report: ReportView }) {
  const [search] = useSearchParams();
  const part = search.get('part');
  const compare = useCompareWord(report.id);
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File) => {
    setFile(chosen);
    compare.mutate(chosen);
  };
  return (
    <Page
      title="Word 导出与带回"
      tabTitle={`Word · ${report.title}`}
      back={
        part
          ? { to: `/parts/${encodeURIComponent(part)}`, label: '填报项' }
          : { to: `/reports/${report.id}`, label: '年度任务' }
      }
      subtitle={report.title}
    >
      <ExportCard report={report} part={part} />
      <Card title="带回修改">
        <div className={styles.stack}>
          <p>
            上传在 Word 或 WPS
            中改过的导出文件。系统逐段、逐格与导出时和现在的内容比较，由您逐处决定，不会直接覆盖。
          </p>
          <div className={styles.form}>
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
                上传改过的 Word 文件
              </Button>
            </Upload>
            {file && compare.data && (
              <Button onClick={() => send(file)} disabled={compare.isPending}>
                重新比较
              </Button>
            )}
          </div>
          <p className={styles.note} role="status">
            {file && compare.data && (
              <>
                {file.name} 比较完毕，<a href="#differences">{compare.data.differences.length} 处改动见下</a>
              </>
            )}
          </p>
          <ProblemAlert error={compare.error} onClose={compare.reset} />
        </div>
      </Card>
      <div id="differences">
        {compare.data && <Differences key={compare.submittedAt} comparison={compare.data} />}
      </div>
    </Page>
  );
}
