import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as contributor from './contributor.ts';
import { useBrowser } from './curtain.ts';
import * as department from './department.ts';
import * as office from './office.ts';
import type { Served } from './server.ts';
import { enterTryOut, serveTryOut } from './try-out.ts';

const PART = '三、收到和处理政府信息公开申请情况';
const ON_BOARD = `${PART} 全部：`;
const CELL = '“三（一）予以公开”行“自然人”列';
/** What was counted there belongs to the cell that is returned. */
const COUNTED_WRONGLY = '“三（四）1本机关不掌握相关政府信息”行“自然人”列';
const SENTENCE = '本年收到的申请均在法定期限内答复。';
const BETTER = '本年收到的申请均在法定期限内答复，延期的均书面告知申请人。';
const APPROVALS = ['part.endorse', 'part.accept'];

/** What others did reaches a board by itself. */
const SOON = { timeout: 45_000 };

describe('a return', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());
  const enter = (account: string) => enterTryOut(browser(), served.url, account);

  it('of one cell and one sentence asks exactly one approval again, and ends in acceptance', async () => {
    const filler = await enter('fagui2');
    await contributor.openPart(filler, PART);
    await contributor.writeText(filler, [SENTENCE]);
    await contributor.markDone(filler);
    await contributor.submit(filler);
    const head = await enter('fagui');
    await department.openTasks(head);
    await department.endorse(head, PART);
    const desk = await enter('office');
    await office.openBoard(desk);
    await expect.poll(() => office.standing(desk), SOON).toMatchObject({ 待办公室审核: 3 });
    const before = await office.standing(desk);
    const [endorsed = 0, accepted = 0] = await office.recorded(desk, APPROVALS);

    await office.returnPlaces(desk, ON_BOARD, [
      { place: new RegExp(`^${CELL}，`, 'u'), reason: '请与台账核对' },
      { place: SENTENCE, reason: '请说明延期答复的情况' },
    ]);
    await contributor.openPart(filler, PART);
    const returned = contributor.returned(filler);
    await returned.getByText('退回 2 处').waitFor();
    const cell = contributor.cell(filler, CELL);
    const other = contributor.cell(filler, COUNTED_WRONGLY);
    const figures = [Number(await cell.inputValue()) + 1, Number(await other.inputValue()) - 1].map(String);
    await contributor.rewriteParagraph(filler, SENTENCE, BETTER);
    await contributor.markDone(filler, { of: 2 });
    // Handed in within the pause after the last key: what is not saved yet is saved first.
    await cell.fill(figures[0] ?? '');
    await other.fill(figures[1] ?? '');
    await contributor.submit(filler);
    await filler.page.reload();
    await cell.waitFor();
    expect([await cell.inputValue(), await other.inputValue()]).toEqual(figures);

    // The head of this part is asked again, and nobody else: all other parts stand as they did.
    const { 待办公室审核: waiting = 0, 待科室审核: asked = 0, ...others } = before;
    await expect
      .poll(() => office.standing(desk), SOON)
      .toEqual({ ...others, 待办公室审核: waiting - 1, 待科室审核: asked + 1 });
    await department.openTasks(head);
    await head.page.reload();
    await department.endorse(head, PART);
    await office.openBoard(desk);
    await expect.poll(() => office.standing(desk), SOON).toEqual(before);
    await office.accept(desk, ON_BOARD);

    const { 已通过: passed = 0 } = before;
    await expect.poll(() => office.standing(desk), SOON).toMatchObject({ 已通过: passed + 1 });
    expect(await office.recorded(desk, APPROVALS)).toEqual([endorsed + 1, accepted + 1]);
    expect([filler, head, desk].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
