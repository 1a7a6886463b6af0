import type { PartView } from '@nianbao/contracts';
import { configure, fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { aPart, at, PART, SOMEBODY } from '../../../test/a-part.ts';
import { formOf, placeName } from '../../pieces/part-format.ts';
import { aRemark } from './remark-fixture.ts';
import { Remarks } from './Remarks.tsx';

// Several tests at once share two cores.
vi.setConfig({ testTimeout: 60_000 });
configure({ asyncUtilTimeout: 15_000 });

const CELL = at('new_received/natural_person');
const READERS = [
  { id: SOMEBODY, name: '冯若谷', department: '政策法规科' },
  { id: '5b0f6f0e-2f0a-4a55-9d0e-0f4f6b1b8a11', name: '苏晚樵', department: '信息科' },
];

function open(part: PartView, active: string | null = null, more: Parameters<typeof answers>[0] = {}) {
  const sent = answers({
    [`GET /parts/${PART}/readers`]: READERS,
    [`GET /parts/${PART}`]: part,
    [`POST /parts/${PART}/remarks`]: ({ body }: { body: unknown }) => ({
      ...aRemark(),
      ...(body as object),
      mentions: [],
    }),
    ...more,
  });
  const form = formOf(part);
  draw(<Remarks part={part} active={active} nameOf={(address) => placeName(form, [], address)} />);
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /写批注/u });
  return {
    field,
    /** As a keyboard does it: the caret is behind what was typed. */
    type: (text: string) => {
      fireEvent.change(field(), { target: { value: text, selectionStart: text.length } });
    },
    posted: () => sent.filter(({ method }) => method === 'POST').map(({ body }) => body),
  };
}

it('names a person with the keyboard alone', async () => {
  const { field, type, posted } = open(aPart());
  await waitFor(() => {
    type('@');
    expect(screen.getAllByRole('option')).toHaveLength(2);
  });
  expect(field().getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);

  fireEvent.keyDown(field(), { key: 'ArrowDown' });
  expect(field().getAttribute('aria-activedescendant')).toBe(
    screen.getByRole('option', { selected: true }).id,
  );
  fireEvent.keyDown(field(), { key: 'Enter' });
  expect(field().value).toBe('@苏晚樵 ');
  type('@苏晚樵 请看');
  fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });

  await waitFor(() =>
    expect(posted()).toMatchObject([{ address: '', text: '@苏晚樵 请看', mentions: [READERS[1]?.id] }]),
  );
});

it('finds people as their name is typed, and Escape leaves what was typed', async () => {
  const { field, type } = open(aPart());
  await waitFor(() => {
    type('请@冯');
    expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['冯若谷政策法规科']);
  });

  fireEvent.keyDown(field(), { key: 'Escape' });

  expect(screen.queryAllByRole('option')).toEqual([]);
  expect(field().value).toBe('请@冯');
});

it('writes on the cell, on its row or on the whole part', async () => {
  const { type, posted } = open(aPart(), CELL);

  for (const where of ['这一格', '这一行', '整个填报项']) {
    fireEvent.click(screen.getByText(where));
    type(where);
    fireEvent.click(screen.getByRole('button', { name: '加批注' }));
    await waitFor(() => expect(posted().at(-1)).toMatchObject({ text: where }));
    await waitFor(() =>
      expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /写批注/u }).value).toBe(''),
    );
  }

  expect(posted().map((body) => (body as { address: string }).address)).toEqual([
    CELL,
    at('new_received'),
    '',
  ]);
});

it('keeps what was written when it is refused, and says why', async () => {
  const { field, type } = open(aPart(), null, {
    [`POST /parts/${PART}/remarks`]: refusal(422, {
      code: 'reference-unknown',
      message: '引用的内容不存在',
      details: [{ field: 'address', message: '批注的位置不存在' }],
    }),
  });

  type('请看');
  fireEvent.click(screen.getByRole('button', { name: '加批注' }));

  expect(await screen.findByText('批注的位置不存在')).toBeTruthy();
  expect(field().value).toBe('请看');
});

it('shows the threads of the place and of its row first, with the words of a name set off', () => {
  const remarks = [
    aRemark({ id: 'a', address: at('granted/org_other'), text: '别处' }),
    aRemark({ id: 'b', text: '@冯若谷 本格', mentions: [{ id: SOMEBODY, name: '冯若谷' }] }),
    aRemark({ id: 'c', address: at('new_received'), text: '本行' }),
    aRemark({ id: 'd', parentId: 'b', text: '回答' }),
  ];
  open(aPart({}, { remarks }), CELL);

  const here = screen.getByRole('region', { name: '本处批注' });
  expect([...here.querySelectorAll('article')].map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/本格.*回答/u),
    expect.stringContaining('本行'),
  ]);
  expect(here.querySelector('strong')?.textContent).toBe('@冯若谷');
  expect(here.textContent).toContain('一行');
  expect(screen.getByRole('region', { name: '其他位置的批注' }).textContent).toContain('别处');
});

it('says what became of the words and of the paragraph it spoke of', () => {
  const address = 'sections/s3/blocks/p1';
  const gone = { address: 'sections/s3/blocks/p0', range: null };
  const remarks = [
    aRemark({ id: 'a', address, quote: '全年受理128件', now: { ...gone, fate: 'block_gone' }, revision: 2 }),
    aRemark({ id: 'b', address, quote: '均按期办结', now: { address, range: null, fate: 'quote_gone' } }),
    aRemark({ id: 'c', quote: '12a', text: '不是数字' }),
  ];
  open(aPart({ 'new_received/natural_person': '12' }, { remarks }));

  const [block, words, cell] = [...document.querySelectorAll('article')].map(
    ({ textContent }) => textContent,
  );
  expect(block).toMatch(/原段落已删除.*全年受理128件.*批于第 2 版/u);
  expect(words).toMatch(/所批的文字已改写.*均按期办结/u);
  expect(cell).toContain('批注时填的是 12a');
});

it('hides what is seen to until it is asked for, and opens it again', async () => {
  const remark = aRemark({ resolvedAt: '2026-01-09T02:00:00.000Z', resolvedBy: '冯若谷' });
  const sent: unknown[] = [];
  open(aPart({}, { remarks: [remark] }), null, {
    [`PUT /remarks/${remark.id}/resolution`]: ({ body }: { body: unknown }) => {
      sent.push(body);
      return { ...remark, resolvedAt: null, resolvedBy: null };
    },
  });
  expect(screen.queryByText('请与台账核对')).toBeNull();

  fireEvent.click(screen.getByRole('checkbox', { name: /显示已处理的 1 条/u }));
  fireEvent.click(screen.getByRole('button', { name: '重新打开' }));

  await waitFor(() => expect(sent).toEqual([{ resolved: false }]));
});
