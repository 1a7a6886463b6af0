import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aHookReceiver, type HookReceiver } from '../../../test/hook-receiver.ts';
import { REFUSED_ADDRESS } from './guarded-lookup.ts';
import { post } from './post.ts';

let receiver: HookReceiver;
beforeEach(async () => {
  receiver = await aHookReceiver();
});
afterEach(() => receiver.close());

describe('posting', () => {
  it('gives up on a receiver that never answers', async () => {
    receiver.answer = null;

    const posted = post(receiver.url, '{}', {}, { local: true, patience: 150 });

    await expect(posted).rejects.toThrow('0.15 秒内没有答复');
  });

  it('does not reach this machine by an address or by a name, unless the installation allows it', async () => {
    const { port } = new URL(receiver.url);
    const by = (host: string) => post(`http://${host}:${port}/`, '{}', {}, { local: false });

    await expect(by('127.0.0.1')).rejects.toThrow(REFUSED_ADDRESS);
    await expect(by('localhost')).rejects.toThrow(REFUSED_ADDRESS);
    expect(receiver.received).toEqual([]);
  });
});
