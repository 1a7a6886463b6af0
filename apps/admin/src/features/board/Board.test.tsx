import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aCycle } from '../../../test/a-cycle.ts';
import { aDeadline, deadlinesOf } from '../../../test/a-deadline.ts';
import {
  aPart,
  aPartOf,
  aReport,
  FINANCE,
  GREEN,
  LAW,
  officeAnswers,
  REPORT,
} from '../../../test/a-report.ts';
import { answers, draw, refusal } from '../../../test/render.tsx';
import { BoardPage } from './BoardPage.tsx';

const open = () => draw(<BoardPage />, `/reports/${REPORT}`, '/reports/:id');
/** The cell of a part's row under a department's head. */
async function cell(part: string, department: string): Promise<HTMLElement> {
  const table = await screen.findByRole('table');
  await within(table).findByRole('columnheader', { name: department });
  const heads = within(table)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  const row = within(table)
    .getAllByRole('row')
    .find((one) => one.querySelector('th[scope="row"]')?.textContent === part);
  const found = row?.children[heads.indexOf(department)];
  if (!(found instanceof HTMLElement)) throw new Error(`no cell ${part} × ${department}`);
  return found;
}

describe('the board', () => {
  it('shows each part under its department, with state, share, light and open returns', async () => {
    const report = aReport([
      aPartOf(LAW, { label: '依申请公开', status: 'returned', filled: 3, total: 5, openReturns: 2 }),
      aPartOf(FINANCE, { label: '收费', assignees: [{ id: REPORT, name: '填报人甲' }] }),
      aPartOf(LAW, { label: '监督保障', status: 'accepted' }),
    ]);
    const [asked, fees, guarded] = report.sections.flatMap(({ parts }) => parts.map(({ id }) => id));
    const late = { light: 'red', words: '▲ 已逾期 7 个工作日' } as const;
    const done = { light: 'grey', words: '✓ 按时完成', doneOn: '2026-01-09', lateDays: 0 } as const;
    answers({
      ...officeAnswers(report),
      // The lights are the server's, by the body's own calendar: what is open now, else how filling it in ended.
      [`GET /reports/${report.id}/deadlines`]: deadlinesOf([
        aDeadline({ partId: asked ?? null }),
        aDeadline({ partId: fees ?? null, ...late }),
        aDeadline({ partId: guarded ?? null, ...done }),
        aDeadline({ partId: guarded ?? null, kind: 'endorse', ...done, words: '✓ 迟 1 日完成' }),
      ]),
    });
    open();

    await screen.findByText('按时完成');
    expect((await cell('依申请公开', '政策法规科')).textContent).toMatch(/已退回 60%.*正常.*退回 2 处待改/u);
    expect((await cell('收费', '财务科')).textContent).toMatch(/填报中.*已逾期 7 个工作日.*填报人甲/u);
    expect((await cell('监督保障', '政策法规科')).textContent).toMatch(/已通过.*按时完成/u);
    expect((await cell('监督保障', '财务科')).textContent).toBe('');
  });

  it('shows how the running stage stands and what is left to the legal date, as the server counted them', async () => {
    const report = aReport([aPartOf(LAW)], { status: 'reviewing', legalDate: '2099-01-31' });
    const review = { light: 'yellow', words: '◐ 临近（剩 2 个工作日）', lateDays: null } as const;
    const cycle = aCycle({
      id: report.cycleId,
      legalIn: 19,
      estimated: true,
      lights: { review, sign: GREEN },
    });
    answers({ ...officeAnswers(report), 'GET /cycles': [cycle] });
    open();

    const stage = await screen.findByText(/临近（剩 2 个工作日）/u);
    expect(stage.closest('[aria-current="step"]')?.textContent).toContain('审核');
    expect(screen.queryByText(/正常/u)).toBeNull();
    expect(screen.getByText(/^距法定公开日/u).textContent).toContain('还有 19 个工作日 推算');
  });

  it('shows only the parts of one state when that is asked for', async () => {
    answers(
      officeAnswers(
        aReport([aPartOf(LAW, { label: '甲' }), aPartOf(LAW, { label: '乙', status: 'endorsed' })]),
      ),
    );
    open();

    fireEvent.click(await screen.findByRole('button', { name: /待办公室审核 1/u }));

    expect(screen.queryByRole('rowheader', { name: '甲' })).toBeNull();
    expect(screen.getByRole('rowheader', { name: '乙' })).toBeTruthy();
  });

  it('explains what is still missing, with a way to each place, instead of taking the step', async () => {
    const part = aPartOf(LAW);
    const sent = answers(
      officeAnswers(
        aReport([part], {
          status: 'reviewing',
          allowedActions: ['send_to_sign'],
          obstacles: { send_to_sign: [{ field: `parts/${part.id}`, message: '主动公开还没有审核通过' }] },
        }),
      ),
    );
    open();

    fireEvent.click(await screen.findByRole('button', { name: /送签/u }));
    const dialog = await screen.findByRole('dialog');

    expect(within(dialog).getByText('还不能送签')).toBeTruthy();
    expect(within(dialog).getByRole('link', { name: '去看看' }).getAttribute('href')).toBe(
      `/parts/${part.id}`,
    );
    fireEvent.click(within(dialog).getByRole('button', { name: '知道了' }));
    expect(sent.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('says where it was pressed that somebody was reminded, and why not a second time that day', async () => {
    const part = aPartOf(LAW, { label: '收费', mayNudge: true });
    const why = '林知微已于今天 09:12 催办过填报人甲，明天可再催办';
    let nudges = 0;
    answers({
      ...officeAnswers(aReport([part])),
      [`POST /parts/${part.id}/nudges`]: () => {
        nudges += 1;
        if (nudges === 1) return part;
        const details = [{ field: REPORT, message: why }];
        return refusal(409, { code: 'nudged-today', message: '今天已经催办过，明天可再催办', details });
      },
    });
    open();
    fireEvent.click(await screen.findByRole('button', { name: /一、总体情况 收费/u }));
    const drawer = await screen.findByRole('dialog');

    fireEvent.click(within(drawer).getByRole('button', { name: '催办' }));
    expect(await within(drawer).findByText('已提醒政策法规科，今天不再重复提醒')).toBeTruthy();
    fireEvent.click(within(drawer).getByRole('button', { name: '催办' }));

    expect(await within(drawer).findByText(why)).toBeTruthy();
    expect(within(drawer).queryByText(/^已提醒/u)).toBeNull();
  });

  it('asks for a reason before what needs one, and sends it', async () => {
    const report = aReport([aPartOf(LAW)], { status: 'published', allowedActions: ['correct'] });
    const sent = answers({ ...officeAnswers(report), [`POST /reports/${REPORT}/actions`]: report });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '更正' }));
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(within(dialog).getByRole('button', { name: '更正' }));
    expect(await within(dialog).findByText('请填写理由')).toBeTruthy();
    fireEvent.change(within(dialog).getByLabelText(/更正理由/u), { target: { value: '数字有误' } });
    fireEvent.click(within(dialog).getByRole('button', { name: '更正' }));

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        action: 'correct',
        version: 1,
        reason: '数字有误',
      }),
    );
  });
});

describe('assigning', () => {
  it('assigns ticked parts to a department by keyboard alone', async () => {
    const [one, two] = [aPart({ label: '甲' }), aPart({ label: '乙', version: 4 })];
    const report = aReport([one, two]);
    const sent = answers({
      ...officeAnswers(report),
      [`POST /reports/${REPORT}/assignments`]: aReport([
        aPartOf(LAW, { id: one.id, label: '甲' }),
        aPartOf(LAW, { id: two.id, label: '乙' }),
      ]),
    });
    open();

    fireEvent.click(await screen.findByRole('checkbox', { name: '甲' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '乙' }));
    const department = screen.getByRole('combobox', { name: '分派给哪个科室' });
    fireEvent.focus(department);
    fireEvent.keyDown(department, { key: 'ArrowDown', keyCode: 40 });
    fireEvent.change(department, { target: { value: '法规' } });
    fireEvent.keyDown(department, { key: 'Enter', keyCode: 13 });
    fireEvent.click(screen.getByRole('button', { name: '分派' }));

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({
        assignments: [
          { partId: one.id, version: 1, departmentId: LAW, dueOn: report.stages.inputDue },
          { partId: two.id, version: 4, departmentId: LAW, dueOn: report.stages.inputDue },
        ],
      }),
    );
    await waitFor(() => expect(screen.queryByRole('group', { name: '分派所选填报项' })).toBeNull());
  });

  it("takes over all of last year's departments at one press", async () => {
    const [one, two] = [aPart({ label: '甲' }), aPart({ label: '乙' })];
    const report = aReport([one, two]);
    const sent = answers({
      ...officeAnswers(report),
      [`GET /reports/${REPORT}/assignments/proposal`]: [
        { partId: one.id, departmentId: LAW, departmentName: '政策法规科' },
        { partId: two.id, departmentId: FINANCE, departmentName: '财务科' },
      ],
      [`POST /reports/${REPORT}/assignments`]: report,
    });
    open();

    fireEvent.click(await screen.findByRole('button', { name: '按上年分工分派 2 项' }));

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
        assignments: [
          { partId: one.id, departmentId: LAW },
          { partId: two.id, departmentId: FINANCE },
        ],
      }),
    );
  });

  it('keeps the selection and says why when the assignment is refused', async () => {
    const part = aPart({ label: '甲' });
    answers({
      ...officeAnswers(aReport([part])),
      [`GET /reports/${REPORT}/assignments/proposal`]: [
        { partId: part.id, departmentId: LAW, departmentName: '政策法规科' },
      ],
      [`POST /reports/${REPORT}/assignments`]: refusal(409, {
        code: 'stale-version',
        message: '内容已被他人修改，请刷新后重试',
        details: [],
      }),
    });
    open();

    fireEvent.click(await screen.findByRole('checkbox', { name: '甲' }));
    fireEvent.click(await screen.findByRole('button', { name: /按上年分派给政策法规科/u }));

    expect((await screen.findByRole('alert')).textContent).toContain('内容已被他人修改');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '甲' }).checked).toBe(true);
  });

  it('assigns a part that is dropped on a department', async () => {
    const part = aPart({ label: '甲' });
    const report = aReport([part]);
    const sent = answers({ ...officeAnswers(report), [`POST /reports/${REPORT}/assignments`]: report });
    open();
    const carried = new Map<string, string>();
    const dataTransfer = {
      setData: (type: string, text: string) => carried.set(type, text),
      getData: (type: string) => carried.get(type) ?? '',
      get types() {
        return [...carried.keys()];
      },
    };

    fireEvent.dragStart(await screen.findByRole('button', { name: /一、总体情况 甲/u }), { dataTransfer });
    const target = await cell('甲', '财务科');
    fireEvent.dragOver(target, { dataTransfer });
    fireEvent.drop(target, { dataTransfer });

    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'POST')?.body).toMatchObject({
        assignments: [{ partId: part.id, departmentId: FINANCE }],
      }),
    );
  });
});
