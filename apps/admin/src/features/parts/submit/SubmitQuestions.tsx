import type { PartView, ProblemDetail } from '@nianbao/contracts';
import { Button, Modal } from 'antd';
import { ExplainFigures } from '../../../pieces/document/ExplainFigures.tsx';
import { formOf, placeName } from '../../../pieces/part-format.ts';
import styles from './SubmitQuestions.module.css';
import type { useSubmitPart } from './use-submit-part.ts';

/** What must be said before a part is handed in: returned places left as they are, figures changed after a signature. */
export function SubmitQuestions({
  part,
  submission: { asked, answer, pending, forget },
  onGo,
}: {
  part: PartView;
  submission: ReturnType<typeof useSubmitPart>;
  onGo: (address: string) => void;
}) {
  if (asked?.code === 'figures-unexplained') {
    return (
      <ExplainFigures
        asked={asked.details}
        figures={part.unexplained ?? []}
        okText="说明并提交"
        error={null}
        pending={pending}
        onSend={(explanations) => answer({ explanations })}
        onClose={forget}
      />
    );
  }
  if (asked?.code === 'returned-places-untouched') {
    const form = formOf(part);
    const blocks = part.blocks.flatMap(({ block }) => block ?? []);
    return (
      <Untouched
        places={asked.details}
        nameOf={(address) => placeName(form, blocks, address)}
        pending={pending}
        onGo={(address) => {
          forget();
          onGo(address);
        }}
        onSubmit={() => answer({ confirmUntouched: true })}
        onClose={forget}
      />
    );
  }
  return null;
}

function Untouched({
  places,
  nameOf,
  pending,
  onGo,
  onSubmit,
  onClose,
}: {
  places: readonly ProblemDetail[];
  nameOf: (address: string) => string;
  pending: boolean;
  onGo: (address: string) => void;
  onSubmit: () => void;
  onClose: () => void;
}) {
  return (
    <Modal
      open
      title={`退回的 ${places.length} 处还没有处理`}
      okText="仍要提交"
      cancelText="返回处理"
      confirmLoading={pending}
      onOk={onSubmit}
      onCancel={onClose}
    >
      <p className={styles.hint}>没有修改、标记，也没有答复。仍要提交的，审核人会看到这些地方未作处理。</p>
      <ul className={styles.places}>
        {places.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            <span>
              <strong>{nameOf(field)}</strong>
              <br />
              {message}
            </span>
            <Button type="link" size="small" onClick={() => onGo(field)}>
              去处理
            </Button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
