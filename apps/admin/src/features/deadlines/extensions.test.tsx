import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { aDeadline, anExtension, deadlinesOf } from '../../../test/a-deadline.ts';
import { aPartOf, LAW, REPORT } from '../../../test/a-report.ts';
import { pickDay } from '../../../test/pick-day.ts';
import { answers, draw, refusal, type SentCall } from '../../../test/render.tsx';
import { AskExtensionDialog } from '../../shared/extensions/AskExtensionDialog.tsx';
import { ExtensionList } from './ExtensionList.tsx';
import { PartDeadline } from '../../shared/extensions/PartDeadline.tsx';

const part = aPartOf(LAW);
const owed = deadlinesOf([aDeadline({ partId: part.id, mayAskExtension: true })]);
const posted = (sent: readonly SentCall[]) =>
  sent.flatMap(({ method, path, body }) => (method === 'POST' && !path.endsWith('/previews') ? [body] : []));
const MOVED = {
  key: 'review',
  reportId: REPORT,
  subject: '2025年度年报办公室审核截止',
  before: '2026-01-19',
  after: '2026-01-21',
  byHand: false,
  estimated: false,
};

it('asks for more time with the reason, and shows from then on that an answer is awaited', async () => {
  const asked = anExtension({ partId: part.id, mayDecide: false });
  const known: unknown[] = [];
  const sent = answers({
    [`GET /reports/${REPORT}/deadlines`]: owed,
    [`GET /reports/${REPORT}/extensions`]: () => known,
    [`POST /reports/${REPORT}/extensions`]: () => {
      known.push(asked);
      return asked;
    },
  });
  draw(<PartDeadline part={part} />);

  fireEvent.click(await screen.findByRole('button', { name: '申请延期' }));
  expect(await screen.findByText(/现在的期限是2026年1月13日（周二）/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '提交申请' }));
  expect(await screen.findByText('请填写理由')).toBeTruthy();
  expect(posted(sent)).toEqual([]);
  pickDay(screen.getByLabelText('延至'), '2026-01-16');
  fireEvent.change(screen.getByLabelText('申请理由'), { target: { value: '台账还在核对' } });
  fireEvent.click(screen.getByRole('button', { name: '提交申请' }));

  expect(await screen.findByText('◑ 已申请延至1月16日，待答复')).toBeTruthy();
  expect(posted(sent)).toEqual([
    { of: 'part', partId: part.id, until: '2026-01-16', reason: '台账还在核对' },
  ]);
  expect(screen.queryByRole('button', { name: '申请延期' })).toBeNull();
});

it('asks for a stage of the whole body, from the day that it has now', async () => {
  const sent = answers({
    [`POST /reports/${REPORT}/extensions`]: refusal(422, {
      code: 'plan-impossible',
      message: '不能延期到法定公开日以后',
      details: [],
    }),
  });
  const dates = { sign: '2026-01-27', publish: '2026-01-30' };
  draw(<AskExtensionDialog reportId={REPORT} asked={{ of: 'body', dates }} onClose={() => undefined} />);

  const stage = screen.getByRole('combobox', { name: '哪一阶段' });
  fireEvent.mouseDown(stage);
  fireEvent.click(await screen.findByTitle('签发'));
  expect(await screen.findByText(/由领导答复。.*现在的期限是2026年1月27日（周二）/u)).toBeTruthy();
  pickDay(screen.getByLabelText('延至'), '2026-02-03');
  fireEvent.change(screen.getByLabelText('申请理由'), { target: { value: '领导出差' } });
  fireEvent.click(screen.getByRole('button', { name: '提交申请' }));

  expect((await screen.findByRole('alert')).textContent).toContain('不能延期到法定公开日以后');
  expect(posted(sent)).toEqual([{ of: 'body', stage: 'sign', until: '2026-02-03', reason: '领导出差' }]);
});

it('grants until another day, with the later dates following, and says why it is refused where it cannot be', async () => {
  const extension = anExtension();
  const sent = answers({
    [`POST /extensions/${extension.id}/previews`]: { changes: [], conflicts: [] },
    [`POST /extensions/${extension.id}/decision`]: refusal(422, {
      code: 'plan-impossible',
      message: '日期先后不符',
      details: [{ field: 'until', message: '签发（2026-01-27）早于办公室审核（2026-01-28）' }],
    }),
  });
  draw(<ExtensionList extensions={[extension]} />);

  fireEvent.click(await screen.findByRole('button', { name: '答复' }));
  expect(await screen.findByText(/填报人甲申请将一、总体情况由1月13日延至1月16日/u)).toBeTruthy();
  pickDay(screen.getByLabelText('准予延至'), '2026-01-15');
  fireEvent.click(screen.getByRole('radio', { name: '以后各阶段日期顺延' }));
  fireEvent.change(screen.getByLabelText('答复理由'), { target: { value: '同意，请抓紧' } });
  fireEvent.click(screen.getByRole('button', { name: '批准' }));

  expect((await screen.findByRole('alert')).textContent).toContain('签发（2026-01-27）早于办公室审核');
  expect(posted(sent)).toEqual([
    { decision: 'grant', until: '2026-01-15', later: 'follow', reason: '同意，请抓紧' },
  ]);
  expect(screen.getByLabelText<HTMLTextAreaElement>('答复理由').value).toBe('同意，请抓紧');
});

it('shows what a grant would move before it is given, as chosen', async () => {
  const extension = anExtension();
  answers({
    [`POST /extensions/${extension.id}/previews`]: ({ body }: SentCall) =>
      JSON.stringify(body).includes('follow')
        ? { changes: [MOVED], conflicts: [] }
        : { changes: [], conflicts: ['科室审核 1月14日（周三），早于填报 1月16日（周五）'] },
  });
  draw(<ExtensionList extensions={[extension]} />);

  fireEvent.click(await screen.findByRole('button', { name: '答复' }));
  expect(await screen.findByText('有日期先后不符，请选择各阶段日期顺延，或另定日期')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '以后各阶段日期顺延' }));

  const changes = await screen.findByRole('list', { name: '期限变化' });
  expect(changes.textContent).toContain('办公室审核截止1月19日（周一） → 1月21日（周三）');
});

it('refuses with the reason alone', async () => {
  const extension = anExtension();
  const sent = answers({
    [`POST /extensions/${extension.id}/previews`]: { changes: [], conflicts: [] },
    [`POST /extensions/${extension.id}/decision`]: extension,
  });
  draw(<ExtensionList extensions={[extension]} />);

  fireEvent.click(await screen.findByRole('button', { name: '答复' }));
  fireEvent.click(await screen.findByRole('radio', { name: '不批准' }));
  fireEvent.change(screen.getByLabelText('答复理由'), { target: { value: '法定期限不能再延' } });
  fireEvent.click(await screen.findByRole('button', { name: '不批准' }));

  await waitFor(() => expect(posted(sent)).toEqual([{ decision: 'refuse', reason: '法定期限不能再延' }]));
});

it('puts what waits for an answer first, and keeps what became of the others', async () => {
  const granted = anExtension({
    subject: '三、收费',
    status: 'granted',
    mayDecide: false,
    decidedBy: { id: REPORT, name: '林知微' },
    decidedAt: '2026-01-06T02:00:00.000Z',
    decisionReason: '同意',
    later: 'stay',
  });
  draw(<ExtensionList extensions={[granted, anExtension()]} />);

  const items = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');
  expect(items[0]).toMatch(/一、总体情况.*◑ 待答复/u);
  expect(items[1]).toMatch(/三、收费.*✓ 已批准.*林知微.*“同意”，以后各阶段日期不变/u);
  expect(screen.getAllByRole('button', { name: '答复' })).toHaveLength(1);
});
