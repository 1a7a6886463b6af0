import { type OrganisationView, updateOrganisation } from '@nianbao/contracts';
import { App, Button, Form, Input, Radio, Select, Switch } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { usePeople, useUpdateOrganisation } from '../../server/organisation.ts';
import { ReturnPhrasesField } from './ReturnPhrasesField.tsx';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(updateOrganisation.body.shape.name, '请填写单位名称');

type Fields = OrganisationView['settings'] & { name: string };

export function SettingsForm({ organisation }: { organisation: OrganisationView }) {
  const update = useUpdateOrganisation();
  const leaders = (usePeople().data ?? []).filter(
    ({ disabled, memberships }) => !disabled && memberships.some(({ role }) => role === 'leader'),
  );
  const { message } = App.useApp();
  const save = ({ name, ...settings }: Fields) =>
    update.mutate(
      // What this form does not show stays as it is.
      { version: organisation.version, name, settings: { ...organisation.settings, ...settings } },
      { onSuccess: () => void message.success('单位设置已保存') },
    );
  return (
    <Form<Fields>
      // Its fields' ids must differ from those of the dialogs over it: a label finds its input by id.
      name="settings"
      layout="vertical"
      requiredMark={false}
      style={{ maxWidth: 640 }}
      initialValues={{ name: organisation.name, returnPhrases: [], ...organisation.settings }}
      onFinish={save}
    >
      <Form.Item
        name="name"
        label="单位名称"
        extra={`公开页面的地址中用“${organisation.slug}”，不能更改`}
        rules={NAME.rules}
      >
        <Input maxLength={NAME.maxLength} />
      </Form.Item>
      <Form.Item name="kind" label="单位类型">
        <Radio.Group
          options={[
            { value: 'department', label: '部门（1月31日前公开）' },
            { value: 'government', label: '政府（3月31日前公开）' },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="headStep"
        label="科室负责人审核"
        valuePropName="checked"
        extra="关闭后，填报人提交即报送办公室"
      >
        <Switch checkedChildren="需要" unCheckedChildren="不需要" />
      </Form.Item>
      <Form.Item name="signerIds" label="签发人（按选择的次序签发，适用于以后打开的年度）">
        <Select
          mode="multiple"
          placeholder={leaders.length > 0 ? '选择领导' : '还没有“领导”角色的人员'}
          options={leaders.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <ReturnPhrasesField />
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
