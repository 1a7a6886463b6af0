import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { attachmentUrl } from '../../lib/call.ts';
import { formatDay, formatInstant, formatWeekday } from '../../lib/dates.ts';
import { Card } from '../../ui/Page.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FilingForm } from './FilingForm.tsx';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';
import { useEnterFiling, useSetDelivery } from '../../server/publishing.ts';

/** 报送 and 备案: that the superior was sent it, said in one step, and under which number it is kept there. */
export function FilingCard({ report, publishing }: CardProps) {
  const [editing, setEditing] = useState(false);
  const { filing, may } = publishing;
  const own = filing?.edition === report.edition ? filing : null;
  return (
    <Card
      title="报送与备案"
      extra={
        may.file &&
        !editing && <Button onClick={() => setEditing(true)}>{own ? '更正登记' : '登记备案'}</Button>
      }
    >
      {filing && <Filed filing={filing} earlier={own === null} />}
      {!filing && !editing && <Unfiled report={report} publishing={publishing} />}
      {editing && (
        <FilingForm
          report={report}
          publishing={{ ...publishing, filing: own }}
          onClose={() => setEditing(false)}
        />
      )}
    </Card>
  );
}

const Filed = ({
  filing,
  earlier,
}: {
  filing: NonNullable<CardProps['publishing']['filing']>;
  /** Of an edition that was corrected since. */
  earlier: boolean;
}) => (
  <dl className={styles.facts}>
    <dt>报送</dt>
    <dd>
      {filing.superior}，{formatDay(filing.filedOn, true)}
      {earlier && `（第 ${filing.edition} 版；更正版另行报送的，请登记备案）`}
    </dd>
    <dt>备案号</dt>
    <dd>
      {filing.number || '尚未登记，收到后请点“更正登记”补上'}
      {filing.attachmentId && <a href={attachmentUrl(filing.attachmentId)}>备案材料</a>}
    </dd>
    <dt>登记</dt>
    <dd>
      {filing.by.name}，{formatInstant(filing.at)}
    </dd>
  </dl>
);

/** Done with one button, or not asked for at all: either way nobody is reminded any more. */
function Unfiled({ report, publishing }: CardProps) {
  const file = useEnterFiling(report.id);
  const setDelivery = useSetDelivery(report.id);
  const { version, deliverDue, superior, plan, may } = publishing;
  const awaited = plan !== null && plan.at === null && !plan.doneAt;
  const choose = (delivers: boolean) => setDelivery.mutate({ version, delivers });
  return (
    <>
      <p className={styles.note}>
        {deliverDue === null
          ? '本年度的年报不需报送上级机关，不再提醒报送。'
          : `报送期限 ${formatDay(deliverDue, true)}（${formatWeekday(deliverDue)}）。${may.file ? '登记后不再提醒；备案号可以以后补登。' : '签发后在这里登记。'}`}
      </p>
      <div className={styles.acts}>
        {may.file && deliverDue !== null && (
          <Popconfirm
            placement="topLeft"
            title="登记为今天已报送"
            description={`报送${superior || '本级政府信息公开工作主管部门'}。${awaited ? '登记后年报随即公开。' : ''}`}
            okText="已报送"
            cancelText="取消"
            onConfirm={() => file.mutate({ version })}
          >
            <Button type="primary" loading={file.isPending}>
              今天已报送
            </Button>
          </Popconfirm>
        )}
        {may.setDelivery && (
          <Button loading={setDelivery.isPending} onClick={() => choose(deliverDue === null)}>
            {deliverDue === null ? '改为需要报送' : '本年度不需报送'}
          </Button>
        )}
      </div>
      <ProblemAlert error={file.error ?? setDelivery.error} />
    </>
  );
}
