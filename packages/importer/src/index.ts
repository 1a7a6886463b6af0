export { decodeSource, MAX_BYTES } from './decode.ts';
export { importReport } from './import-report.ts';
export type {
  ImportedReport,
  ImportInput,
  ImportNote,
  ImportRefusal,
  ImportResult,
  UnplacedPiece,
} from './types.ts';
export { isRefusal } from './types.ts';
