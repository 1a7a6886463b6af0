import { useState } from 'react';
import { today } from '../../lib/dates.ts';
import { Loaded } from '../../ui/Loading.tsx';
import { Page } from '../../ui/Page.tsx';
import { useSignedIn } from '../../server/session.ts';
import { FileList } from './FileList.tsx';
import styles from './ImportPage.module.css';
import { ImportReview } from './ImportReview.tsx';
import { usePublications } from '../../server/publications.ts';
import { SourceStep } from './SourceStep.tsx';
import { useImports, useLeaveGuard } from './use-imports.ts';

/** From published pages, files or text to stored reports: read, check against the source, store. */
export function ImportPage() {
  const { organisation } = useSignedIn();
  const imports = useImports(organisation.name);
  const publications = usePublications();
  const [chosen, setChosen] = useState<string | null>(null);
  const { items } = imports;
  useLeaveGuard(items.some(({ state }) => state.phase === 'read'));
  // Without a choice the first one that waits for a person.
  const open = items.find(({ id }) => id === chosen) ?? items.find(({ state }) => state.phase === 'read');
  return (
    <Page
      wide
      back={{ to: '/archive', label: '往年年报' }}
      title="导入往年年报"
      subtitle="一次至多十个文件，在本机读取；逐份与原文核对后存入，存入即在公开页面标明“导入”。"
    >
      <Loaded query={publications}>
        {(published) => (
          <>
            <SourceStep
              room={items.filter(({ state }) => state.phase !== 'stored').length}
              onAdd={imports.add}
              folded={items.length > 0}
            />
            {items.length > 0 && (
              <FileList items={items} open={open?.id ?? null} onOpen={setChosen} onRemove={imports.remove} />
            )}
            {open?.state.phase === 'read' && (
              <div className={styles.review}>
                <ImportReview
                  key={open.id}
                  file={open.file}
                  draft={open.state.draft}
                  publishedYears={new Set(published.map(({ year }) => year))}
                  today={today()}
                  onEdit={(change) => imports.edit(open.id, change)}
                  onStored={({ year, path }) => {
                    imports.stored(open.id, year, path);
                    setChosen(null);
                  }}
                />
              </div>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
