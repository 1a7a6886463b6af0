import { type Actor, chooseByTyping, told } from './stage.ts';

/** Opens what waits for a signature. */
export async function openSigning({ page }: Actor): Promise<void> {
  await page.getByRole('region', { name: /签发/u }).getByRole('link').first().click();
  await page.getByRole('region', { name: '全文' }).getByRole('article').waitFor();
}

/** Signs what is shown, with an opinion. `clickCount: 2` for a hasty hand. */
export async function sign({ page }: Actor, opinion: string, { clickCount = 1 } = {}): Promise<void> {
  await page.getByLabel('签发意见').fill(opinion);
  await page.getByRole('button', { name: '签发', exact: true }).click();
  await page
    .getByRole('dialog', { name: /签发 \d+ 年度报告/u })
    .getByRole('button', { name: '签发', exact: true })
    .click({ clickCount });
  await told(page, '已签发');
}

/** The secrecy reviewer finds nothing that must stay secret. */
export async function passSecrecyReview({ page }: Actor, basis: string): Promise<void> {
  await page
    .getByRole('region', { name: /保密审查/u })
    .getByRole('link')
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: '保密审查' });
  await dialog.getByLabel('审查依据或意见').fill(basis);
  await dialog.getByRole('button', { name: '记录审查结果' }).click();
  await told(page, '保密审查已记录');
}

/** Sends named places of the whole text back; answers nothing but waits until it is done. */
export async function returnPlaces(
  { page }: Actor,
  places: readonly { text: string; reason: string }[],
): Promise<void> {
  await page.getByRole('button', { name: '退回…' }).click();
  const whole = page.getByRole('region', { name: '全文' });
  for (const { text } of places) await whole.getByText(text).click();
  const reasons = page.getByRole('textbox', { name: /^退回理由/u });
  for (const [i, { reason }] of places.entries()) await reasons.nth(i).fill(reason);
  await page.getByRole('button', { name: `退回 ${places.length} 处` }).click();
  await told(page, `已退回 ${places.length} 处`);
}

/** Puts one's role into somebody else's hands for a week, from one's own menu. */
export async function delegateForAWeek({ page }: Actor, to: string): Promise<void> {
  await page.getByRole('button', { name: /个人菜单/u }).click();
  await page.getByRole('menuitem', { name: '委托' }).click();
  await page.getByRole('button', { name: '新的委托' }).click();
  const dialog = page.getByRole('dialog', { name: '委托他人代为办理' });
  await chooseByTyping(page, '委托给', to);
  await dialog.getByRole('button', { name: '一周' }).click();
  await dialog.getByRole('button', { name: '委托', exact: true }).click();
  await told(page, `已委托${to}`);
}

/** Ends it before its day. */
export async function endDelegation({ page }: Actor, to: string): Promise<void> {
  const given = page.getByRole('region', { name: '我委托他人' });
  await given.getByRole('listitem').filter({ hasText: to }).getByRole('button', { name: '提前结束' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '提前结束' }).click();
  await told(page, `对${to}的委托已结束`);
}
