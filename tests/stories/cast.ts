import type { Browser } from 'playwright-core';
import * as admin from './admin.ts';
import type { Account, EmptyBody } from './empty-body.ts';
import { signIn } from './stage.ts';

/** Who works on the report of a story's body; nobody here exists. */
export interface Cast {
  /** Runs the report, and is head of 办公室. */
  office: Account;
  /** Fills for 办公室. */
  clerk: Account;
  lawHead: Account;
  lawClerk: Account;
  moneyHead: Account;
  moneyClerk: Account;
  secrecy: Account;
  /** Signs first. */
  deputy: Account;
  /** Signs last. */
  chief: Account;
}

export const OFFICE = '办公室';
export const LAW = '政策法规科';
export const MONEY = '财务科';
export const NAMES = { lawClerk: '钱法规', deputy: '郑副局长', chief: '冯局长' } as const;

/** The installer's account makes the house and its people, and says who signs in which order. */
export async function furnish(browser: Browser, url: string, body: EmptyBody): Promise<Cast> {
  const installer = await signIn(browser, url, body.admin);
  await admin.makeDepartment(installer, OFFICE, { office: true });
  await admin.makeDepartment(installer, LAW);
  await admin.makeDepartment(installer, MONEY);
  const person = (word: string, name: string, ...roles: admin.NewPerson['roles']) =>
    admin.makePerson(installer, { account: `${word}-${body.slug}`, name, roles });
  const cast = {
    office: await person('office', '王主任', { role: '办公室' }, { role: '科室负责人', department: OFFICE }),
    clerk: await person('clerk', '李文书', { role: '填报人', department: OFFICE }),
    lawHead: await person('law', '赵科长', { role: '科室负责人', department: LAW }),
    lawClerk: await person('law1', NAMES.lawClerk, { role: '填报人', department: LAW }),
    moneyHead: await person('money', '孙科长', { role: '科室负责人', department: MONEY }),
    moneyClerk: await person('money1', '周财务', { role: '填报人', department: MONEY }),
    secrecy: await person('secret', '吴保密', { role: '保密审查员' }),
    deputy: await person('deputy', NAMES.deputy, { role: '领导' }),
    chief: await person('chief', NAMES.chief, { role: '领导' }),
  };
  await admin.setSigners(installer, [NAMES.deputy, NAMES.chief]);
  await installer.leave();
  return cast;
}
