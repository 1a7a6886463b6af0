import { expect, it } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { DEFAULT_SETTINGS, Organisation } from '../../body/organisations/organisation.entity.ts';
import { createDataSource } from '../../database/data-source.ts';
import { prepareDatabase } from './migrate.ts';

it('migrates and fills an empty database once, when three processes start at the same time', async () => {
  const { url, drop } = await aDatabase('template1');
  const processes = await Promise.all([1, 2, 3].map(() => createDataSource(url).initialize()));
  let filled = 0;
  const fill = async (db: (typeof processes)[number]) => {
    filled += 1;
    await db.manager.save(Organisation, { name: '试用单位', slug: 'try-out', settings: DEFAULT_SETTINGS });
  };

  await Promise.all(processes.map((db) => prepareDatabase(db, fill)));

  expect(filled).toBe(1);
  expect(await processes[0]?.showMigrations()).toBe(false);
  await Promise.all(processes.map((db) => db.destroy()));
  await drop();
});

it('fills no database in which somebody works', async () => {
  const { url, drop } = await aDatabase();
  const db = await createDataSource(url).initialize();
  await db.manager.save(Organisation, { name: '本单位', slug: 'ours', settings: DEFAULT_SETTINGS });

  await prepareDatabase(db, () => Promise.reject(new Error('filled')));

  expect(await db.manager.count(Organisation)).toBe(1);
  await db.destroy();
  await drop();
});

it('frees the lock when filling fails, so that the next start tries again', async () => {
  const { url, drop } = await aDatabase();
  const db = await createDataSource(url).initialize();

  const failed = prepareDatabase(db, () => Promise.reject(new Error('no room')));

  await expect(failed).rejects.toThrow('no room');
  await prepareDatabase(db);
  await db.destroy();
  await drop();
});
