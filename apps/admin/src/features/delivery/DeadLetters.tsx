import type { DeliveryView } from '@nianbao/contracts';
import { App, Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { formatInstant } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card } from '../../ui/Page.tsx';
import { explanationOf } from '../../ui/ProblemAlert.tsx';
import { useDeliveries, useResend } from '../../server/delivery.ts';
import { topicLabel, WAY_LABELS } from './words.ts';

const STATES = [
  { value: 'dead' as const, label: '未送达' },
  { value: 'waiting' as const, label: '待发送' },
  { value: 'sent' as const, label: '已送达' },
];

/** What was given up, each with its reason and a way to send it again; what waits and what arrived beside it. */
export function DeadLetters() {
  const [state, setState] = useState<'dead' | 'waiting' | 'sent'>('dead');
  const resend = useResend();
  const { message } = App.useApp();
  const again = (id: string | null) =>
    resend.mutate(id, {
      onSuccess: (count) => void message.success(`已重新排队 ${count} 条`),
      onError: (error) => void message.error(explanationOf(error)),
    });
  return (
    <>
      <div>
        <Segmented aria-label="按状态筛选" options={STATES} value={state} onChange={setState} />
      </div>
      <Loaded query={useDeliveries(state)}>
        {({ deliveries, total }) => (
          <Card
            flush
            title={`${STATES.find(({ value }) => value === state)?.label ?? ''} ${total} 条`}
            extra={
              state === 'dead' &&
              total > 0 && (
                <Button loading={resend.isPending} onClick={() => again(null)}>
                  全部重发
                </Button>
              )
            }
          >
            <Table<DeliveryView>
              rowKey="id"
              dataSource={deliveries}
              size="middle"
              scroll={{ x: 'max-content' }}
              pagination={deliveries.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
              locale={{ emptyText: state === 'dead' ? '没有未送达的消息' : '没有记录' }}
              columns={[
                {
                  title: '收件方',
                  render: (_, { to, address, channel }) => (
                    <>
                      {to}
                      <div style={{ fontSize: 13, color: 'var(--ink-2)' }}>
                        {WAY_LABELS[channel]} {address}
                      </div>
                    </>
                  ),
                },
                {
                  title: '消息',
                  render: (_, { topic, text }) => (
                    <div style={{ maxWidth: 380, whiteSpace: 'normal' }}>
                      【{topicLabel(topic)}】{text}
                    </div>
                  ),
                },
                {
                  title: '原因',
                  render: (_, { reason, attempts }) => (
                    <div style={{ maxWidth: 300, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
                      {reason ?? '—'}
                      {attempts > 1 && <span style={{ color: 'var(--ink-2)' }}>（已试 {attempts} 次）</span>}
                    </div>
                  ),
                },
                {
                  title: '时间',
                  render: (_, { settledAt, createdAt }) => formatInstant(settledAt ?? createdAt),
                },
                ...(state === 'dead'
                  ? [
                      {
                        title: '操作',
                        render: (_: unknown, { id, to }: DeliveryView) => (
                          <Button
                            type="link"
                            size="small"
                            style={{ padding: 0 }}
                            aria-label={`重发给${to}`}
                            onClick={() => again(id)}
                          >
                            重发
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
        )}
      </Loaded>
    </>
  );
}
