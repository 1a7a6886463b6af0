import { checkReport } from '@nianbao/checks';
import type { ImportedReport, UnplacedPiece } from '@nianbao/importer';
import type { Address } from '@nianbao/report-formats';
import { App, Button, DatePicker, Form, Input, InputNumber } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import { dayOfWords } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type Mark, ReportArticle } from '../document/ReportArticle.tsx';
import styles from './ArchivePage.module.css';
import { CorrectDialog } from './CorrectDialog.tsx';
import { ImportNotes } from './ImportNotes.tsx';
import { append, findCorrectable } from './correct.ts';
import { useStoreArchive } from './queries.ts';

interface Fields {
  year: number;
  title: string;
  organisation: string;
  publishedOn: Dayjs;
}

/** What was read, beside what could not be placed and what the checks say; every place can be corrected before storing. */
export function ImportReview({
  file,
  report,
  onBack,
  onDone,
}: {
  file: File;
  report: ImportedReport;
  onBack: () => void;
  onDone: () => void;
}) {
  const [form] = Form.useForm<Fields>();
  const [content, setContent] = useState(report.content);
  const [unplaced, setUnplaced] = useState<readonly UnplacedPiece[]>(report.unplaced);
  const [at, setAt] = useState<Address | null>(null);
  const [correcting, setCorrecting] = useState<Address | null>(null);
  const store = useStoreArchive();
  const { message } = App.useApp();
  const findings = useMemo(() => checkReport({ content }), [content]);
  const marks = useMemo(
    () =>
      findings.flatMap(({ addresses: [address], level }): Mark[] => (address ? [{ address, level }] : [])),
    [findings],
  );
  const press = (address: Address) => {
    setAt(address);
    if (findCorrectable(content, address)) setCorrecting(address);
  };
  const save = ({ publishedOn, ...facts }: Fields) =>
    store.mutate(
      { file, content: { ...content, ...facts }, publishedOn: publishedOn.format('YYYY-MM-DD') },
      {
        onSuccess: ({ year }) => {
          void message.success(`${year} 年度的年报已存入`);
          onDone();
        },
      },
    );
  const printedOn = dayOfWords(content.metadata.publishedOn);
  return (
    <div className={styles.columns}>
      <div className={styles.preview}>
        <ReportArticle content={content} marks={marks} at={at} onPress={press} />
      </div>
      <aside className={styles.side}>
        <Card title="存入">
          <Form
            form={form}
            layout="vertical"
            requiredMark={false}
            onFinish={save}
            initialValues={{
              year: content.year,
              title: content.title,
              organisation: content.organisation,
              publishedOn: printedOn && dayjs(printedOn),
            }}
          >
            <Form.Item name="year" label="报告年度" rules={[{ required: true, message: '请填写年度' }]}>
              <InputNumber min={2008} max={2100} precision={0} suffix="年" style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item
              name="title"
              label="标题"
              rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
            >
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item
              name="organisation"
              label="单位"
              rules={[{ required: true, whitespace: true, message: '请填写单位' }]}
            >
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item
              name="publishedOn"
              label="当时公开的日期"
              rules={[{ required: true, message: '请选择公开日期' }]}
            >
              <DatePicker style={{ width: '100%' }} />
            </Form.Item>
            <ProblemAlert error={store.error} onGo={({ field }) => press(field.replace(/^content\./u, ''))} />
            <div style={{ display: 'flex', gap: 8, marginTop: 12 }}>
              <Button type="primary" htmlType="submit" loading={store.isPending}>
                存入并公开
              </Button>
              <Button onClick={onBack}>换一个来源</Button>
            </div>
          </Form>
        </Card>
        <ImportNotes
          content={content}
          notes={report.notes}
          unplaced={unplaced}
          findings={findings}
          onLook={press}
          onPlace={(piece, sectionId) => {
            setContent(append(content, sectionId, `placed-${piece.line}`, piece.text));
            setUnplaced(unplaced.filter((one) => one !== piece));
          }}
        />
      </aside>
      {correcting && (
        <CorrectDialog
          content={content}
          address={correcting}
          onClose={() => setCorrecting(null)}
          onCorrect={setContent}
        />
      )}
    </div>
  );
}
