import type { FigureExplanation, PartView } from '@nianbao/contracts';
import { App } from 'antd';
import { useState } from 'react';
import { isProblem } from '../../../lib/call.ts';
import { useActOnPart } from '../../../server/act-on-part.ts';

/** What is said on the way: that places are knowingly left, and why figures changed after a signature. */
interface Said {
  confirmUntouched?: true;
  explanations?: FigureExplanation[];
}

/** Hands a part in once all is saved. Where the API asks something first, `asked` is that question, and `answer` goes on. */
export function useSubmitPart(part: PartView) {
  const { message } = App.useApp();
  const act = useActOnPart(part.id);
  const [said, setSaid] = useState<Said>({});

  const send = (more: Said) => {
    setSaid(more);
    act.mutate(
      { action: 'submit', version: part.version, ...more },
      { onSuccess: () => void message.success('已提交。审核前可以撤回。') },
    );
  };
  const { error } = act;
  const asked = isProblem(error, 'returned-places-untouched', 'figures-unexplained') ? error : null;
  return {
    submit: () => send({}),
    /** What was said before is said again: each question is answered once. */
    answer: (more: Said) => send({ ...said, ...more }),
    asked,
    /** Why it was refused, where nothing said here would help. */
    error: asked ? null : error,
    pending: act.isPending,
    forget: () => act.reset(),
  };
}
