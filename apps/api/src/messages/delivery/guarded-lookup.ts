import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP } from 'node:net';

const here = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  // The carrier's own network, in which clouds answer for the machine (100.100.100.200).
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['255.255.255.255', 32],
] as const)
  here.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['fe80::', 10],
  ['fd00:ec2::', 32],
  ['64:ff9b::', 96],
  ['ff00::', 8],
] as const)
  here.addSubnet(network, bits, 'ipv6');

export const REFUSED_ADDRESS = '地址指向本机、本地链路或云平台内部，本系统不向这样的地址发送';

/** Whether it is this machine, its own link or its cloud (which keep secrets there), and not another machine. */
export function isLocalAddress(address: string): boolean {
  // An IPv4 address in the clothes of IPv6 is judged as what it is; ::/96 too, which once meant the same.
  const [, mapped] = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/iu.exec(address) ?? [];
  const [, high, low] = /^::(?:ffff:)?([\da-f]{1,4}):([\da-f]{1,4})$/iu.exec(address) ?? [];
  if (high !== undefined && low !== undefined) return isLocalAddress(dotted(high, low));
  const plain = mapped ?? address;
  return isIP(plain) === 6 ? here.check(plain, 'ipv6') : here.check(plain, 'ipv4');
}

const dotted = (high: string, low: string): string =>
  [high, low]
    .map((word) => Number.parseInt(word, 16))
    .flatMap((word) => [word >> 8, word & 255])
    .join('.');

/** What can be seen without asking the name service: the address itself, or a name that only ever means this machine. */
export function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/gu, '').replace(/\.$/u, '');
  return isIP(name) ? isLocalAddress(name) : /(?:^|\.)localhost$/iu.test(name);
}

/**
 * Finds addresses as the system does and refuses when one of them is local: what is checked is what is connected to, so
 * a name that answers differently the second time gains nothing.
 */
export function guardedLookup(
  host: string,
  options: LookupOptions,
  done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    if (addresses.some(({ address }) => isLocalAddress(address))) return done(new Error(REFUSED_ADDRESS), []);
    const [first] = addresses;
    if (options.all || !first) return done(null, addresses);
    return done(null, first.address, first.family);
  });
}
