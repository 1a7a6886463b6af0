import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './curtain.ts';
import * as leader from './leader.ts';
import type { Served } from './server.ts';
import { PHONE } from './stage.ts';
import { enterTryOut, serveTryOut } from './try-out.ts';

const DEPUTY = '蒋书白';
const DELEGATE = '苏晚樵';

describe('a delegation', () => {
  const browser = useBrowser();
  let served: Served;
  beforeAll(async () => {
    served = await serveTryOut();
  });
  afterAll(() => served?.stop());
  const enter = (account: string, viewport?: typeof PHONE) =>
    enterTryOut(browser(), served.url, account, viewport);

  it('lets another sign on a phone under both names, until it is ended', async () => {
    const deputy = await enter('fuju');
    await leader.delegateForAWeek(deputy, DELEGATE);

    const head = await enter('fagui', PHONE);
    const note = head.page.getByRole('note', { name: '受托' });
    await note.getByText(new RegExp(`代${DEPUTY}（领导，至\\d+月\\d+日）`, 'u')).waitFor();
    await leader.openSigning(head);
    await leader.sign(head, '同意');

    const chief = await enter('juzhang');
    await leader.openSigning(chief);
    const both = `${DELEGATE}（代${DEPUTY}）`;
    expect(await chief.page.getByRole('list', { name: '签发次序' }).innerText()).toContain(
      `✓ ${both} 已签发`,
    );
    const auditor = await enter('auditor');
    await auditor.page.goto('/admin/audit?action=report.sign');
    await auditor.page.getByText(both).first().waitFor();

    await leader.endDelegation(deputy, DELEGATE);
    await head.page.reload();
    await head.page.getByRole('button', { name: /个人菜单/u }).waitFor();
    await note.waitFor({ state: 'detached' });
    await head.page.goto('/admin/');
    await head.page.getByRole('heading', { name: '待我处理', level: 1 }).waitFor();
    expect(await head.page.getByRole('region', { name: /签发/u }).count()).toBe(0);
    expect([deputy, head, chief, auditor].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
