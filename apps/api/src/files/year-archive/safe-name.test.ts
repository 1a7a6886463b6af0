import { expect, it } from 'vitest';
import { safeName } from './safe-name.ts';

it.each([
  ['通知.pdf', '通知.pdf'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['C:\\windows\\a.txt', 'C__windows_a.txt'],
  ['a\u{202E}fdp.exe', 'a_fdp.exe'],
  ['NUL', '_NUL'],
  ['con.pdf', '_con.pdf'],
  ['控制.pdf', '控制.pdf'],
  ['依据. . .', '依据'],
  ['', '附件'],
  ['...', '附件'],
  ['\u{D800}x', '_x'],
  [`${'长'.repeat(200)}.docx`, `${'长'.repeat(55)}.docx`],
  [`${'😀'.repeat(100)}.pdf`, `${'😀'.repeat(56)}.pdf`],
])('keeps %j as %j', (name, expected) => {
  expect(safeName(name)).toBe(expected);
});
