import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrowsUp, type House, strangers } from './rooms.ts';

const root = (app: string): string => path.resolve(import.meta.dirname, '../apps', app, 'src');

const API: House = {
  root: root('api'),
  order: [
    'live',
    'overview',
    'publishing',
    'portal',
    'steps',
    'dates',
    'files',
    'report',
    'messages',
    'body',
    'record',
    'platform',
  ],
  start: ['main.ts', 'app.module.ts', 'http.module.ts', 'furnish.ts', 'openapi.ts', 'database'],
};

describe.each([['api', API]])('the rooms of %s', (_, house) => {
  it('import only what stands below them', () => {
    expect(arrowsUp(house)).toEqual([]);
  });

  it('are all that there is beside the start', () => {
    expect(strangers(house)).toEqual([]);
  });
});

describe('the rule of the rooms', () => {
  const house: House = { root: '', order: ['steps', 'report'], start: ['main.ts'] };
  const found = (from: string, text: string) => arrowsUp(house, new Map([[from, text]]));

  it.each([
    ["import { act } from '../steps/act.ts';", 'steps/act.ts'],
    ["import type { Act } from '../steps/act.ts';", 'steps/act.ts'],
    ["export { act } from '../steps/act.ts';", 'steps/act.ts'],
    ["const act = await import('../steps/act.ts');", 'steps/act.ts'],
    ["import { start } from '../main.ts';", 'main.ts'],
  ])('finds %s planted in a lower room', (text, to) => {
    expect(found('report/row.ts', text)).toEqual([{ from: 'report/row.ts', to }]);
  });

  it('lets a room import what stands below it, its own files, and packages', () => {
    const text = "import { row } from '../report/row.ts';\nimport { b } from './b.ts';\nimport pg from 'pg';";

    expect(found('steps/act.ts', text)).toEqual([]);
  });
});
