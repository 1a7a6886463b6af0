import type { Address, CellValue, ReportContent } from '@nianbao/report-formats';
import type { ReadSource } from './source/read-lines.ts';

/**
 * What is read: decoded text or page, the bytes of a Word file, workbook or OFD file, or lines that were read already
 * (of a PDF, which takes time). `year` and `organisation`: what the person who imports knows.
 */
export type ImportInput = { year?: number; organisation?: string } & (
  | { kind: 'text'; text: string }
  | { kind: 'html'; text: string }
  | { kind: 'docx'; bytes: Uint8Array }
  | ({ kind: 'lines' } & ReadSource)
);

/** A piece of the source that found no place in the content. `line` counts from 1; in Word files paragraphs are counted. */
export interface UnplacedPiece {
  text: string;
  line: number;
}

/** A decision of the importer that a person may want to look at. */
export interface ImportNote {
  kind:
    | 'format'
    | 'year'
    | 'organisation'
    | 'title'
    | 'metadata'
    | 'table'
    | 'cell'
    | 'section'
    | 'image'
    | 'numbering'
    | 'label'
    /** Of what stands beside the text: hidden text, notes at the foot, comments, heads of pages. */
    | 'aside'
    | 'damage';
  /** Chinese, for the clerk who checks the import. */
  message: string;
  /** Address of the place in the content, where there is one. */
  address?: string;
  /** What the source prints there. */
  printed?: string;
  /** Of a label: what the form prints there. */
  official?: string;
  line?: number;
}

/** A cell whose value the source does not decide. `value` is what was kept there; until a person settles it, it counts as 未填. */
export interface UnsureCell {
  address: Address;
  value: CellValue;
  /** What else it may be; empty where the source breaks off. */
  alternatives: CellValue[];
  line: number;
  /** Why it is in doubt, in Chinese. */
  evidence: string;
}

export interface ImportedReport {
  content: ReportContent;
  unplaced: UnplacedPiece[];
  notes: ImportNote[];
  /** Each has a note at its address too. */
  unsure: UnsureCell[];
}

/** Why a source cannot be read, in a Chinese sentence. */
export interface ImportRefusal {
  refusal: { code: 'too-large' | 'not-readable' | 'not-supported' | 'too-deep' | 'empty'; message: string };
}

export type ImportResult = ImportedReport | ImportRefusal;

export const isRefusal = (result: object): result is ImportRefusal => 'refusal' in result;

export const refuse = (code: ImportRefusal['refusal']['code'], message: string): ImportRefusal => ({
  refusal: { code, message },
});
