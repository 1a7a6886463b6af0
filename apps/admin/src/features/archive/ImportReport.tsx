import { decodeSource, type ImportedReport, importReport, isRefusal } from '@nianbao/importer';
import { useState } from 'react';
import { Page } from '../../ui/Page.tsx';
import { useSignedIn } from '../session/queries.ts';
import { ImportReview } from './ImportReview.tsx';
import { SourceStep } from './SourceStep.tsx';

/** From a published page, file or text to a stored report: read, check against the source, store. */
export function ImportReport({ onDone }: { onDone: () => void }) {
  const { organisation } = useSignedIn();
  const [read, setRead] = useState<{ file: File; report: ImportedReport } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  const open = async (file: File, year: number | null) => {
    const source = decodeSource(new Uint8Array(await file.arrayBuffer()), file.name);
    const result = isRefusal(source)
      ? source
      : importReport({ ...source, organisation: organisation.name, ...(year ? { year } : {}) });
    if (isRefusal(result)) return setRefusal(result.refusal.message);
    setRefusal(null);
    setRead({ file, report: result });
  };
  return (
    <Page
      wide={read !== null}
      back={{ to: '/archive', label: '往年年报' }}
      title="导入往年年报"
      subtitle={read ? read.file.name : '支持网页（.html）、Word（.docx）和文本，也可以直接粘贴文字'}
    >
      {read ? (
        <ImportReview
          key={read.file.name}
          file={read.file}
          report={read.report}
          onBack={() => setRead(null)}
          onDone={onDone}
        />
      ) : (
        <SourceStep refusal={refusal} onOpen={open} />
      )}
    </Page>
  );
}
