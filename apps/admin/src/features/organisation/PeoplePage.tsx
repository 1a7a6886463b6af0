import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import type { DepartmentView, PersonView } from '@nianbao/contracts';
import { ROLES, type Role } from '@nianbao/workflow';
import { Button, Input, Select, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { ROLE_LABELS } from '../../lib/labels.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { PasswordResetDialog } from './PasswordResetDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { useDepartments, usePeople } from '../../server/organisation.ts';

/** Everybody with a role in the body; the filters are in the address. */
export function PeoplePage() {
  const [search, setSearch] = useSearchParams();
  const [edited, setEdited] = useState<PersonView | 'new' | null>(null);
  const [reset, setReset] = useState<PersonView | null>(null);
  const departments = useDepartments().data ?? [];
  const filter = (key: string, value: string | undefined) =>
    setSearch(
      (old) => {
        if (value) old.set(key, value);
        else old.delete(key);
        return old;
      },
      { replace: true },
    );
  const words = search.get('q') ?? '';
  const role = search.get('role');
  return (
    <Page
      title="人员与角色"
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          新建人员
        </Button>
      }
    >
      <Space wrap>
        <Input
          allowClear
          aria-label="按姓名或账号查找"
          placeholder="姓名或账号"
          prefix={<SearchOutlined />}
          value={words}
          onChange={({ target }) => filter('q', target.value)}
          style={{ width: 220 }}
        />
        <Select
          allowClear
          aria-label="按角色筛选"
          placeholder="全部角色"
          value={role}
          onChange={(value?: string) => filter('role', value)}
          options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
          style={{ width: 160 }}
        />
      </Space>
      <Loaded query={usePeople()}>
        {(people) => (
          <Card flush label="人员列表">
            <PeopleTable
              people={people.filter(
                ({ name, account, memberships }) =>
                  (name.includes(words) || account.includes(words)) &&
                  (!role || memberships.some((held) => held.role === role)),
              )}
              departments={departments}
              onEdit={setEdited}
              onReset={setReset}
            />
          </Card>
        )}
      </Loaded>
      {edited && (
        <PersonDialog
          person={edited === 'new' ? null : edited}
          departments={departments}
          onClose={() => setEdited(null)}
        />
      )}
      {reset && <PasswordResetDialog person={reset} onClose={() => setReset(null)} />}
    </Page>
  );
}

function PeopleTable({
  people,
  departments,
  onEdit,
  onReset,
}: {
  people: PersonView[];
  departments: readonly DepartmentView[];
  onEdit: (person: PersonView) => void;
  onReset: (person: PersonView) => void;
}) {
  const nameOf = (id: string | null) => departments.find((department) => department.id === id)?.name;
  const words = (role: Role, departmentId: string | null) =>
    [role === 'office' ? undefined : nameOf(departmentId), ROLE_LABELS[role]].filter(Boolean).join(' · ');
  return (
    <Table
      rowKey="id"
      dataSource={people}
      size="middle"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      locale={{ emptyText: '没有符合条件的人员' }}
      columns={[
        {
          title: '姓名',
          render: (_, { name, disabled, mailRefused }) => (
            <>
              {name} {disabled && <Tag>已停用</Tag>}
              {mailRefused && <MailRefused {...mailRefused} />}
            </>
          ),
        },
        { title: '账号', dataIndex: 'account' },
        {
          title: '角色',
          render: (_, { memberships }) => (
            <Space size={[4, 4]} wrap style={{ maxWidth: 560 }}>
              {memberships.map(({ role, departmentId }) => (
                <Tag key={`${role}${departmentId}`}>{words(role, departmentId)}</Tag>
              ))}
            </Space>
          ),
        },
        {
          title: '操作',
          render: (_, person) => (
            <Space>
              <Button
                size="small"
                type="link"
                style={{ padding: 0 }}
                aria-label={`修改：${person.name}`}
                onClick={() => onEdit(person)}
              >
                修改
              </Button>
              <Button
                size="small"
                type="link"
                style={{ padding: 0 }}
                aria-label={`重设密码：${person.name}`}
                onClick={() => onReset(person)}
              >
                重设密码
              </Button>
            </Space>
          ),
        },
      ]}
    />
  );
}

/** Nobody writes to the mailbox any more until the person gives another, or the admin tries again. */
const MailRefused = ({ email, reason }: NonNullable<PersonView['mailRefused']>) => (
  <div style={{ color: 'var(--late)', fontSize: 13, maxWidth: 'min(320px, 58vw)', overflowWrap: 'anywhere' }}>
    ▲ 邮箱 {email} 拒收邮件，已停发：{reason}。请本人在“我的消息设置”中改填，或在
    <Link to="/channels?show=deliveries">未送达</Link>中重发
  </div>
);
