import { createDelegation, type SentBody, type SessionView } from '@nianbao/contracts';
import { addDays } from '@nianbao/workdays';
import { App, Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { formatDay, today } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePeople } from '../../server/organisation.ts';
import { useSignedIn } from '../../server/session.ts';
import { roleWords } from '../../pieces/delegation-words.ts';
import styles from './DelegateDialog.module.css';
import { useDelegate } from '../../server/delegations.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const TO = fieldRules(createDelegation.body.shape.toId, '请选择受托人');
const UNTIL = fieldRules(createDelegation.body.shape.until, '请选择截止日期');
const REASON = fieldRules(createDelegation.body.shape.reason);

type Body = SentBody<typeof createDelegation>;
/** A role of one's own that may be put into other hands. */
export type OwnRole = SessionView['roles'][number] & { role: Body['role'] };

interface Fields {
  roleAt: number;
  toId: string;
  startsOn: Dayjs;
  until: Dayjs;
  reason?: string;
}

/** As long as the API allows. */
const LONGEST_DAYS = 366;
const DAY = 'YYYY-MM-DD';
const PRESETS = [
  { label: '三天', days: 2 },
  { label: '一周', days: 6 },
  { label: '两周', days: 13 },
  { label: '一个月', days: 29 },
];

/** 委托: one's role to somebody of the body, from a day until another; both must be named. */
export function DelegateDialog({ roles, onClose }: { roles: readonly OwnRole[]; onClose: () => void }) {
  const [form] = Form.useForm<Fields>();
  const { user } = useSignedIn();
  const people = usePeople();
  const delegate = useDelegate();
  const { message } = App.useApp();
  const toId: string | undefined = Form.useWatch('toId', form);
  const others = (people.data ?? []).filter(
    ({ id, disabled, memberships }) => id !== user.id && !disabled && memberships.length > 0,
  );
  const chosen = others.find(({ id }) => id === toId);
  const now = today();
  const begins: Dayjs | null | undefined = Form.useWatch('startsOn', form);
  const from = begins?.format(DAY) ?? now;

  const pickLength = (days: number) => {
    const first: Dayjs | undefined = form.getFieldValue('startsOn');
    form.setFieldValue('until', dayjs(addDays(first?.format(DAY) ?? now, days)));
  };
  const send = ({ roleAt, toId: to, startsOn, until, reason = '' }: Fields) => {
    const own = roles[roleAt];
    if (!own) return;
    const { role, departmentId } = own;
    delegate.mutate(
      {
        role,
        departmentId,
        toId: to,
        startsOn: startsOn.format(DAY),
        until: until.format(DAY),
        reason: reason.trim(),
      },
      {
        onSuccess: (made) => {
          void message.success(`已委托${made.to.name}，至${formatDay(made.until)}`);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title="委托他人代为办理"
      okText="委托"
      width={520}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={delegate.isPending}
    >
      <p style={{ margin: '4px 0 16px', color: 'var(--ink-2)' }}>
        委托期间您仍可自己办理。受托人办理的每一件事都写明两人姓名
        {chosen && `：“${chosen.name}（代${user.name}）”`}，到期自动结束，也可提前结束。
      </p>
      <Form
        form={form}
        name="delegation"
        layout="vertical"
        requiredMark={false}
        initialValues={{ roleAt: 0, startsOn: dayjs(now) }}
        onFinish={send}
      >
        <Form.Item name="roleAt" label="委托的职责">
          <Select
            disabled={roles.length === 1}
            options={roles.map((role, value) => ({ value, label: roleWords(role) }))}
          />
        </Form.Item>
        <Form.Item name="toId" label="委托给" rules={TO.rules}>
          <Select
            placeholder="本单位人员"
            loading={people.isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <div className={styles.days}>
          <Form.Item name="startsOn" label="开始日期" rules={[{ required: true, message: '请选择开始日期' }]}>
            <DatePicker style={{ width: '100%' }} minDate={dayjs(now)} />
          </Form.Item>
          <Form.Item
            name="until"
            label="截止日期"
            dependencies={['startsOn']}
            extra={<Lengths onPick={pickLength} />}
            rules={UNTIL.rules}
          >
            <DatePicker
              style={{ width: '100%' }}
              minDate={dayjs(from)}
              maxDate={dayjs(addDays(from, LONGEST_DAYS))}
            />
          </Form.Item>
        </div>
        <Form.Item name="reason" label="事由（可不填）" rules={REASON.rules}>
          <Input maxLength={REASON.maxLength} placeholder="如：外出学习" />
        </Form.Item>
        <ProblemAlert error={delegate.error ?? people.error} />
      </Form>
    </Modal>
  );
}

/** The usual lengths of a leave, one press each; the first day counts. */
const Lengths = ({ onPick }: { onPick: (days: number) => void }) => (
  <span className={styles.lengths}>
    {PRESETS.map(({ label, days }) => (
      <Button key={label} size="small" onClick={() => onPick(days)}>
        {label}
      </Button>
    ))}
    当天仍有效，最长一年
  </span>
);
