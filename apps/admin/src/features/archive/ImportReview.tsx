import { checkReport } from '@nianbao/checks';
import { printedLabels } from '@nianbao/importer';
import type { PublicationSummary } from '@nianbao/contracts';
import type { Address } from '@nianbao/report-formats';
import { Segmented } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { Card } from '../../ui/Page.tsx';
import { type Mark, ReportArticle } from '../../pieces/document/ReportArticle.tsx';
import { CorrectDialog } from './CorrectDialog.tsx';
import { correct, findCorrectable } from './correct.ts';
import type { Draft } from './draft.ts';
import { EditSections } from './EditSections.tsx';
import { FactsForm } from './FactsForm.tsx';
import { FindingNotes, ReadingNotes } from './ImportNotes.tsx';
import styles from './ImportPage.module.css';
import { PieceList } from './PieceList.tsx';
import { UnsureCells } from './UnsureCells.tsx';
import { SourceView } from './SourceView.tsx';

type Way = 'look' | 'edit';

/** One past report beside its source: what was read, what found no place, what the checks say. All can be corrected. */
export function ImportReview({
  file,
  draft,
  publishedYears,
  today,
  onEdit,
  onStored,
}: {
  file: File;
  draft: Draft;
  publishedYears: ReadonlySet<number>;
  today: string;
  onEdit: (change: (draft: Draft) => Draft) => void;
  onStored: (publication: PublicationSummary) => void;
}) {
  const [way, setWay] = useState<Way>('look');
  const [side, setSide] = useState<'source' | 'result'>('result');
  const [at, setAt] = useState<Address | null>(null);
  const [line, setLine] = useState<number | null>(null);
  const [correcting, setCorrecting] = useState<Address | null>(null);
  // Checked and drawn after the keystroke, not before it.
  const content = useDeferredValue(draft.content);
  const open = useMemo(
    () => draft.pieces.filter(({ decision }) => decision === 'open').map(({ text }) => text),
    [draft.pieces],
  );
  const printed = useMemo(() => printedLabels(draft.notes), [draft.notes]);
  const unsure = useMemo(() => draft.unsure.map(({ address }) => address), [draft.unsure]);
  const findings = useMemo(
    () => checkReport({ content, unplaced: open, printed, unsure }),
    [content, open, printed, unsure],
  );
  const marks = useMemo(
    () => [
      ...unsure.map((address): Mark => ({ address, level: 'question' })),
      ...findings.flatMap(({ addresses: [address], level }): Mark[] =>
        address ? [{ address, level: level === 'error' ? 'warning' : level }] : [],
      ),
    ],
    [findings, unsure],
  );
  const look = (address: Address) => {
    setWay('look');
    setSide('result');
    setAt(address);
  };
  const press = (address: Address) => {
    setAt(address);
    if (findCorrectable(draft.content, address)) setCorrecting(address);
  };
  return (
    <>
      <FactsForm
        file={file}
        draft={draft}
        publishedYears={publishedYears}
        today={today}
        onEdit={onEdit}
        onStored={onStored}
        onLook={look}
      />
      <PieceList
        draft={draft}
        onEdit={onEdit}
        onLook={(number) => {
          setSide('source');
          setLine(number);
        }}
      />
      <UnsureCells
        draft={draft}
        onEdit={onEdit}
        onLook={look}
        onLine={(number) => {
          setSide('source');
          setLine(number);
        }}
      />
      <div className={styles.sideSwitch}>
        <Segmented
          block
          value={side}
          onChange={setSide}
          options={[
            { value: 'source', label: '原文' },
            { value: 'result', label: '读取结果' },
          ]}
        />
      </div>
      <div className={styles.columns} data-side={side}>
        <div className={styles.left}>
          <Card title={`原文（${draft.lines.length} 行）`} flush>
            <SourceView lines={draft.lines} pieces={draft.pieces} at={line} />
          </Card>
        </div>
        <div className={styles.right}>
          <Card
            title="读取结果"
            extra={
              <Segmented<Way>
                size="small"
                value={way}
                onChange={setWay}
                options={[
                  { value: 'look', label: '公开时的样子' },
                  { value: 'edit', label: '逐处更正' },
                ]}
              />
            }
            flush
          >
            <div className={styles.result} tabIndex={0} role="region" aria-label="读取结果">
              {way === 'look' ? (
                <>
                  <p className={styles.hint}>点一个数字或一段文字即可更正。</p>
                  <div className={styles.preview}>
                    <ReportArticle content={content} marks={marks} at={at} onPress={press} />
                  </div>
                </>
              ) : (
                <EditSections draft={draft} onEdit={onEdit} />
              )}
            </div>
          </Card>
        </div>
      </div>
      <div className={styles.notes}>
        <FindingNotes content={content} findings={findings} onLook={look} />
        <ReadingNotes
          notes={draft.notes}
          onLook={look}
          onLine={(number) => {
            setSide('source');
            setLine(number);
          }}
        />
      </div>
      {correcting && (
        <CorrectDialog
          draft={draft}
          address={correcting}
          onClose={() => setCorrecting(null)}
          onCorrect={(text) => onEdit((now) => correct(now, correcting, text))}
        />
      )}
    </>
  );
}
