import { PlusOutlined } from '@ant-design/icons';
import { type HookView, TOPIC_LABELS } from '@nianbao/contracts';
import { App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { Card } from '../../ui/Page.tsx';
import { explanationOf } from '../../ui/ProblemAlert.tsx';
import { HookDialog } from './HookDialog.tsx';
import { LastDelivery } from './LastDelivery.tsx';
import { useDeleteHook, useTryHook } from '../../server/delivery.ts';
import { HOOK_LABELS } from './words.ts';

/** Robots of group chats and other systems, each with what became of its last message. */
export function Hooks({ hooks }: { hooks: readonly HookView[] }) {
  const [edited, setEdited] = useState<HookView | 'new' | null>(null);
  return (
    <Card
      title="群机器人与其他系统"
      flush
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          新建
        </Button>
      }
    >
      <Table
        rowKey="id"
        dataSource={[...hooks]}
        pagination={false}
        size="middle"
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有。可以把消息发到企业微信、钉钉的工作群，或本单位的其他系统。' }}
        columns={[
          {
            title: '名称',
            render: (_, { name, kind, disabled }) => (
              <>
                {name} {disabled && <Tag>已停用</Tag>}
                <div style={{ fontSize: 13, color: 'var(--ink-2)' }}>{HOOK_LABELS[kind]}</div>
              </>
            ),
          },
          { title: '地址', dataIndex: 'address' },
          {
            title: '接收',
            render: (_, { topics }) => (
              <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>
                {topics.map((topic) => TOPIC_LABELS[topic]).join('、') || '不接收'}
              </div>
            ),
          },
          {
            title: '最近一条',
            render: (_, { last }) => (
              <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>
                <LastDelivery last={last} />
              </div>
            ),
          },
          { title: '操作', render: (_, hook) => <HookActs hook={hook} onEdit={() => setEdited(hook)} /> },
        ]}
      />
      {edited && <HookDialog hook={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Card>
  );
}

function HookActs({ hook, onEdit }: { hook: HookView; onEdit: () => void }) {
  const attempt = useTryHook();
  const remove = useDeleteHook();
  const { message } = App.useApp();
  const onError = (error: unknown) => void message.error(explanationOf(error));
  return (
    <Space>
      <Button
        type="link"
        size="small"
        style={{ padding: 0 }}
        loading={attempt.isPending}
        aria-label={`测试${hook.name}`}
        onClick={() => attempt.mutate(hook.id, { onError })}
      >
        发送测试
      </Button>
      <Button
        type="link"
        size="small"
        style={{ padding: 0 }}
        aria-label={`修改${hook.name}`}
        onClick={onEdit}
      >
        修改
      </Button>
      <Popconfirm
        title="删除后，没有发出的消息不再发送，确定删除？"
        okText="删除"
        onConfirm={() => remove.mutate(hook.id, { onError })}
      >
        <Button type="link" danger size="small" style={{ padding: 0 }} aria-label={`删除${hook.name}`}>
          删除
        </Button>
      </Popconfirm>
    </Space>
  );
}
