import { describe, expect, it } from 'vitest';
import { isLocalAddress, isLocalHost } from './guarded-lookup.ts';

describe('a hook may not lead back here', () => {
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '0.0.0.0',
    '169.254.169.254',
    '::1',
    '::',
    'fe80::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::7f00:1',
    '255.255.255.255',
    '100.100.100.200',
    'fd00:ec2::254',
    '64:ff9b::a9fe:a9fe',
  ])('by the address %s', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });

  it.each(['10.1.2.3', '192.168.1.9', '8.8.8.8', '2001:db8::1', '::ffff:10.0.0.1'])(
    'but it may lead to %s, where the office system of a body often is',
    (address) => {
      expect(isLocalAddress(address)).toBe(false);
    },
  );

  it.each([
    'http://localhost/',
    'http://LOCALHOST./',
    'http://x.localhost/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
  ])('in the disguise of %s', (address) => {
    expect(isLocalHost(new URL(address).hostname)).toBe(true);
  });

  it('is judged by the name only where the name says it', () => {
    expect(isLocalHost('localhost.example.gov.cn')).toBe(false);
    expect(isLocalHost('oa.example.gov.cn')).toBe(false);
  });
});
