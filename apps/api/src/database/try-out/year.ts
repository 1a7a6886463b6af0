import { randomUUID } from 'node:crypto';
import type { actOnReport, BlockPlace, Body, Change, divideSection, PartView } from '@nianbao/contracts';
import { parseAddress } from '@nianbao/report-formats';
import { generateNKeysBetween } from 'fractional-indexing';
import type { DataSource } from 'typeorm';
import type { Clock } from '../../platform/clock/clock.module.ts';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import { PartReadService } from '../../steps/parts/part-read.service.ts';
import { PartSaveService } from '../../steps/parts/part-save.service.ts';
import { PartsService } from '../../steps/parts/parts.service.ts';
import { PublishingService } from '../../publishing/release/publishing.service.ts';
import { AssignmentsService } from '../../steps/reports/assignments.service.ts';
import { ReportActionsService } from '../../steps/reports/report-actions.service.ts';
import { ReportDocumentService } from '../../steps/reports/report-document.service.ts';
import { ReportsService } from '../../steps/reports/reports.service.ts';
import type { TryOutBody } from './body.ts';
import type { Figures } from './figures.ts';
import { DIVISION } from './people.ts';
import type { Texts } from './texts.ts';

type WithoutVersion<T> = T extends unknown ? Omit<T, 'version'> : never;
type ReportStep = WithoutVersion<Body<typeof actOnReport>>;

/** The services with which the people of the body do their year. */
export class TryOutYear {
  readonly reports: ReportsService;
  readonly actions: ReportActionsService;
  readonly assignments: AssignmentsService;
  readonly parts: PartsService;
  readonly publishing: PublishingService;
  private readonly documents: ReportDocumentService;
  private readonly reads: PartReadService;
  private readonly saves: PartSaveService;

  constructor(
    db: DataSource,
    clock: Clock,
    private readonly body: TryOutBody,
    readonly reportId: string,
  ) {
    this.parts = new PartsService(db, clock);
    this.reports = new ReportsService(db);
    this.actions = new ReportActionsService(db, clock, this.parts);
    this.publishing = new PublishingService(db, clock, this.actions);
    this.assignments = new AssignmentsService(db, this.parts);
    this.documents = new ReportDocumentService(db, clock);
    this.reads = new PartReadService(db);
    this.saves = new PartSaveService(db);
  }

  get office(): SignedInUser {
    return this.body.user('office');
  }

  async version(): Promise<number> {
    return (await this.reports.get(this.office, this.reportId)).version;
  }

  /** Sections one and two divided among the departments; the others stay whole. */
  async divide(): Promise<void> {
    for (const sectionId of ['s1', 's2']) {
      const parts = DIVISION.filter((part) => part.sectionId === sectionId).map(({ heading, rows }) =>
        heading === undefined
          ? { kind: 'rows' as const, rows: [...(rows ?? [])] }
          : { kind: 'heading' as const, heading },
      ) satisfies Body<typeof divideSection>['parts'];
      await this.assignments.divide(this.office, this.reportId, sectionId, {
        version: await this.version(),
        parts,
      });
    }
  }

  /** Every part with the department and person of `DIVISION`, in its order. */
  async list(): Promise<{ id: string; version: number; departmentId: string; key: string }[]> {
    const { sections } = await this.reports.get(this.office, this.reportId);
    return sections.flatMap(({ id: sectionId, parts }) => {
      const planned = DIVISION.filter((part) => part.sectionId === sectionId);
      return parts.flatMap(({ id, version, scope }, i) => {
        const plan = planned[i];
        if (!plan) return [];
        const key =
          scope.kind === 'heading'
            ? scope.heading
            : scope.kind === 'rows'
              ? (scope.rows[0] ?? '')
              : sectionId;
        return [{ id, version, departmentId: this.body.department(plan.department), key }];
      });
    });
  }

  async assignAll(dueOn: (key: string) => string): Promise<void> {
    const assignments = (await this.list()).map(({ id, version, departmentId, key }) => ({
      partId: id,
      version,
      departmentId,
      dueOn: dueOn(key),
    }));
    await this.assignments.assign(this.office, this.reportId, assignments);
    await this.actions.act(this.office, this.reportId, { action: 'open', version: await this.version() });
  }

  async part(key: string): Promise<PartView> {
    const part = (await this.list()).find((candidate) => candidate.key === key);
    if (!part) throw new Error(`try-out report without part ${key}`);
    return this.reads.get(this.office, part.id);
  }

  /** Writes what is given for the part; cells for which nothing is given become 0, or with `some` stay empty. */
  async fill(key: string, by: string, figures: Figures, texts: Texts, some = false): Promise<void> {
    const part = await this.part(key);
    const cells: Change[] = part.cells.flatMap(({ address, version }) => {
      const place = parseAddress(address);
      const given = place?.kind === 'cell' ? figures[place.table]?.[place.path] : undefined;
      const raw = given ?? (some ? undefined : '0');
      return raw === undefined
        ? []
        : [{ id: randomUUID(), address, base: version, value: { kind: 'cell', raw } }];
    });
    const paragraphs = texts[key] ?? [];
    const positions = generateNKeysBetween(null, null, paragraphs.length);
    const blocks = paragraphs.map((text, i): Change => {
      const id = randomUUID();
      return {
        id: randomUUID(),
        address: `sections/${part.sectionId}/blocks/${id}`,
        base: 0,
        value: { kind: 'block', block: { id, kind: 'paragraph', text }, position: positions[i] ?? 'a0' },
      };
    });
    await this.saves.save(this.body.user(by), part.id, { changes: [...cells, ...blocks] });
  }

  /** One step of the report by somebody. */
  async step(by: string, act: ReportStep): Promise<void> {
    await this.actions.act(this.body.user(by), this.reportId, { ...act, version: await this.version() });
  }

  /** 保密审查 of every section. */
  async clear(by: string): Promise<void> {
    const { sections } = await this.reports.get(this.office, this.reportId);
    const { contentHash } = await this.documents.get(this.body.user(by), this.reportId);
    await this.step(by, {
      action: 'pass_secrecy_review',
      contentHash,
      sectionIds: sections.map(({ id }) => id),
      basis: '经审查，拟公开内容不涉及国家秘密、工作秘密和个人隐私（条例第十四条至第十七条）',
      result: 'pass',
    });
  }

  /** A leader reads the report and signs what was shown. */
  async sign(by: string): Promise<void> {
    const { contentHash } = await this.documents.get(this.body.user(by), this.reportId);
    await this.documents.markSeen(this.body.user(by), this.reportId, contentHash);
    await this.step(by, { action: 'sign', opinion: '同意公开。', contentHash });
  }

  /** Writes a paragraph anew. */
  async change(
    by: string,
    partId: string,
    { address, version, block, position }: BlockPlace,
    text: string,
  ): Promise<void> {
    if (!block || block.kind !== 'paragraph') throw new Error(`no paragraph at ${address}`);
    const value = { kind: 'block' as const, block: { ...block, text }, position };
    await this.saves.save(this.body.user(by), partId, {
      changes: [{ id: randomUUID(), address, base: version, value }],
    });
  }

  /** One step of the part by somebody. */
  async act(key: string, by: string, action: 'submit' | 'endorse' | 'accept'): Promise<void> {
    const { id, version } = await this.part(key);
    await this.parts.act(this.body.user(by), id, { action, version });
  }
}
