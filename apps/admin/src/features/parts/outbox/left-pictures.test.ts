import type { BlockPlace } from '@nianbao/contracts';
import { blockAddress } from '@nianbao/report-formats';
import { beforeEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../../lib/call.ts';
import { blocksOf } from '../text/block-order.ts';
import { PictureUploads } from '../text/paste/picture-uploads.ts';
import { isPassing, takeUpPictures } from './left-pictures.ts';
import { forgetPicture, keepPicture, leftPictures, MAX_PICTURE_BYTES } from './picture-journal.ts';
import { PlacesStore } from './places-store.ts';

const OWNER = { organisationId: 'o1', personId: 'p1' };
const HOME = { ...OWNER, partId: 'part', holder: 'closed', title: '一、' };
const PICTURE = { blockId: 'b-picture', caption: '图 1', after: ['b1'] };
const aFile = (bytes = 3) => new File([new Uint8Array(bytes)], '截图.png', { type: 'image/png' });
const anybody = () => false;
const left = () => leftPictures(OWNER, anybody);

const paragraph = (id: string, position: string): BlockPlace => ({
  kind: 'block',
  address: blockAddress('s1', id),
  version: 1,
  changedBy: null,
  changedAt: null,
  block: { id, kind: 'paragraph', text: id },
  position,
});
const aStore = (...ids: string[]) =>
  new PlacesStore(
    ids.map((id, i) => paragraph(id, `a${i}`)),
    { save: () => new Promise(() => undefined), onSaved: () => undefined },
  );
const order = (store: PlacesStore) => blocksOf(store.read()).map(({ block }) => block.id);
const surroundings = (upload: (file: File) => Promise<{ id: string }>) => ({
  onRefused: vi.fn<(reason: string) => void>(),
  upload,
});
const away = () => Promise.reject(new ApiProblem({ code: 'offline', message: '离线' }));

beforeEach(async () => {
  for (const picture of await left()) await forgetPicture(picture, picture.key);
});

it('keeps a picture with its place from the moment it stands in the text until it has arrived', async () => {
  let arrive = (): void => undefined;
  const arrival = new Promise<{ id: string }>((resolve) => {
    arrive = () => resolve({ id: 'attachment' });
  });
  const kept = new Map<string, readonly string[]>();
  const uploads = new PictureUploads({
    onRefused: () => undefined,
    keeper: { keep: ({ key, after }) => kept.set(key, after), forget: (key) => kept.delete(key) },
    upload: () => arrival,
  });
  const key = uploads.start(aFile());
  expect(uploads.going).toBe(false);

  uploads.place([{ ...PICTURE, key }]);
  uploads.place([{ ...PICTURE, key, after: ['b1', 'b2'] }]);
  expect([[...kept], uploads.going]).toEqual([[[key, ['b1', 'b2']]], true]);
  arrive();
  await vi.waitFor(() => expect(uploads.of(key)?.state).toBe('there'));
  expect(kept.size).toBe(1);
  uploads.place([]);

  expect([kept.size, uploads.going]).toEqual([0, false]);
});

it('sends what a closed page had not sent, puts it behind the words it stood behind, and forgets it', async () => {
  await keepPicture(HOME, { ...PICTURE, key: 'k1', file: aFile() });
  const store = aStore('b1', 'b2');
  const sent: string[] = [];

  const put = await takeUpPictures(
    store,
    's1',
    await left(),
    surroundings(async (file) => {
      sent.push(`${file.name} ${file.type} ${file.size}`);
      return { id: 'attachment' };
    }),
  );

  expect([put, sent, order(store)]).toEqual([1, ['截图.png image/png 3'], ['b1', 'b-picture', 'b2']]);
  expect(blocksOf(store.read())[1]?.block).toMatchObject({ attachmentId: 'attachment', caption: '图 1' });
  expect([store.settled, await left()]).toEqual([false, []]);
});

it('goes to the end where the words before it are gone, and to the beginning where it stood there', async () => {
  await keepPicture(HOME, { ...PICTURE, after: [], blockId: 'first', key: 'k1', file: aFile() });
  await keepPicture(HOME, { ...PICTURE, after: ['gone'], blockId: 'last', key: 'k2', file: aFile() });
  const store = aStore('b1', 'b2');

  await takeUpPictures(
    store,
    's1',
    await left(),
    surroundings(async () => ({ id: 'a' })),
  );

  expect(order(store)).toEqual(['first', 'b1', 'b2', 'last']);
});

it('stays kept while the server is away, and what the server will not have goes with its reason', async () => {
  await keepPicture(HOME, { ...PICTURE, key: 'k1', file: aFile() });
  const store = aStore('b1');

  await expect(takeUpPictures(store, 's1', await left(), surroundings(away))).rejects.toSatisfy(isPassing);
  expect(await left()).toHaveLength(1);
  const refusing = surroundings(() =>
    Promise.reject(new ApiProblem({ code: 'invalid-input', message: '文件不是图片' })),
  );
  await takeUpPictures(store, 's1', await left(), refusing);

  expect(refusing.onRefused.mock.calls).toEqual([['图片没有上传：文件不是图片']]);
  expect([order(store), await left()]).toEqual([['b1'], []]);
});

it('belongs to nobody else, is left to a page that is open, and is not kept where the server would not take it', async () => {
  await keepPicture(HOME, { ...PICTURE, key: 'k1', file: aFile() });
  await keepPicture(HOME, { ...PICTURE, key: 'large', file: aFile(MAX_PICTURE_BYTES + 1) });

  expect((await left()).map(({ key }) => key)).toEqual(['k1']);
  expect(await leftPictures({ ...OWNER, personId: 'p2' }, anybody)).toEqual([]);
  expect(await leftPictures(OWNER, ({ holder }) => holder === 'closed')).toEqual([]);
});

it('counts as unsaved while it is on its way', () => {
  const store = aStore('b1');
  const coming = { going: true };
  const stop = store.expect(coming);

  expect([store.settled, store.unsaved]).toEqual([false, true]);
  coming.going = false;
  expect(store.settled).toBe(true);
  stop();
});
