import {
  DEFAULT_PUBLISHING,
  type OrganisationView,
  type PublishingRules,
  TEXT_FONTS,
} from '@nianbao/contracts';
import { numberOf, patternFault, seriesOf } from '@nianbao/report-formats';
import { App, Button, Form, Input, Radio } from 'antd';
import { today } from '../../lib/dates.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useUpdateOrganisation } from '../../server/organisation.ts';
import styles from './PublishingRules.module.css';
import { type WordTemplate, WordTemplateField } from './WordTemplateField.tsx';

const PLAIN: Partial<Record<keyof PublishingRules, string>> = {
  catalogue: '公开目录',
  classification: '组配分类',
  keywords: '主题词',
  superior: '备案的上级机关',
};

interface Rules extends PublishingRules {
  wordTemplate: WordTemplate | null;
  textFont: (typeof TEXT_FONTS)[number];
}

/** How the body numbers and classifies what it publishes, and on what its Word files stand. */
export function PublishingRulesForm({ organisation }: { organisation: OrganisationView }) {
  const [form] = Form.useForm<Rules>();
  const update = useUpdateOrganisation();
  const { message } = App.useApp();
  const { name, version, settings } = organisation;
  const save = ({ wordTemplate, textFont, ...publishing }: Rules) =>
    update.mutate(
      { version, name, settings: { ...settings, publishing, wordTemplate, textFont } },
      { onSuccess: () => void message.success('公开规则已保存') },
    );
  return (
    <Form<Rules>
      form={form}
      name="publishing"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={{
        ...(settings.publishing ?? DEFAULT_PUBLISHING),
        wordTemplate: settings.wordTemplate ?? null,
        textFont: settings.textFont ?? TEXT_FONTS[0],
      }}
      onFinish={save}
    >
      <Form.Item name="code" label="机构代码或统一社会信用代码">
        <Input maxLength={40} />
      </Form.Item>
      <Pattern name="indexNumber" label="索引号规则" form={form} />
      <Pattern name="documentNumber" label="文号规则（不填则每次手工填写）" form={form} />
      {Object.entries(PLAIN).map(([key, label]) => (
        <Form.Item key={key} name={key} label={label}>
          <Input maxLength={100} />
        </Form.Item>
      ))}
      <Form.Item name="textFont" label="Word 正文字体">
        <Radio.Group options={TEXT_FONTS.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="wordTemplate" label="Word 模板（不设则按 GB/T 9704 排版）">
        <WordTemplateField />
      </Form.Item>
      <ProblemAlert error={update.error} />
      <Button type="primary" htmlType="submit" loading={update.isPending}>
        保存
      </Button>
    </Form>
  );
}

/** A pattern with the number it would give today below it. */
function Pattern({
  name,
  label,
  form,
}: {
  name: 'indexNumber' | 'documentNumber';
  label: string;
  form: ReturnType<typeof Form.useForm<Rules>>[0];
}) {
  const pattern = Form.useWatch(name, form) ?? '';
  const code = Form.useWatch('code', form) ?? '';
  const fault = pattern === '' ? null : patternFault(pattern);
  const preview = numberOf(seriesOf(pattern, { code: code === '' ? '机构代码' : code, day: today() }), 1);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={
        <span className={styles.note}>
          {pattern !== '' && fault === null && `今天取号会得到：${preview}。`}
          可用 {'{机构代码} {年} {月} {日} {序号} {序号:5}'}
        </span>
      }
      rules={[
        {
          validator: (_, value: string) => {
            const wrong = value === '' ? null : patternFault(value);
            return wrong === null ? Promise.resolve() : Promise.reject(new Error(wrong));
          },
        },
      ]}
    >
      <Input maxLength={120} />
    </Form.Item>
  );
}
