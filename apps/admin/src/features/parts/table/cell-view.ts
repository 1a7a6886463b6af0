import type { FindingLevel } from '@nianbao/report-formats';
import type { SaveState } from '../outbox/outbox.ts';

/** All that is shown of one figure; plain values, so that a cell is drawn again only when its own change. */
export interface CellView {
  name: string;
  /** What was typed, or the computed or foreign figure. */
  shown: string;
  /** own: typed here. computed: a sum. foreign: another part's figure. */
  kind: 'own' | 'computed' | 'foreign';
  editable: boolean;
  /** Why what was typed is no figure, the finding with its arithmetic, the reason of a return; empty without any. */
  problem: string;
  level: FindingLevel | 'unreadable' | 'returned' | 'remark' | '';
  saving: SaveState;
  /** Who else is at it now; empty for nobody. */
  others: string;
}
