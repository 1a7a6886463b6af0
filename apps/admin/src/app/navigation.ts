import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  FileSearchOutlined,
  InboxOutlined,
  MailOutlined,
  ProjectOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { Role } from '@nianbao/workflow';
import type { ComponentType } from 'react';

export interface NavigationItem {
  to: string;
  label: string;
  icon: ComponentType;
  /** Shows how much waits here. */
  counts?: boolean;
}

const WORKERS: readonly Role[] = ['department_head', 'contributor', 'leader', 'secrecy_reviewer'];

/** The places that fit the roles held, the first of them the home page. */
export function navigationOf(roles: ReadonlySet<Role>): NavigationItem[] {
  const works = WORKERS.some((role) => roles.has(role));
  const office = roles.has('office');
  const tasks = { to: office ? '/tasks' : '/', label: '待我处理', icon: InboxOutlined, counts: true };
  const places: [boolean, NavigationItem][] = [
    [office, { to: '/', label: '年度任务', icon: ProjectOutlined }],
    [office || works, tasks],
    [office || works, { to: '/cycles', label: '各年度', icon: CalendarOutlined }],
    [office, { to: '/archive', label: '往年年报', icon: FileSearchOutlined }],
    [roles.has('admin'), { to: '/organisation', label: '单位与科室', icon: ApartmentOutlined }],
    [roles.has('admin'), { to: '/people', label: '人员与角色', icon: TeamOutlined }],
    [office || roles.has('admin'), { to: '/calendar', label: '工作日历', icon: CarryOutOutlined }],
    [roles.has('admin'), { to: '/channels', label: '消息发送', icon: MailOutlined }],
    [
      office || roles.has('admin') || roles.has('auditor'),
      { to: '/audit', label: '审计记录', icon: AuditOutlined },
    ],
    [
      office || roles.has('leader') || roles.has('auditor'),
      { to: '/boards', label: '统计', icon: BarChartOutlined },
    ],
  ];
  return places.filter(([fits]) => fits).map(([, item]) => item);
}
