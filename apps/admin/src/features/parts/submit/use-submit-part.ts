import type { FigureExplanation, PartView } from '@nianbao/contracts';
import { App } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../../lib/call.ts';
import type { PlacesStore } from '../outbox/places-store.ts';
import { useActOnPart } from '../queries.ts';

/** What is said on the way: that places are knowingly left, and why figures changed after a signature. */
interface Said {
  confirmUntouched?: true;
  explanations?: FigureExplanation[];
}

/** Hands a part in once all is saved. Where the API asks something first, `asked` is that question, and `answer` goes on. */
export function useSubmitPart(part: PartView, store: PlacesStore) {
  const { message } = App.useApp();
  const act = useActOnPart(part.id);
  const [saving, setSaving] = useState(false);
  const [said, setSaid] = useState<Said>({});

  const send = async (more: Said) => {
    setSaid(more);
    setSaving(true);
    await store.flush();
    setSaving(false);
    if (store.unsaved) {
      void message.warning('还有内容没有保存到服务器，保存后才能提交。');
      return;
    }
    act.mutate(
      { action: 'submit', version: part.version, ...more },
      { onSuccess: () => void message.success('已提交。审核前可以撤回。') },
    );
  };
  const { error } = act;
  const asked = isProblem(error, 'returned-places-untouched', 'figures-unexplained') ? error : null;
  return {
    submit: () => void send({}),
    /** What was said before is said again: each question is answered once. */
    answer: (more: Said) => void send({ ...said, ...more }),
    asked,
    /** Why it was refused, where nothing said here would help. */
    error: asked ? null : error,
    pending: saving || act.isPending,
    forget: () => act.reset(),
  };
}
