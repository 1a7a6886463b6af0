import type { PublicationSummary } from '@nianbao/contracts';
import { type Address, reportTitle } from '@nianbao/report-formats';
import { App, Button, Input, InputNumber } from 'antd';
import { type ReactNode, useId } from 'react';
import { formatLabel } from '../../lib/labels.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { type Draft, FIRST_YEAR, obstaclesOf, storable } from './draft.ts';
import styles from './ImportPage.module.css';
import { useStoreArchive } from '../../server/publications.ts';

/** What the report is, and the button that stores it once nothing is left to decide. */
export function FactsForm({
  file,
  draft,
  publishedYears,
  today,
  onEdit,
  onStored,
  onLook,
}: {
  file: File;
  draft: Draft;
  publishedYears: ReadonlySet<number>;
  today: string;
  onEdit: (change: (draft: Draft) => Draft) => void;
  onStored: (publication: PublicationSummary) => void;
  onLook: (address: Address) => void;
}) {
  const store = useStoreArchive();
  const { message } = App.useApp();
  const { content, publishedOn } = draft;
  const obstacles = obstaclesOf(draft, publishedYears, today);
  const change = (more: Partial<Draft['content']>) =>
    onEdit((now) => ({ ...now, content: { ...now.content, ...more } }));
  const save = () =>
    store.mutate(
      { file, content: storable(draft), publishedOn },
      {
        onSuccess: (publication) => {
          void message.success(`${publication.year} 年度的年报已存入，公开页面标明“导入”`);
          onStored(publication);
        },
      },
    );
  return (
    <Card title={file.name} extra={<span className={styles.quiet}>{formatLabel(content.formatId)}</span>}>
      <div className={styles.facts}>
        <Field label="标题" wide>
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={content.title}
              onChange={({ target }) => change({ title: target.value })}
              {...(content.title.trim() === '' && content.year >= FIRST_YEAR
                ? {
                    suffix: (
                      <Button
                        size="small"
                        type="link"
                        onClick={() => change({ title: reportTitle(content.organisation, content.year) })}
                      >
                        按单位和年度拟定
                      </Button>
                    ),
                  }
                : {})}
            />
          )}
        </Field>
        <Field label="单位">
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={content.organisation}
              onChange={({ target }) => change({ organisation: target.value })}
            />
          )}
        </Field>
        <Field label="报告年度">
          {(id) => (
            <InputNumber
              id={id}
              precision={0}
              controls={false}
              value={content.year === 0 ? null : content.year}
              onChange={(year) => change({ year: year ?? 0 })}
              style={{ width: '100%' }}
            />
          )}
        </Field>
        <Field label="当时公开的日期">
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={publishedOn}
              onChange={({ target }) => onEdit((now) => ({ ...now, publishedOn: target.value }))}
            />
          )}
        </Field>
      </div>
      <ProblemAlert error={store.error} onGo={({ field }) => onLook(field.replace(/^content\./u, ''))} />
      <div className={styles.storing}>
        <Button type="primary" disabled={obstacles.length > 0} loading={store.isPending} onClick={save}>
          存入并公开
        </Button>
        {obstacles.length > 0 && (
          <ul className={styles.obstacles} aria-label="存入前还要做的事">
            {obstacles.map((obstacle) => (
              <li key={obstacle}>▲ {obstacle}</li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}

function Field({
  label,
  wide = false,
  children,
}: {
  label: string;
  wide?: boolean;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={wide ? styles.wideField : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
