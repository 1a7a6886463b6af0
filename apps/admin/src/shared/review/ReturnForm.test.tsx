import type { ReturnedPlace } from '@nianbao/contracts';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { organisation } from '../../../test/a-report.ts';
import { answers, draw } from '../../../test/render.tsx';
import { ReturnForm } from './ReturnForm.tsx';
import type { Returning } from './use-returning.ts';

const CELL = 'tables/art20/art20_1/rules/issued';
const FINDING = { rule: 'sum', message: '总计应为 12，现为 11' };

function open() {
  const onSend = vi.fn<(places: ReturnedPlace[]) => void>();
  answers({
    'GET /organisation': {
      ...organisation,
      settings: { ...organisation.settings, returnPhrases: ['请与台账核对', '请补充依据'] },
    },
  });
  draw(<Form onSend={onSend} />);
  return onSend;
}

function Form({ onSend }: { onSend: (places: ReturnedPlace[]) => void }) {
  const [written, setWritten] = useState<Returning['written']>({});
  return (
    <ReturnForm
      returning={{
        places: [CELL, ''],
        written,
        toggle: () => undefined,
        write: (address, one) => setWritten({ ...written, [address]: one }),
        stop: () => undefined,
      }}
      nameOf={(address) => (address === '' ? '整个填报项' : '规章')}
      findingsAt={(address) => (address === CELL ? [FINDING] : [])}
      error={null}
      pending={false}
      onSend={onSend}
    />
  );
}

it('takes the words of the body, adds them to own words, and quotes a finding of that place', async () => {
  const onSend = open();

  fireEvent.change(screen.getByLabelText('退回理由：整个填报项'), { target: { value: '口径不一' } });
  for (const [place, phrase] of [
    ['规章', '请与台账核对'],
    ['整个填报项', '请补充依据'],
  ] as const) {
    fireEvent.mouseDown(await screen.findByRole('combobox', { name: `退回用语：${place}` }));
    const options = await screen.findAllByTitle(phrase);
    const last = options.at(-1);
    if (last) fireEvent.click(last);
  }
  fireEvent.click(screen.getByRole('checkbox', { name: /总计应为 12，现为 11/u }));
  fireEvent.click(screen.getByRole('button', { name: '退回 2 处' }));

  expect(onSend).toHaveBeenCalledWith([
    { address: CELL, reason: '请与台账核对', finding: FINDING },
    { address: '', reason: '口径不一；请补充依据' },
  ]);
});

it('still asks for a reason where only a finding is quoted', async () => {
  open();

  fireEvent.click(await screen.findByRole('checkbox', { name: /总计应为 12/u }));

  expect(screen.getByRole<HTMLButtonElement>('button', { name: '退回 2 处' }).disabled).toBe(true);
});
