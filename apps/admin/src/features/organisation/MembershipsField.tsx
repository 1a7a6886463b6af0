import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { DepartmentView } from '@nianbao/contracts';
import { ROLES, type Role } from '@nianbao/workflow';
import { Button, Form, Select } from 'antd';
import { ROLE_LABELS } from '../../lib/labels.ts';

/** Roles that are held in one department. */
const OF_DEPARTMENT: readonly Role[] = ['department_head', 'contributor'];

/** Roles, one a line, with the department where the role belongs to one. */
export function MembershipsField({ departments }: { departments: readonly DepartmentView[] }) {
  return (
    <Form.List name="memberships">
      {(fields, { add, remove }) => (
        <fieldset style={{ margin: '0 0 20px', padding: 0, border: 'none', display: 'grid', gap: 8 }}>
          <legend style={{ margin: '0 0 8px', border: 'none', fontSize: 14, color: 'inherit' }}>角色</legend>
          {fields.map(({ key, name }) => (
            <div key={key} style={{ display: 'flex', gap: 8 }}>
              <Form.Item
                name={[name, 'role']}
                rules={[{ required: true, message: '请选择角色' }]}
                style={{ flex: 1, marginBottom: 0 }}
              >
                <Select
                  aria-label={`第 ${name + 1} 个角色`}
                  placeholder="角色"
                  options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
                />
              </Form.Item>
              <DepartmentOfRole name={name} departments={departments} />
              <Button
                icon={<DeleteOutlined />}
                aria-label={`去掉第 ${name + 1} 个角色`}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
            加一个角色
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function DepartmentOfRole({ name, departments }: { name: number; departments: readonly DepartmentView[] }) {
  const role: Role | undefined = Form.useWatch(['memberships', name, 'role']);
  const needed = role !== undefined && OF_DEPARTMENT.includes(role);
  if (!needed) return <span style={{ flex: 1 }} />;
  return (
    <Form.Item
      name={[name, 'departmentId']}
      rules={[{ required: true, message: '请选择科室' }]}
      style={{ flex: 1, marginBottom: 0 }}
    >
      <Select
        aria-label={`第 ${name + 1} 个角色的科室`}
        placeholder="科室"
        showSearch={{ optionFilterProp: 'label' }}
        options={departments
          .filter(({ disabled }) => !disabled)
          .map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Form.Item>
  );
}
