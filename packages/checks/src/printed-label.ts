import type { Address } from '@nianbao/report-formats';

/** A head, caption or row name as the source printed it, where it differs from the official one at `address`. */
export interface PrintedLabel {
  address: Address;
  text: string;
  /** What the form prints there. */
  official?: string | undefined;
}
