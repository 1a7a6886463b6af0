import { describe, expect, it } from 'vitest';
import { judgeAnswer } from './hook-request.ts';
import { judgeMailError } from './mailer.ts';
import { backOff, isGivenUp, LONGEST_WAIT, reasonOf } from './delivery-outcome.ts';

describe('waiting before the next attempt', () => {
  it('doubles from half a minute up to half an hour, and never all at the same moment', () => {
    const longest = Array.from({ length: 12 }, (_, i) => backOff(i + 1, 1) / 1000);
    const shortest = Array.from({ length: 12 }, (_, i) => backOff(i + 1, 0) / 1000);

    expect(longest).toEqual([30, 60, 120, 240, 480, 960, 1800, 1800, 1800, 1800, 1800, 1800]);
    expect(shortest).toEqual(longest.map((seconds) => seconds * 0.75));
    expect(backOff(10_000, 1)).toBe(LONGEST_WAIT);
  });

  it('ends after ten days, which no holiday reaches', () => {
    const made = new Date('2026-02-12T00:00:00Z');

    expect(isGivenUp(made, new Date('2026-02-21T23:00:00Z'))).toBe(false);
    expect(isGivenUp(made, new Date('2026-02-22T01:00:00Z'))).toBe(true);
  });
});

it('says a common trouble in Chinese, and keeps what was said', () => {
  expect(reasonOf(new Error('connect ECONNREFUSED 10.0.0.1:25'))).toBe(
    '对方没有开放该端口（connect ECONNREFUSED 10.0.0.1:25）',
  );
  expect(reasonOf(Object.assign(new Error('Invalid login'), { code: 'EAUTH' }))).toBe(
    '用户名或密码不被接受（Invalid login）',
  );
  expect(reasonOf(new Error('550 no such user'))).toBe('550 no such user');
});

const smtp = (fields: object) => Object.assign(new Error('answer'), fields);

describe('what a mail server says', () => {
  it.each([
    [
      'no such mailbox',
      { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', response: '550 5.1.1 no' },
      'refused',
    ],
    [
      'no such mailbox, plainly',
      { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', response: '550 no' },
      'refused',
    ],
    [
      'this receiver does not take mail from us',
      { code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO', response: '550 5.7.1 no' },
      'later',
    ],
    [
      'a full mailbox',
      { code: 'EENVELOPE', responseCode: 452, command: 'RCPT TO', response: '452 4.2.2 full' },
      'later',
    ],
    [
      'the text is not taken',
      { code: 'EMESSAGE', responseCode: 554, command: 'DATA', response: '554 spam' },
      'refused',
    ],
    ['the password is wrong', { code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'down'],
    ['nobody is there', { code: 'ESOCKET', command: 'CONN' }, 'down'],
    ['too busy', { code: 'ECONNECTION', responseCode: 421, command: 'CONN' }, 'down'],
    ['our sender is not taken', { code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, 'down'],
  ])('%s', (_, fields, expected) => {
    const outcome = judgeMailError(smtp(fields));

    expect(outcome.kind === 'later' && outcome.down ? 'down' : outcome.kind).toBe(expected);
  });
});

describe('what a hook answers', () => {
  it.each([
    ['wecom', 200, '{"errcode":0}', 'sent'],
    ['wecom', 200, '{"errcode":45009,"errmsg":"api freq out of limit"}', 'later'],
    ['wecom', 200, '{"errcode":93000,"errmsg":"invalid webhook url"}', 'refused'],
    ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', 'refused'],
    ['dingtalk', 200, '{"errcode":130101,"errmsg":"send too fast"}', 'later'],
    ['dingtalk', 200, '<html>登录上网</html>', 'later'],
    ['generic', 204, '', 'sent'],
    ['generic', 500, '', 'later'],
    ['generic', 429, '', 'later'],
    ['generic', 302, '', 'refused'],
    ['generic', 404, '', 'refused'],
  ] as const)('%s: %i %s', (kind, status, body, expected) => {
    expect(judgeAnswer(kind, { status, body }).kind).toBe(expected);
  });
});
