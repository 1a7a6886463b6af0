import { Body, Controller, Param } from '@nestjs/common';
import {
  actOnReport,
  assignParts,
  type Body as BodyOf,
  divideSection,
  getReport,
  getReportDocument,
  markSeen,
  type Params,
  proposeAssignments,
  type ReportDocument,
  type ReportView,
  type Response,
  updateReport,
  waiveFinding,
  withdrawWaiver,
} from '@nianbao/contracts';
import { Handles } from '../../platform/http/endpoint.decorator.ts';
import { User } from '../../body/session/session.guard.ts';
import { type SignedInUser } from '../../platform/session/signed-in-user.ts';
import { AssignmentsService } from './assignments.service.ts';
import { ReportActionsService } from './report-actions.service.ts';
import { ReportDocumentService } from './report-document.service.ts';
import { ReportsService } from './reports.service.ts';
import { WaiversService } from './waivers.service.ts';

@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly actions: ReportActionsService,
    private readonly assignments: AssignmentsService,
    private readonly documents: ReportDocumentService,
    private readonly waivers: WaiversService,
  ) {}

  @Handles(getReport)
  get(
    @User() user: SignedInUser,
    @Param({ schema: getReport.params }) { id }: Params<typeof getReport>,
  ): Promise<ReportView> {
    return this.reports.get(user, id);
  }

  @Handles(updateReport)
  update(
    @User() user: SignedInUser,
    @Param({ schema: updateReport.params }) { id }: Params<typeof updateReport>,
    @Body({ schema: updateReport.body }) body: BodyOf<typeof updateReport>,
  ): Promise<ReportView> {
    return this.reports.update(user, id, body);
  }

  @Handles(divideSection)
  divide(
    @User() user: SignedInUser,
    @Param({ schema: divideSection.params }) { id, sectionId }: Params<typeof divideSection>,
    @Body({ schema: divideSection.body }) body: BodyOf<typeof divideSection>,
  ): Promise<ReportView> {
    return this.assignments.divide(user, id, sectionId, body);
  }

  @Handles(assignParts)
  assign(
    @User() user: SignedInUser,
    @Param({ schema: assignParts.params }) { id }: Params<typeof assignParts>,
    @Body({ schema: assignParts.body }) body: BodyOf<typeof assignParts>,
  ): Promise<ReportView> {
    return this.assignments.assign(user, id, body.assignments);
  }

  @Handles(proposeAssignments)
  propose(
    @User() user: SignedInUser,
    @Param({ schema: proposeAssignments.params }) { id }: Params<typeof proposeAssignments>,
  ): Promise<Response<typeof proposeAssignments>> {
    return this.assignments.propose(user, id);
  }

  @Handles(actOnReport)
  act(
    @User() user: SignedInUser,
    @Param({ schema: actOnReport.params }) { id }: Params<typeof actOnReport>,
    @Body({ schema: actOnReport.body }) body: BodyOf<typeof actOnReport>,
  ): Promise<ReportView> {
    return this.actions.act(user, id, body);
  }

  @Handles(getReportDocument)
  document(
    @User() user: SignedInUser,
    @Param({ schema: getReportDocument.params }) { id }: Params<typeof getReportDocument>,
  ): Promise<ReportDocument> {
    return this.documents.get(user, id);
  }

  @Handles(markSeen)
  seen(
    @User() user: SignedInUser,
    @Param({ schema: markSeen.params }) { id }: Params<typeof markSeen>,
    @Body({ schema: markSeen.body }) body: BodyOf<typeof markSeen>,
  ): Promise<Response<typeof markSeen>> {
    return this.documents.markSeen(user, id, body.contentHash);
  }

  @Handles(waiveFinding)
  waive(
    @User() user: SignedInUser,
    @Param({ schema: waiveFinding.params }) { id }: Params<typeof waiveFinding>,
    @Body({ schema: waiveFinding.body }) body: BodyOf<typeof waiveFinding>,
  ): Promise<Response<typeof waiveFinding>> {
    return this.waivers.waive(user, id, body);
  }

  @Handles(withdrawWaiver)
  withdraw(
    @User() user: SignedInUser,
    @Param({ schema: withdrawWaiver.params }) { id }: Params<typeof withdrawWaiver>,
  ): Promise<Response<typeof withdrawWaiver>> {
    return this.waivers.withdraw(user, id);
  }
}
