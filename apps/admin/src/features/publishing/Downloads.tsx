import { Link } from 'react-router';
import { Card } from '../../ui/Page.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import type { CardProps } from './card-props.ts';
import styles from './Publishing.module.css';

/** The report as files, the paper for the leader, and everything of the year. */
export function Downloads({ report: { id, status }, publishing: { wordTemplate } }: CardProps) {
  const roles = rolesOf(useSignedIn());
  const office = roles.has('office');
  const archives = office || roles.has('auditor') || roles.has('admin');
  const files = [
    {
      href: `/api/reports/${id}/file?format=pdf`,
      name: '年报（PDF）',
      about: '可检索文字，带校验码',
      shown: true,
    },
    {
      href: `/api/reports/${id}/file?format=docx`,
      name: '年报（Word）',
      about: wordTemplate === null ? '按 GB/T 9704 排版' : `套用本单位模板“${wordTemplate}”`,
      shown: true,
    },
    {
      href: `/api/reports/${id}/file?format=docx&template=none`,
      name: '年报（Word，国标版式）',
      about: '不套用模板，按 GB/T 9704 排版',
      shown: wordTemplate !== null,
    },
    {
      href: `/api/reports/${id}/signing-sheet`,
      name: '签批单',
      about: '一页，供领导签批',
      shown: status !== 'draft',
    },
    {
      href: `/api/reports/${id}/archive.zip`,
      name: '年度档案',
      about: '各版年报、历次修改、签发与审计记录，可离线核验',
      shown: archives,
    },
  ];
  return (
    <Card title="文件与存档" extra={<Link to={`/reports/${id}/word`}>Word 导出与带回</Link>}>
      <ul className={styles.files}>
        {files
          .filter(({ shown }) => shown)
          .map(({ href, name, about }) => (
            <li key={href}>
              <a href={href} download>
                <strong>{name}</strong>
                <span>{about}</span>
              </a>
            </li>
          ))}
      </ul>
    </Card>
  );
}
