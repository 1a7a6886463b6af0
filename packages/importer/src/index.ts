export { decodeSource, MAX_BYTES } from './decode.ts';
export { openSource } from './open-source.ts';
export { importReport } from './import-report.ts';
export { isHeadingText, numbered, type NumberedLine } from './report/headings.ts';
export { sourceLines, type SourceText } from './source-lines.ts';
export { type PrintedLabel, printedLabels } from './tables/printed-labels.ts';
export type {
  ImportedReport,
  ImportInput,
  ImportNote,
  ImportRefusal,
  ImportResult,
  UnplacedPiece,
  UnsureCell,
} from './result.ts';
export { isRefusal } from './result.ts';
export { compareWord, type WordComparison, type WordDifference } from './word/compare-word.ts';
export { exportIdOf, readWord, type WordReading } from './word/read-word.ts';
