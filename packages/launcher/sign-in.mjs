import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PEOPLE = 'apps/api/dist/database/try-out/people.js';
/** @type {Record<string, string>} */
const ROLES = {
  office: '办公室',
  department_head: '科室负责人',
  contributor: '填报人',
  leader: '领导',
  secrecy_reviewer: '保密审查',
  admin: '系统管理员',
  auditor: '审计员',
};

/**
 * How to sign in to the try-out data: one account for each role, read from the data itself. Empty when the
 * data is not there to be read: a hint must never keep the system from running.
 * @param {string} root @returns {Promise<string[]>}
 */
export async function signInHints(root) {
  try {
    const data = await import(pathToFileURL(path.join(root, PEOPLE)).href);
    /** @type {{ account: string, roles: { role: string }[] }[]} */
    const people = data.PEOPLE;
    const accounts = Object.entries(ROLES).flatMap(([role, name]) => {
      // Whoever has that role alone shows it best.
      const having = people.filter(({ roles }) => roles.some((one) => one.role === role));
      const person = having.toSorted((a, b) => a.roles.length - b.roles.length)[0];
      return person ? [`${name} ${person.account}`] : [];
    });
    return [`试用账号：${accounts.join(' · ')}`, `密码均为 ${data.PASSWORD}`];
  } catch {
    return [];
  }
}
