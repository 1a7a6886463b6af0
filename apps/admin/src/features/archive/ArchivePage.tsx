import { ImportOutlined } from '@ant-design/icons';
import type { PublicationSummary } from '@nianbao/contracts';
import { Button, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { dayOf, formatDay } from '../../lib/dates.ts';
import { formatLabel } from '../../lib/labels.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Loaded, LoadingSkeleton } from '../../ui/Loading.tsx';
import { Card, Page } from '../../ui/Page.tsx';
import { rolesOf, useSignedIn } from '../../server/session.ts';
import styles from './ArchivePage.module.css';
import { usePublications } from '../../server/publications.ts';

/** The importer is large and seldom used. */
const ImportPage = lazy(async () => ({ default: (await import('./ImportPage.tsx')).ImportPage }));

/** Every report of the body that is public, and how to bring in the ones of past years. */
export function ArchivePage() {
  const [search, setSearch] = useSearchParams();
  const office = rolesOf(useSignedIn()).has('office');
  const stored = usePublications();
  if (search.has('import') && office) {
    return (
      <Suspense fallback={<LoadingSkeleton />}>
        <ImportPage />
      </Suspense>
    );
  }
  return (
    <Page
      title="往年年报"
      extra={
        office && (
          <Button type="primary" icon={<ImportOutlined />} onClick={() => setSearch({ import: '1' })}>
            导入往年年报
          </Button>
        )
      }
    >
      <Loaded query={stored}>
        {(publications) => (
          <Card flush label="已公开的年报">
            {publications.length === 0 ? (
              <Empty title="还没有已公开的年报。导入上年年报后，填报时可以对照上年数据，并自动核对结转。" />
            ) : (
              <ul>
                {publications.map((publication) => (
                  <PublicationLine key={publication.id} publication={publication} />
                ))}
              </ul>
            )}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

const PublicationLine = ({ publication }: { publication: PublicationSummary }) => (
  <li className={styles.line}>
    <span className={styles.year}>{publication.year}</span>
    <span className={styles.title}>
      <a href={publication.path} target="_blank" rel="noreferrer">
        {publication.title}
      </a>
      <span className={styles.facts}>
        {publication.edition > 1 && `第 ${publication.edition} 版 · `}
        {formatLabel(publication.formatId)} · 内容指纹 {publication.contentHash.slice(0, 12)}…
      </span>
    </span>
    {publication.imported && <Tag>导入</Tag>}
    <span className={styles.date}>{formatDay(dayOf(publication.publishedAt), true)} 公开</span>
  </li>
);
