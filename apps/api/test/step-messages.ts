import { type Expected, fillersOf, type ModelPart, type ModelPeople } from './model-facts.ts';

/**
 * Who ought to hear at once of a step that somebody took, and where it leads them; worked out from the words of the
 * workflow (who gets the work next), without the code under test. Nobody is told of what they did themselves.
 */
export class StepMessages {
  private readonly expected: Expected[] = [];

  constructor(
    private readonly people: ModelPeople,
    private readonly reportLink: string,
  ) {}

  /** Everything since it was asked last. */
  taken(): Expected[] {
    return this.expected.splice(0);
  }

  delegated = (part: ModelPart, by: string) => this.ofPart('delegate', part, part.assignees, by);
  /** Unchanged since the head endorsed it, it goes to the office at once. */
  submitted = (part: ModelPart, by: string, standing: boolean) =>
    this.ofPart('submit', part, standing ? this.people.office : this.headsOf(part), by);
  endorsed = (part: ModelPart, by: string) => this.ofPart('endorse', part, this.people.office, by);
  returned = (part: ModelPart, by: string) => this.ofPart('return', part, fillersOf(part, this.people), by);
  reopened = (part: ModelPart, by: string) => this.ofPart('reopen', part, fillersOf(part, this.people), by);
  accepted = (part: ModelPart, by: string) => this.ofPart('accept', part, fillersOf(part, this.people), by);
  reassigned = (part: ModelPart, by: string) =>
    this.ofPart('reassign', part, fillersOf(part, this.people), by);

  /** Asked of the office, granted by one of it; the others who fill the part hear that its day moved. */
  extended(part: ModelPart, by: string, grantedBy: string): void {
    const link = `/parts/${part.id}`;
    this.add('extension.asked', this.people.office, link, by);
    this.add('extension.granted', [by], link);
    this.add(
      'plan.replanned',
      fillersOf(part, this.people).filter((id) => id !== by && id !== grantedBy),
      link,
    );
  }

  reviewBegun = () => this.add('report.begin_review', this.people.secrecy, `${this.reportLink}/document`);
  sentToSign = (next: string) => this.add('report.send_to_sign', [next], `${this.reportLink}/sign`);
  /** The next in order is asked; after the last the office may publish. */
  signed(next: string): void {
    if (next === '') this.add('report.signed', this.people.office, this.reportLink);
    else this.add('report.sign', [next], `${this.reportLink}/sign`);
  }
  returnedByLeader(part: ModelPart, by: string): void {
    this.add('report.return', this.people.office, this.reportLink, by);
    this.reopened(part, by);
  }
  published = () => this.add('report.publish', this.people.signers, this.reportLink);

  private headsOf = ({ department }: ModelPart): string[] => this.people.heads[department] ?? [];

  private ofPart(action: string, part: ModelPart, to: readonly string[], by: string): void {
    this.add(`part.${action}`, to, `/parts/${part.id}`, by);
  }

  private add(kind: string, to: readonly string[], link: string, by = ''): void {
    for (const person of new Set(to))
      if (person !== by) this.expected.push({ kind, person, link, missed: false });
  }
}
