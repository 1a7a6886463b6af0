import { createOrganisation } from '@nianbao/contracts';
import { App, Form, Input, Modal } from 'antd';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useCreateOrganisation } from '../../server/organisation.ts';
import { fieldRules } from '../../lib/form-rules.ts';

const NAME = fieldRules(createOrganisation.body.shape.name, '请填写单位全称');
const SLUG = fieldRules(createOrganisation.body.shape.slug, '请填写简称');

export function NewOrganisationDialog({ onClose }: { onClose: () => void }) {
  const [form] = Form.useForm<{ name: string; slug: string }>();
  const create = useCreateOrganisation();
  const { message } = App.useApp();
  return (
    <Modal
      open
      title="新建单位"
      okText="新建"
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={create.isPending}
      width={480}
    >
      <p style={{ margin: '4px 0 14px', color: 'var(--ink-2)' }}>
        您将成为新单位的系统管理员，可在页面左上角切换过去。
      </p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(fields) =>
          create.mutate(fields, {
            onSuccess: ({ name }) => {
              void message.success(`已新建“${name}”，可在左上角切换`);
              onClose();
            },
          })
        }
      >
        <Form.Item name="name" label="单位全称" rules={NAME.rules}>
          <Input maxLength={NAME.maxLength} autoFocus />
        </Form.Item>
        <Form.Item
          name="slug"
          label="公开页面地址中的简称"
          extra="小写字母、数字和连字符，2 到 41 个，建好后不能更改"
          rules={SLUG.rules}
        >
          <Input autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <ProblemAlert error={create.error} />
      </Form>
    </Modal>
  );
}
