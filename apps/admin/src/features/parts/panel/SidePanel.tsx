import type { PartView } from '@nianbao/contracts';
import type { TableFormat } from '@nianbao/report-formats';
import { Tabs } from 'antd';
import { memo } from 'react';
import type { Outbox } from '../outbox/outbox.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import type { PartForm } from '../../../pieces/part-format.ts';
import type { LiveTable } from '../table/live-table.ts';
import { History } from './History.tsx';
import { LastYear } from './LastYear.tsx';
import styles from './Panel.module.css';
import { Remarks } from '../../../shared/remarks/Remarks.tsx';
import { RowMarks } from './RowMarks.tsx';

/** What helps while writing: guidance, last year, remarks, history. */
export const SidePanel = memo(function SidePanel({
  part,
  form,
  table,
  live,
  outbox,
  store,
  active,
  nameOf,
  onGo,
}: {
  part: PartView;
  form: PartForm;
  table: TableFormat | null;
  live: LiveTable | null;
  outbox: Outbox;
  store: PlacesStore;
  active: string | null;
  nameOf: (address: string) => string;
  onGo: (address: string) => void;
}) {
  const open = part.remarks.filter(({ resolvedAt, parentId }) => !resolvedAt && !parentId).length;
  const state = active === null ? undefined : outbox.places.get(active);
  return (
    <>
      <RowMarks part={part} />
      <Tabs
        size="small"
        defaultActiveKey={open > 0 ? 'remarks' : 'guidance'}
        items={[
          { key: 'guidance', label: '说明', children: <Guidance form={form} table={table} /> },
          {
            key: 'lastYear',
            label: '上年',
            children: <LastYear part={part} table={table} live={live} active={active} />,
          },
          {
            key: 'remarks',
            label: open > 0 ? `批注 ${open}` : '批注',
            children: (
              <Remarks
                part={part}
                active={active}
                nameOf={nameOf}
                onGo={onGo}
                beforeSend={() => store.flush()}
              />
            ),
          },
          {
            key: 'history',
            label: '历史',
            children: <History part={part} active={active} state={state} store={store} nameOf={nameOf} />,
          },
        ]}
      />
    </>
  );
});

function Guidance({ form, table }: { form: PartForm; table: TableFormat | null }) {
  const { section, format } = form;
  const lines = [...(section?.guidance ?? []), ...(table?.guidance ?? [])];
  return (
    <div className={styles.stack}>
      <ul className={styles.guidance}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {table && <li>0 表示没有发生，空白表示还没有填，“不适用”填“/”，三者不同。</li>}
      </ul>
      <p className={styles.by}>
        依据 {format.name}（{format.documentNo}）
      </p>
    </div>
  );
}
