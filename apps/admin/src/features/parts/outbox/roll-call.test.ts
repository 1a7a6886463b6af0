import { afterEach, expect, it } from 'vitest';
import { RollCall } from './roll-call.ts';

const pages: RollCall[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) page.close();
});
const open = (id: () => string): RollCall => {
  const page = new RollCall('roll-call-test', id, 60);
  pages.push(page);
  return page;
};

it('names the other pages that are open, under the names they have now', async () => {
  let second = 'b';
  const first = open(() => 'a');
  open(() => second);
  open(() => 'c');

  expect(await first.others()).toEqual(new Set(['b', 'c']));
  second = 'b2';

  expect(await first.others()).toEqual(new Set(['b2', 'c']));
});

it('does not name a page that was closed, whose words may then be taken up', async () => {
  const first = open(() => 'a');
  const second = open(() => 'b');
  second.close();

  expect(await first.others()).toEqual(new Set());
});

it('is answered by several at once who all ask', async () => {
  const [first, second] = [open(() => 'a'), open(() => 'b')];

  expect(await Promise.all([first.others(), second.others()])).toEqual([new Set(['b']), new Set(['a'])]);
});
