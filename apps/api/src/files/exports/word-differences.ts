import { randomUUID } from 'node:crypto';
import { placeName } from '@nianbao/checks';
import type { Change, WordDifferenceView } from '@nianbao/contracts';
import type { WordDifference } from '@nianbao/importer';
import { type Block, blockText, parseAddress, printCell, type ReportContent } from '@nianbao/report-formats';
import { mayFill } from '@nianbao/workflow';
import { generateKeyBetween } from 'fractional-indexing';
import type { SignedInUser } from '../../platform/session/signed-in-user.ts';
import type { Part } from '../../report/parts/part.entity.ts';
import type { Place } from '../../report/parts/place.entity.ts';
import { hasText } from '../../report/parts/scope.ts';
import { byPosition, headingId, isHeadingId } from '../../report/reports/compose.ts';
import { ownersOf } from '../../report/reports/parts-at.ts';
import { partFacts, type ReportState } from '../../report/reports/report-state.ts';

type BlockDifference = Exclude<WordDifference, { kind: 'cell' }>;

const SYSTEM_HEADING = '小标题由分工产生，不能在 Word 中修改';
const NOT_YOURS = '这一处不由您填报，或当前不能修改';
const NO_PART = '没有填报项可以接收这一段';

/** Each difference with the change that takes it over, made on the versions as they stand now. */
export class WordDifferences {
  private readonly state: ReportState;
  private readonly content: ReportContent;
  private readonly user: SignedInUser;
  /** Positions given to added and moved blocks, so that several at one place keep their order. */
  private readonly positions = new Map<string, string>();

  constructor(state: ReportState, content: ReportContent, user: SignedInUser) {
    this.state = state;
    this.content = content;
    this.user = user;
  }

  view(differences: readonly WordDifference[]): WordDifferenceView[] {
    const changed = new Set(differences.flatMap((each) => (each.kind === 'changed' ? [each.address] : [])));
    return differences.flatMap((each) => {
      if (each.kind === 'cell') return [this.cell(each)];
      if (each.kind === 'moved' && changed.has(each.address)) return [];
      const moves = differences.some(
        (other) => other.kind === 'moved' && 'address' in each && other.address === each.address,
      );
      return [this.block(each, moves)];
    });
  }

  private cell(each: Extract<WordDifference, { kind: 'cell' }>): WordDifferenceView {
    const { address, base, ours, theirs, both } = each;
    const [part] = ownersOf(this.state, address);
    const problem = theirs.problem ?? this.refusal(part);
    return {
      kind: 'cell',
      address,
      label: placeName(address, this.content),
      base: printCell(base),
      ours: printCell(ours),
      theirs: theirs.raw,
      both,
      problem,
      partId: part?.id ?? null,
      change: problem === null ? this.change(address, { kind: 'cell', raw: theirs.raw }) : null,
      reshaped: false,
      block: null,
      value: theirs.value,
    };
  }

  private block(each: BlockDifference, moves: boolean): WordDifferenceView {
    const id = each.kind === 'added' ? randomUUID() : (each.theirs?.id ?? each.base.id);
    const address = `sections/${each.sectionId}/blocks/${id}`;
    const part = this.partOf(each, address);
    const system = each.kind !== 'added' && isHeadingId(id);
    const problem = system ? SYSTEM_HEADING : this.refusal(part);
    const block = each.theirs && { ...each.theirs, id };
    return {
      kind: each.kind,
      address,
      label: placeName(each.kind === 'added' ? this.after(each) : address, this.content),
      base: each.kind === 'added' ? null : blockText(each.base),
      ours: each.kind === 'added' || !each.ours ? null : blockText(each.ours),
      theirs: block && blockText(block),
      both: each.kind === 'added' ? false : each.both,
      problem,
      partId: part?.id ?? null,
      change: problem === null && part ? this.blockChange(each, part, block, moves) : null,
      reshaped: each.kind === 'changed' && block !== null && formOf(block) !== formOf(each.base),
      block,
    };
  }

  private blockChange(each: BlockDifference, part: Part, block: Block | null, moves: boolean): Change {
    const address = `sections/${each.sectionId}/blocks/${block?.id ?? (each.kind === 'added' ? '' : each.base.id)}`;
    if (!block) return this.change(address, { kind: 'removed' });
    const now = this.place(address)?.position;
    const stays = each.kind === 'changed' && !moves && now !== undefined && now !== null;
    const position = stays ? now : this.positionAfter(part, each.sectionId, each.after);
    this.positions.set(block.id, position);
    const ours = each.kind === 'moved' ? this.place(address)?.block : null;
    return this.change(address, { kind: 'block', block: ours ?? block, position });
  }

  /** Behind the block that it follows in Word, before the next one of the part. */
  private positionAfter(part: Part, sectionId: string, after: string | null): string {
    const places = this.state.places
      .filter((place) => place.partId === part.id && place.block !== null)
      .toSorted(byPosition);
    const at =
      places.find(({ address }) => address === `sections/${sectionId}/blocks/${after}`)?.position ?? '';
    const next = places.map(({ position }) => position ?? '').find((position) => position > at) ?? null;
    let before = at;
    for (const position of this.positions.values()) {
      if (position > before && (next === null || position < next)) before = position;
    }
    return generateKeyBetween(before === '' ? null : before, next);
  }

  private partOf(each: BlockDifference, address: string): Part | undefined {
    if (each.kind !== 'added') return this.ownerOf(address);
    const before =
      each.after === null ? undefined : this.ownerOf(`sections/${each.sectionId}/blocks/${each.after}`);
    return before ?? this.state.parts.find((part) => part.sectionId === each.sectionId && hasText(part));
  }

  private ownerOf(address: string): Part | undefined {
    const parsed = parseAddress(address);
    const partId = this.place(address)?.partId;
    return this.state.parts.find(
      ({ id }) => id === partId || (parsed?.kind === 'block' && parsed.blockId === headingId(id)),
    );
  }

  private after({ sectionId, after }: BlockDifference): string {
    return after === null ? `sections/${sectionId}` : `sections/${sectionId}/blocks/${after}`;
  }

  private refusal(part: Part | undefined): string | null {
    if (!part) return NO_PART;
    return mayFill(part.status, partFacts(this.state, part), this.user) ? null : NOT_YOURS;
  }

  private place(address: string): Place | undefined {
    return this.state.places.find((place) => place.address === address);
  }

  private change(address: string, value: Change['value']): Change {
    return { id: randomUUID(), address, base: this.place(address)?.version ?? 0, value };
  }
}

const formOf = (block: Block): string => (block.kind === 'heading' ? `heading ${block.level}` : block.kind);
