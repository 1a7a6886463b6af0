import { PlusOutlined } from '@ant-design/icons';
import type { DepartmentView, OrganisationView } from '@nianbao/contracts';
import { Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { PublishingRulesForm } from './PublishingRulesForm.tsx';
import { DeadlineRulesForm } from './DeadlineRulesForm.tsx';
import { deadlineRulesOf } from './deadline-rules.ts';
import { DepartmentDialog } from './DepartmentDialog.tsx';
import { NewOrganisationDialog } from './NewOrganisationDialog.tsx';
import { useDepartments, useOrganisation } from '../../server/organisation.ts';
import { SettingsForm } from './SettingsForm.tsx';

/** How the body works, and its 科室. */
export function OrganisationPage() {
  const [creating, setCreating] = useState(false);
  return (
    <Page title="单位与科室" extra={<Button onClick={() => setCreating(true)}>新建单位</Button>}>
      <Loaded query={useOrganisation()}>{(organisation) => <Settings organisation={organisation} />}</Loaded>
      <Departments />
      {creating && <NewOrganisationDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

/**
 * What is saved elsewhere makes a new form of the card whose settings it changed: it is not overwritten with what stood
 * before, and what is being typed in the other cards stays.
 */
function Settings({ organisation }: { organisation: OrganisationView }) {
  const { name, settings } = organisation;
  const { kind, headStep, signerIds, returnPhrases } = settings;
  return (
    <>
      <Card title="单位设置">
        <SettingsForm
          key={JSON.stringify([name, kind, headStep, signerIds, returnPhrases])}
          organisation={organisation}
        />
      </Card>
      <Card title="期限与提醒">
        <DeadlineRulesForm key={JSON.stringify(deadlineRulesOf(settings))} organisation={organisation} />
      </Card>
      <Card title="公开规则">
        <PublishingRulesForm key={JSON.stringify(settings.publishing)} organisation={organisation} />
      </Card>
    </>
  );
}

function Departments() {
  const [edited, setEdited] = useState<DepartmentView | 'new' | null>(null);
  return (
    <Card
      title="科室"
      flush
      extra={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
          新建科室
        </Button>
      }
    >
      <Loaded query={useDepartments()}>
        {(departments) => (
          <Table
            rowKey="id"
            dataSource={departments}
            pagination={false}
            size="middle"
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: '还没有科室。先建办公室，再建其他科室。' }}
            columns={[
              { title: '名称', dataIndex: 'name' },
              {
                title: '性质',
                render: (_, { isOffice }) => (isOffice ? <Tag color="blue">办公室（牵头）</Tag> : '业务科室'),
              },
              { title: '状态', render: (_, { disabled }) => (disabled ? <Tag>已停用</Tag> : '启用') },
              {
                title: '操作',
                render: (_, department) => (
                  <Button
                    type="link"
                    size="small"
                    style={{ padding: 0 }}
                    aria-label={`修改${department.name}`}
                    onClick={() => setEdited(department)}
                  >
                    修改
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {edited && (
        <DepartmentDialog department={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}
