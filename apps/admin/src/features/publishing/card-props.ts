import type { PublishingView, ReportView } from '@nianbao/contracts';

/** What a card of the page 公开事项 shows and acts on. */
export interface CardProps {
  report: ReportView;
  publishing: PublishingView;
}
