import type { PlanBasis, PlanStage } from '@nianbao/contracts';
import { type Day, official } from '@nianbao/workdays';
import { expect, it } from 'vitest';
import { Cycle } from '../../report/cycles/cycle.entity.ts';
import { extended } from './extend.ts';

function aCycle(basis: Partial<PlanBasis>): Cycle {
  return Object.assign(new Cycle(), {
    assignDue: '2026-01-05',
    inputDue: '2026-01-12',
    endorseDue: '2026-01-14',
    reviewDue: '2026-01-19',
    secrecyDue: '2026-01-21',
    signDue: '2026-01-26',
    deliverDue: '2026-01-28',
    publishDue: '2026-01-30',
    plan: {
      basis: { publishBy: '2026-01-31', deliverBy: null, deliverFirst: false, ...basis },
    },
  });
}

interface Row {
  what: string;
  basis?: Partial<PlanBasis>;
  stage?: PlanStage;
  until: Day;
  dates: Partial<Record<PlanStage, Day>>;
}

// January 2026: the 12th and 19th are Mondays; the 31st is a Saturday.
it.each<Row>([
  {
    what: 'a part: the stages behind it, and nothing before',
    until: '2026-01-13',
    dates: { input: '2026-01-12', endorse: '2026-01-15', review: '2026-01-20', sign: '2026-01-27' },
  },
  {
    what: 'a stage of the body: itself and what follows',
    stage: 'review',
    until: '2026-01-20',
    dates: { endorse: '2026-01-14', review: '2026-01-20', secrecy: '2026-01-22', sign: '2026-01-27' },
  },
  {
    what: 'over a weekend in working days',
    until: '2026-01-16',
    dates: { endorse: '2026-01-20', review: '2026-01-23', secrecy: '2026-01-27' },
  },
  {
    what: 'as far as the last working day before the legal date',
    until: '2026-01-19',
    dates: { sign: '2026-01-30', deliver: '2026-01-30', publish: '2026-01-30' },
  },
  {
    what: 'as far as the day of 报送, where that comes first',
    basis: { deliverBy: '2026-01-28', deliverFirst: true },
    until: '2026-01-19',
    dates: { secrecy: '2026-01-28', sign: '2026-01-28', deliver: '2026-01-28', publish: '2026-01-30' },
  },
  {
    what: '报送 after 公开 by its own limit',
    basis: { deliverBy: '2026-02-10' },
    until: '2026-01-19',
    dates: { deliver: '2026-02-04', publish: '2026-01-30' },
  },
])('later dates follow $what', ({ basis = {}, stage = null, until, dates }) => {
  const cycle = aCycle(basis);
  const from = stage === 'review' ? '2026-01-19' : '2026-01-12';

  const found = extended(cycle, { stage, from, until, later: 'follow' }, official);

  expect(found).toMatchObject({ dates, conflicts: [] });
});

it('a date that stays is named where it would come before the one put off', () => {
  const asked = { stage: 'input', from: '2026-01-12', until: '2026-01-15', later: 'stay' } as const;

  expect(extended(aCycle({}), asked, official).conflicts).toEqual([
    '科室审核 1月14日（周三），早于填报 1月15日（周四）',
  ]);
});

it('nobody has to mend an order that was there before, and what is public waits for nothing', () => {
  const cycle = Object.assign(aCycle({ deliverFirst: true }), { reviewDue: '2026-01-22' });
  const review = { stage: 'sign', from: '2026-01-26', until: '2026-01-27', later: 'stay' } as const;
  const deliver = { stage: 'deliver', from: '2026-01-28', until: '2026-02-03', later: 'follow' } as const;
  const isPublic = ['assign', 'input', 'endorse', 'review', 'secrecy', 'sign', 'publish'] as const;

  expect(extended(cycle, review, official).conflicts).toEqual([]);
  expect(extended(cycle, deliver, official).conflicts).toEqual([
    '公开 1月30日（周五），早于报送 2月3日（周二）',
  ]);
  expect(extended(cycle, deliver, official, isPublic)).toMatchObject({
    dates: { deliver: '2026-02-03', publish: '2026-01-30' },
    conflicts: [],
  });
});
