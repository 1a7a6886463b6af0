import type { OrganisationView } from '@nianbao/contracts';
import { App, Button, Form, InputNumber, Switch } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { DurationFields } from '../../pieces/dates/DurationFields.tsx';
import { type DeadlineRules, deadlineRulesOf } from './deadline-rules.ts';
import styles from './DeadlineRulesForm.module.css';
import { EscalationField } from './EscalationField.tsx';
import { useUpdateOrganisation } from '../../server/organisation.ts';

/** How the body plans its years and reminds of them. */
export function DeadlineRulesForm({ organisation }: { organisation: OrganisationView }) {
  const [form] = Form.useForm<DeadlineRules>();
  const update = useUpdateOrganisation();
  const { message } = App.useApp();
  const { name, version, settings } = organisation;
  const known = deadlineRulesOf(settings);
  const delivers = Form.useWatch('delivers', form) ?? known.delivers;
  const save = ({ nearWorkdays, ...rules }: DeadlineRules) => {
    const { nearWorkdays: _, ...before } = known;
    update.mutate(
      { version, name, settings: { ...settings, nearWorkdays, deadlines: { ...before, ...rules } } },
      { onSuccess: () => void message.success('期限与提醒已保存') },
    );
  };
  return (
    <Form<DeadlineRules>
      form={form}
      // Its fields' ids must differ from those of the forms beside it: a label finds its input by id.
      name="deadlines"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={known}
      onFinish={save}
    >
      <Form.Item name="delivers" label="报送上级机关" valuePropName="checked">
        <Switch checkedChildren="需要" unCheckedChildren="不需要" />
      </Form.Item>
      {delivers && (
        <Form.Item
          name="deliverFirst"
          label="先备案后公布"
          valuePropName="checked"
          extra="打开后，报送上级机关以后才公开"
        >
          <Switch checkedChildren="是" unCheckedChildren="否" />
        </Form.Item>
      )}
      <fieldset className={styles.group}>
        <legend>各阶段工作日数</legend>
        <Form.Item name="durations" noStyle>
          <Durations delivers={delivers} />
        </Form.Item>
        <p className={styles.hint}>
          从法定公开日往前倒排，适用于以后打开的年度；已经打开的年度，请办公室在该年度的“期限”中重新倒排。
        </p>
      </fieldset>
      <Days
        name="nearWorkdays"
        label="临近提醒"
        extra="截止前多少个工作日显示“临近”"
        min={0}
        suffix="个工作日"
      />
      <Days
        name="reworkDays"
        label="退回、转办、重新打开后至少留"
        extra="原期限更晚的，仍按原期限"
        min={1}
        suffix="个工作日"
      />
      <Form.Item name="escalation" noStyle>
        <EscalationField />
      </Form.Item>
      <Days
        name="tellFromHour"
        label="提醒时间"
        extra="工作日几点起提醒；每人的每日汇总时间由各人自己设定"
        min={0}
        max={22}
        suffix="点起"
      />
      {update.error && (
        <div style={{ marginBottom: 16 }}>
          <ProblemAlert error={update.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={update.isPending}>
        保存
      </Button>
    </Form>
  );
}

/** The durations as a field of the form, which hands value and change in. */
const Durations = ({
  value,
  onChange,
  delivers,
}: {
  value?: DeadlineRules['durations'];
  onChange?: (durations: DeadlineRules['durations']) => void;
  delivers: boolean;
}) =>
  value && (
    <DurationFields value={value} delivers={delivers} onChange={(durations) => onChange?.(durations)} />
  );

const Days = ({
  name,
  label,
  extra,
  min,
  max = 30,
  suffix,
}: {
  name: 'nearWorkdays' | 'reworkDays' | 'tellFromHour';
  label: string;
  extra: string;
  min: number;
  max?: number;
  suffix: string;
}) => (
  <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: '请填写' }]}>
    <InputNumber
      min={min}
      max={max}
      precision={0}
      suffix={suffix}
      // Its buttons speak English to a screen reader; the arrow keys step as well.
      controls={false}
      style={{ width: 160 }}
    />
  </Form.Item>
);
