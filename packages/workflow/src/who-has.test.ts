import { describe, expect, it } from 'vitest';
import type { Awaited } from './awaited.ts';
import type { ReviewMode } from './names.ts';
import type { Seat } from './seats.ts';
import { type PartStanding, whoHasPart } from './who-has-part.ts';
import { type ReportStanding, type SectionStanding, whoHasReport, whoHasSection } from './who-has-report.ts';

const seatName = (seat: Seat): string =>
  seat.kind === 'role'
    ? `${seat.role}${seat.departmentId === null ? '' : ` of ${seat.departmentId}`}`
    : `${seat.kind} ${seat.personId}`;

const line = ({ seats, task, actions, dueOn, words }: Awaited): string =>
  `${seats.map(seatName).join(', ') || '(nobody)'} | ${task}: ${actions.join(' ')} | ${dueOn ?? '-'} | ${words}`;

/** One line a situation; a second one where others are asked at the same time. */
const table = (situations: Record<string, Awaited[]>): string =>
  `\n${Object.entries(situations)
    .flatMap(([name, found]) =>
      (found.length > 0 ? found.map(line) : ['(nobody)']).map(
        (words, i) => `${(i === 0 ? name : '').padEnd(31)} ${words}`,
      ),
    )
    .join('\n')}\n`;

const dues = {
  assign: '2026-01-05',
  input: '2026-01-12',
  endorse: '2026-01-14',
  review: '2026-01-16',
  secrecy: '2026-01-19',
  sign: '2026-01-21',
  deliver: '2026-01-26',
  publish: '2026-01-31',
};

const part = (given: Partial<PartStanding> = {}): Awaited[] =>
  whoHasPart({
    status: 'assigned',
    departmentId: 'd1',
    assigneeIds: [],
    submittedBy: null,
    headStep: true,
    reportStatus: 'collecting',
    staff: { heads: true, contributors: true },
    dues,
    ...given,
  });
const named = ['c1', 'c2'];
const noHead = { heads: false, contributors: true };
const onlyHead = { heads: true, contributors: false };
const nobody = { heads: false, contributors: false };
const review = (mode: ReviewMode, approvedIds: string[] = []) => ({
  status: 'submitted' as const,
  review: { mode, reviewerIds: ['r1', 'r2', 'r3'], approvedIds },
});

const section = (secrecy: SectionStanding['secrecy'], more: Partial<SectionStanding> = {}): Awaited[] =>
  whoHasSection({ reportStatus: 'reviewing', secrecy, parts: ['accepted', 'accepted'], dues, ...more });

const report = (status: ReportStanding['status'], more: Partial<ReportStanding> = {}): Awaited[] =>
  whoHasReport({
    status,
    parts: ['accepted', 'accepted'],
    cleared: true,
    errorsOpen: false,
    signerIds: ['l1', 'l2'],
    signersLeft: [],
    signersLost: [],
    awaitedFiling: null,
    timedPublication: null,
    deliveryOwed: false,
    proofFailed: false,
    dues,
    ...more,
  });
const left = ['l1', 'l2'];

describe('who has it now', () => {
  it('says it of a part', () => {
    const situations = {
      'planned, unassigned': part({ status: 'unassigned', departmentId: null, reportStatus: 'draft' }),
      'planned, assigned': part({ reportStatus: 'draft' }),
      unassigned: part({ status: 'unassigned', departmentId: null }),
      'assigned without people': part(),
      'assigned, no head': part({ staff: noHead }),
      'assigned, no contributor': part({ staff: onlyHead }),
      'assigned, nobody there': part({ staff: nobody }),
      'assigned, head step off': part({ headStep: false }),
      'assigned with people': part({ assigneeIds: named }),
      'assigned, one named left': part({ assigneeIds: named, lostIds: ['c1'] }),
      'assigned, all named left': part({ assigneeIds: named, lostIds: named }),
      'the same without a head': part({ assigneeIds: named, lostIds: named, staff: noHead }),
      'drafting without people': part({ status: 'drafting' }),
      'drafting, no contributor': part({ status: 'drafting', staff: onlyHead }),
      'drafting with people': part({ status: 'drafting', assigneeIds: named }),
      submitted: part({ status: 'submitted' }),
      'submitted, head gone since': part({ status: 'submitted', staff: noHead }),
      'submitted, head step off since': part({ status: 'submitted', headStep: false }),
      '依次, none yet': part(review('in_order')),
      '依次, first done': part(review('in_order', ['r1'])),
      '依次, first left': part({ ...review('in_order'), lostIds: ['r1'] }),
      '会签, none yet': part(review('all')),
      '会签, second done': part(review('all', ['r2'])),
      '会签, last one left': part({ ...review('all', ['r1', 'r2']), lostIds: ['r3'] }),
      或签: part(review('any')),
      '或签, one left': part({ ...review('any'), lostIds: ['r3'] }),
      endorsed: part({ status: 'endorsed' }),
      'endorsed in review': part({ status: 'endorsed', reportStatus: 'reviewing' }),
      'returned to those named': part({ status: 'returned', assigneeIds: named }),
      'returned without people': part({ status: 'returned' }),
      'returned, no contributor': part({ status: 'returned', staff: onlyHead }),
      accepted: part({ status: 'accepted' }),
      'while it is signed': part({ status: 'accepted', reportStatus: 'signing' }),
      'of a public report': part({ status: 'accepted', reportStatus: 'published' }),
    };

    expect(table(situations)).toMatchInlineSnapshot(`
      "
      planned, unassigned             office | assign: assign | 2026-01-05 | 尚未分派到科室
      planned, assigned               (nobody)
      unassigned                      office | assign: assign | 2026-01-05 | 尚未分派到科室
      assigned without people         department_head of d1 | hand_out: delegate start | 2026-01-12 | 已分派到科室，待科室负责人指定填报人
                                      contributor of d1 | fill: start | 2026-01-12 | 已分派到科室，未指定填报人，科室填报人均可填报
      assigned, no head               contributor of d1 | fill: start | 2026-01-12 | 已分派到科室，未指定填报人，科室填报人均可填报
      assigned, no contributor        department_head of d1 | hand_out: delegate start | 2026-01-12 | 已分派到科室，待科室负责人指定填报人
      assigned, nobody there          office | assign: reassign | 2026-01-12 | 科室没有可以填报的人，待办公室转办
      assigned, head step off         department_head of d1 | hand_out: delegate start | 2026-01-12 | 已分派到科室，待科室负责人指定填报人
                                      contributor of d1 | fill: start | 2026-01-12 | 已分派到科室，未指定填报人，科室填报人均可填报
      assigned with people            contributor c1, contributor c2 | fill: start | 2026-01-12 | 已指定填报人，尚未动笔
      assigned, one named left        contributor c2 | fill: start | 2026-01-12 | 已指定填报人，尚未动笔
      assigned, all named left        department_head of d1 | hand_out: delegate | 2026-01-12 | 指定的填报人已不能填报，待科室负责人另行指定
      the same without a head         office | assign: reassign | 2026-01-12 | 科室没有可以填报的人，待办公室转办
      drafting without people         contributor of d1 | fill: submit | 2026-01-12 | 正在填报，尚未提交
      drafting, no contributor        department_head of d1 | fill: submit | 2026-01-12 | 正在填报，尚未提交
      drafting with people            contributor c1, contributor c2 | fill: submit | 2026-01-12 | 正在填报，尚未提交
      submitted                       department_head of d1 | endorse: endorse return | 2026-01-14 | 已提交，待科室负责人审核
      submitted, head gone since      office | set_reviewers: set_reviewers reassign | 2026-01-14 | 已提交，没有可以审核的人，待办公室指定审核人或转办
      submitted, head step off since  department_head of d1 | endorse: endorse return | 2026-01-14 | 已提交，待科室负责人审核
      依次, none yet                    reviewer r1 | endorse: endorse return | 2026-01-14 | 已提交，依次审核，轮到此人
      依次, first done                  reviewer r2 | endorse: endorse return | 2026-01-14 | 已提交，依次审核，轮到此人
      依次, first left                  office | set_reviewers: set_reviewers reassign | 2026-01-14 | 已提交，没有可以审核的人，待办公室指定审核人或转办
      会签, none yet                    reviewer r1, reviewer r2, reviewer r3 | endorse: endorse return | 2026-01-14 | 已提交，会签，尚有审核人未审核
      会签, second done                 reviewer r1, reviewer r3 | endorse: endorse return | 2026-01-14 | 已提交，会签，尚有审核人未审核
      会签, last one left               office | set_reviewers: set_reviewers reassign | 2026-01-14 | 已提交，没有可以审核的人，待办公室指定审核人或转办
      或签                              reviewer r1, reviewer r2, reviewer r3 | endorse: endorse return | 2026-01-14 | 已提交，或签，任一审核人审核即可
      或签, one left                    reviewer r1, reviewer r2 | endorse: endorse return | 2026-01-14 | 已提交，或签，任一审核人审核即可
      endorsed                        office | review: accept return | 2026-01-16 | 科室已审核，待办公室审核
      endorsed in review              office | review: accept return | 2026-01-16 | 科室已审核，待办公室审核
      returned to those named         contributor c1, contributor c2 | fill: submit | 2026-01-12 | 已退回，待修改后重新提交
      returned without people         contributor of d1 | fill: submit | 2026-01-12 | 已退回，待修改后重新提交
      returned, no contributor        department_head of d1 | fill: submit | 2026-01-12 | 已退回，待修改后重新提交
      accepted                        (nobody)
      while it is signed              (nobody)
      of a public report              (nobody)
      "
    `);
  });

  it('says it of a section under secrecy review', () => {
    const situations = {
      'while parts are collected': section('open', { reportStatus: 'collecting' }),
      'not reviewed': section('open'),
      passed: section('passed'),
      'changed since': section('outdated'),
      'objected to': section('objected'),
      'objected to, parts went back': section('objected', { parts: ['returned', 'drafting'] }),
      'while it is signed': section('open', { reportStatus: 'signing' }),
    };

    expect(table(situations)).toMatchInlineSnapshot(`
      "
      while parts are collected       (nobody)
      not reviewed                    secrecy_reviewer | secrecy: pass_secrecy_review | 2026-01-19 | 尚未进行保密审查
      passed                          (nobody)
      changed since                   secrecy_reviewer | secrecy: pass_secrecy_review | 2026-01-19 | 保密审查后内容有变化，须重新审查
      objected to                     office | review: return reopen | 2026-01-19 | 保密审查有异议，待办公室退回修改
      objected to, parts went back    (nobody)
      while it is signed              (nobody)
      "
    `);
  });

  it('says it of a report', () => {
    const situations = {
      'draft, parts unassigned': report('draft', { parts: ['unassigned', 'assigned'] }),
      draft: report('draft', { parts: ['assigned', 'assigned'] }),
      collecting: report('collecting', { parts: ['drafting', 'endorsed'] }),
      'collecting, all handed in': report('collecting', { parts: ['endorsed', 'accepted'] }),
      'reviewing, part open': report('reviewing', { parts: ['endorsed', 'accepted'] }),
      'reviewing, secrecy open': report('reviewing', { cleared: false }),
      'reviewing, errors open': report('reviewing', { errorsOpen: true }),
      'reviewing, no signers': report('reviewing', { signerIds: [] }),
      'reviewing, signer left': report('reviewing', { signersLost: ['l2'] }),
      'reviewing, ready': report('reviewing', { signersLeft: left }),
      'signing, first': report('signing', { signersLeft: left }),
      'signing, second': report('signing', { signersLeft: ['l2'] }),
      'signing, first left': report('signing', { signersLeft: left, signersLost: ['l1'] }),
      'signing, second left': report('signing', { signersLeft: left, signersLost: ['l2'] }),
      'signing, nobody to sign': report('signing'),
      signed: report('signed'),
      'signed, changed since': report('signed', { signersLeft: ['l2'] }),
      'signed, 先备案后公布': report('signed', { awaitedFiling: 'rule', deliveryOwed: true }),
      'signed, to be public with 备案': report('signed', { awaitedFiling: 'plan' }),
      'signed, to be public at a time': report('signed', { timedPublication: 'planned', deliveryOwed: true }),
      'signed, the time was in vain': report('signed', { timedPublication: 'failed' }),
      published: report('published'),
      'published, to be delivered': report('published', { deliveryOwed: true }),
      'published, proof failed': report('published', { proofFailed: true }),
      'correction, part returned': report('reviewing', {
        parts: ['returned'],
        correcting: 'published',
        dues: {},
      }),
      'correction, ready': report('reviewing', { correcting: 'published', dues: {} }),
      'correction, signing': report('signing', { signersLeft: left, correcting: 'published', dues: {} }),
      'correction, proof failed': report('signing', {
        signersLeft: ['l2'],
        correcting: 'published',
        proofFailed: true,
      }),
      'taken down': report('taken_down'),
      'correction after taking down': report('reviewing', { correcting: 'taken_down', dues: {} }),
    };

    expect(table(situations)).toMatchInlineSnapshot(`
      "
      draft, parts unassigned         (nobody)
      draft                           office | open: open | 2026-01-05 | 填报项均已分派，待开始填报
      collecting                      (nobody)
      collecting, all handed in       office | begin_review: begin_review | 2026-01-16 | 填报项均已报送办公室，待进入审核
      reviewing, part open            (nobody)
      reviewing, secrecy open         (nobody)
      reviewing, errors open          office | send: send_to_sign | 2026-01-19 | 审核已完成，尚有校验错误未处理
      reviewing, no signers           office | send: send_to_sign | 2026-01-19 | 审核已完成，签发人须重新设定
      reviewing, signer left          office | send: send_to_sign | 2026-01-19 | 审核已完成，签发人须重新设定
      reviewing, ready                office | send: send_to_sign | 2026-01-19 | 审核已完成，待送签
      signing, first                  signer l1 | sign: sign return | 2026-01-21 | 已送签，轮到此人签发
      signing, second                 signer l2 | sign: sign return | 2026-01-21 | 已送签，轮到此人签发
      signing, first left             office | take_back: take_back | 2026-01-21 | 轮到的签发人已不是本单位领导，待办公室收回
      signing, second left            signer l1 | sign: sign return | 2026-01-21 | 已送签，轮到此人签发
      signing, nobody to sign         office | take_back: take_back | 2026-01-21 | 没有待签发的人，待办公室收回后重新送签
      signed                          office | publish: publish | 2026-01-31 | 已签发，待公开
      signed, changed since           office | take_back: take_back | 2026-01-31 | 签发后内容有变化，待办公室收回重新签发
      signed, 先备案后公布                  office | publish: file | 2026-01-31 | 先备案后公布，登记备案后方可公开
                                      office | deliver: file | 2026-01-26 | 尚未报送
      signed, to be public with 备案    office | publish: file | 2026-01-31 | 已安排备案后公开，登记备案后自动公开
      signed, to be public at a time  (nobody) | publish: publish | 2026-01-31 | 已安排定时公开，到时自动公开
                                      office | deliver: file | 2026-01-26 | 尚未报送
      signed, the time was in vain    office | publish: publish | 2026-01-31 | 定时公开未成功，待办公室处理
      published                       (nobody)
      published, to be delivered      office | deliver: file | 2026-01-26 | 尚未报送
      published, proof failed         office | prove: prove | - | 公开页面核对未通过，待办公室处理
      correction, part returned       (nobody)
      correction, ready               office | send: send_to_sign abandon_correction | - | 更正已可送签，或放弃更正
      correction, signing             signer l1 | sign: sign return | - | 已送签，轮到此人签发
      correction, proof failed        signer l2 | sign: sign return | 2026-01-21 | 已送签，轮到此人签发
                                      office | prove: prove | - | 公开页面核对未通过，待办公室处理
      taken down                      (nobody)
      correction after taking down    office | send: send_to_sign abandon_correction | - | 更正已可送签，或放弃更正
      "
    `);
  });

  it('says since when: by the last step that put it into these hands', () => {
    const sinceOf = ([first]: Awaited[]) => first?.since;
    const stepsAt = {
      open: '2026-01-02T01:00:00.000Z',
      assign: '2026-01-01T01:00:00.000Z',
      start: '2026-01-03T01:00:00.000Z',
      send_to_sign: '2026-01-20T01:00:00.000Z',
      sign: '2026-01-21T01:00:00.000Z',
    };

    expect(sinceOf(part())).toBeNull();
    expect(sinceOf(part({ stepsAt }))).toBe(stepsAt.open);
    expect(sinceOf(part({ status: 'drafting', stepsAt }))).toBe(stepsAt.open);
    expect(sinceOf(part({ stepsAt: { ...stepsAt, reassign: '2026-01-08T01:00:00.000Z' } }))).toBe(
      '2026-01-08T01:00:00.000Z',
    );
    expect(sinceOf(report('signing', { signersLeft: ['l2'], stepsAt }))).toBe(stepsAt.sign);
    expect(
      sinceOf(section('open', { stepsAt: { ...stepsAt, begin_review: '2026-01-15T01:00:00.000Z' } })),
    ).toBe('2026-01-15T01:00:00.000Z');
  });
});
