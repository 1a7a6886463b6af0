import { type Actor, chooseIn, told } from './stage.ts';

export async function openTasks({ page }: Actor): Promise<void> {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: /待我处理/u })
    .click();
  await page.getByRole('heading', { name: '待我处理', level: 1 }).waitFor();
}

/** The head names who fills a part. */
export async function delegate(head: Actor, part: string | RegExp, person: string): Promise<void> {
  const { page } = head;
  const line = page
    .getByRole('listitem')
    .filter({ hasText: part })
    .filter({ has: page.getByRole('combobox') });
  await chooseIn(line.getByRole('combobox'), person);
  await page.keyboard.press('Escape');
  await line.getByRole('button', { name: '指定填报人' }).click();
  await told(page, `已交给 ${person}`);
}

/** The head passes what was submitted on to the office. */
export async function endorse({ page }: Actor, part: string | RegExp): Promise<void> {
  const line = page.getByRole('listitem').filter({ hasText: part }).filter({ hasText: '待科室审核' });
  await line.getByRole('button', { name: '审核', exact: true }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: '科室审核通过' }).click();
  await drawer.waitFor({ state: 'hidden' });
}
