import type { CalendarChange } from '@nianbao/contracts';
import { App, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { formatDay } from '../../lib/dates.ts';
import { isProblem } from '../../lib/call.ts';
import { LoadingSkeleton } from '../../ui/Loading.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { movingOf, ReplanChanges } from '../../pieces/dates/ReplanChanges.tsx';
import styles from './Calendar.module.css';
import { usePreviewCalendar, useUpdateCalendar } from '../../server/calendar.ts';

/** Shows which open deadlines the change moves, and applies exactly what was shown. */
export function ApplyDialog({ change, onClose }: { change: CalendarChange; onClose: () => void }) {
  const [alsoByHand, setAlsoByHand] = useState<string[]>([]);
  const { mutate: look, data: preview, error: unseen } = usePreviewCalendar();
  const update = useUpdateCalendar();
  const { message } = App.useApp();
  useEffect(() => look(change), [look, change]);
  const apply = () => {
    if (!preview) return;
    update.mutate(
      { change, fingerprint: preview.fingerprint, alsoByHand },
      {
        onSuccess: ({ applied }) => {
          void message.success(`日历已更新，${applied.changes.length} 项期限已调整`);
          onClose();
        },
        // Something moved meanwhile: what is applied must have been seen.
        onError: (error) => isProblem(error, 'stale-version') && look(change),
      },
    );
  };
  return (
    <Modal
      open
      width={680}
      title="期限变化预览"
      okText={
        preview && movingOf(preview, alsoByHand) > 0
          ? `应用，调整 ${movingOf(preview, alsoByHand)} 项期限`
          : '应用'
      }
      okButtonProps={{ disabled: !preview }}
      confirmLoading={update.isPending}
      onOk={apply}
      onCancel={onClose}
    >
      <div className={styles.stack}>
        <p>{wordsOf(change)}</p>
        {preview ? (
          <ReplanChanges preview={preview} alsoByHand={alsoByHand} onChoose={setAlsoByHand} />
        ) : (
          !unseen && <LoadingSkeleton rows={3} />
        )}
        <ProblemAlert error={unseen ?? update.error} />
      </div>
    </Modal>
  );
}

function wordsOf({ set, remove, announced }: CalendarChange): string {
  const say = (days: readonly string[]) =>
    days.length > 6
      ? `${days
          .slice(0, 6)
          .map((day) => formatDay(day))
          .join('、')}等 ${days.length} 天`
      : days.map((day) => formatDay(day)).join('、');
  const off = set.filter(({ working }) => !working).map(({ day }) => day);
  const on = set.filter(({ working }) => working).map(({ day }) => day);
  const source = set[0]?.source;
  return [
    off.length > 0 && `${say(off)}放假`,
    on.length > 0 && `${say(on)}上班`,
    source && `依据${source}`,
    remove.length > 0 && `撤销对${say(remove)}的更正`,
    announced?.source && `${announced.year} 年的安排录入完整，不再推算`,
    announced?.source === null && `撤销“${announced.year} 年已录入完整”，没有录入的日期恢复按惯例推算`,
  ]
    .filter(Boolean)
    .join('；');
}
