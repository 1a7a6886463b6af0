import {
  createHook,
  HOOK_KINDS,
  type HookKind,
  type HookView,
  isAtOnce,
  type Topic,
  TOPIC_LABELS,
  TOPICS,
} from '@nianbao/contracts';
import { App, Checkbox, Form, Input, Modal, Radio, Select, Switch } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useSaveHook } from '../../server/delivery.ts';
import { HOOK_LABELS } from './words.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(createHook.body.shape.name, '请填写名称');

interface Fields {
  kind: HookKind;
  name: string;
  url: string;
  secret: string;
  topics: Topic[];
  digestHour: number;
  enabled: boolean;
}

const HOURS = Array.from({ length: 15 }, (_, i) => ({ value: i + 6, label: `${i + 6}:00` }));
const SECRET_HELP: Record<HookKind, string> = {
  wecom: '企业微信的密钥已在地址的 key 中，不用填写',
  dingtalk: '机器人安全设置中“加签”的密钥，以 SEC 开头；未启用加签则不填',
  generic: '对方据此核对签名（HMAC-SHA256，格式见 standardwebhooks.com），请填写双方约定的密钥',
};

/** Where to, signed with what, and which messages. Address and key of an existing one stay unless typed anew. */
export function HookDialog({ hook, onClose }: { hook: HookView | null; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? hook?.kind ?? 'wecom';
  const save = useSaveHook();
  const { message } = App.useApp();
  const submit = ({ enabled, url, secret, ...fields }: Fields) => {
    const { kind: chosen, ...rest } = fields;
    save.mutate(
      hook
        ? {
            id: hook.id,
            body: {
              ...rest,
              version: hook.version,
              disabled: !enabled,
              ...(url ? { url } : {}),
              ...(secret ? { secret } : {}),
            },
          }
        : { id: null, body: { ...rest, kind: chosen, url, secret: secret ?? '' } },
      {
        onSuccess: () => {
          void message.success('已保存');
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={hook ? `修改${hook.name}` : '新建群机器人或其他系统'}
      okText="保存"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={save.isPending}
      width={560}
    >
      <Form<Fields>
        form={form}
        name="hook"
        layout="vertical"
        requiredMark={false}
        initialValues={{
          kind: hook?.kind ?? 'wecom',
          name: hook?.name ?? '',
          topics: hook?.topics ?? TOPICS.filter(isAtOnce),
          digestHour: hook?.digestHour ?? 9,
          enabled: !(hook?.disabled ?? false),
        }}
        onFinish={submit}
      >
        {!hook && (
          <Form.Item name="kind" label="类型">
            <Radio.Group options={HOOK_KINDS.map((value) => ({ value, label: HOOK_LABELS[value] }))} />
          </Form.Item>
        )}
        <Form.Item name="name" label="名称" rules={NAME.rules}>
          <Input maxLength={NAME.maxLength} placeholder="如：年报工作群" />
        </Form.Item>
        <Form.Item
          name="url"
          label="地址"
          extra={hook ? `现为 ${hook.address}，不填则不变` : '从群机器人的设置中复制'}
          rules={[{ required: !hook, message: '请填写地址' }]}
        >
          <Input maxLength={1000} autoComplete="off" spellCheck={false} />
        </Form.Item>
        {kind !== 'wecom' && (
          <Form.Item
            name="secret"
            label="密钥"
            extra={`${SECRET_HELP[kind]}${hook?.hasSecret ? '；已有密钥，不填则不变' : ''}`}
            rules={[{ required: kind === 'generic' && !hook?.hasSecret, message: '请填写密钥' }]}
          >
            <Input.Password maxLength={200} autoComplete="new-password" />
          </Form.Item>
        )}
        <Form.Item name="topics" label="接收哪些消息">
          <Checkbox.Group options={TOPICS.map((value) => ({ value, label: TOPIC_LABELS[value] }))} />
        </Form.Item>
        <Form.Item
          name="digestHour"
          label="每日摘要的时间"
          extra={`${TOPICS.filter(isAtOnce)
            .map((topic) => TOPIC_LABELS[topic])
            .join('、')}立即发送，其余每个工作日汇总一次`}
        >
          <Select options={HOURS} style={{ width: 120 }} />
        </Form.Item>
        {hook && (
          <Form.Item name="enabled" label="状态" valuePropName="checked">
            <Switch checkedChildren="启用" unCheckedChildren="停用" />
          </Form.Item>
        )}
        <ProblemAlert error={save.error} />
      </Form>
    </Modal>
  );
}
