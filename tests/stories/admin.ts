import { type Account, PASSWORD } from './empty-body.ts';
import { type Actor, choose, chooseByTyping, chooseIn, told } from './stage.ts';

export interface NewPerson {
  name: string;
  account: string;
  roles: readonly { role: string; department?: string }[];
}

/** Makes a 科室; `office` for the one that runs the report. */
export async function makeDepartment({ page }: Actor, name: string, { office = false } = {}): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '单位与科室' }).click();
  await page.getByRole('button', { name: '新建科室' }).click();
  const dialog = page.getByRole('dialog', { name: '新建科室' });
  await dialog.getByLabel('名称').fill(name);
  if (office) await dialog.getByRole('switch', { name: '牵头年报编制的办公室' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name, exact: true }).waitFor();
}

/** Makes a person with all roles and a first password. */
export async function makePerson({ page }: Actor, { name, account, roles }: NewPerson): Promise<Account> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '人员与角色' }).click();
  await page.getByRole('button', { name: '新建人员' }).click();
  const dialog = page.getByRole('dialog', { name: '新建人员' });
  await dialog.getByLabel('姓名').fill(name);
  await dialog.getByLabel('账号').fill(account);
  await dialog.getByLabel('初始密码').fill(PASSWORD);
  for (const [index, { role, department }] of roles.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: '加一个角色' }).click();
    await choose(page, `第 ${index + 1} 个角色`, role);
    if (department) await choose(page, `第 ${index + 1} 个角色的科室`, department);
  }
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name: account, exact: true }).waitFor();
  return { account, password: PASSWORD };
}

/** Who signs, in this order, in every year opened from now on. */
export async function setSigners({ page }: Actor, names: readonly string[]): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '单位与科室' }).click();
  const signers = page.getByRole('combobox', { name: /^签发人/u });
  for (const name of names) await chooseIn(signers, name);
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: '单位设置' }).getByRole('button', { name: '保存' }).click();
  await told(page, /保存/u);
}

/** Takes a person out of work; answers the tasks that were open, all of which go to `successor`. */
export async function disable({ page }: Actor, name: string, successor: string): Promise<string[]> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '人员与角色' }).click();
  await page.getByRole('row', { name }).getByRole('button', { name: /修改/u }).click();
  const dialog = page.getByRole('dialog', { name: `修改：${name}` });
  await dialog.getByRole('switch', { name: '状态' }).click();
  await dialog.getByRole('button', { name: '保存' }).click();
  const left = page.getByRole('dialog', { name: /没有办结/u });
  const items = left.getByRole('list', { name: '没有办结的事项' }).getByRole('listitem');
  // The list is there before the dialog has come in whole.
  await items.first().waitFor();
  const tasks = await items.allInnerTexts();
  await chooseByTyping(page, '全部移交给', successor);
  await left.getByRole('button', { name: '移交并保存' }).click();
  await told(page, /\d+ 项已移交/u);
  return tasks;
}
