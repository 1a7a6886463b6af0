import type { TableId } from '@nianbao/report-formats';

/** Figures that add up, and that follow from one year to the next. Cells not named here are 0. */
export type Figures = Partial<Record<TableId, Record<string, string>>>;

export const LAST_YEAR: Figures = {
  art20: {
    'art20_1/normative_docs/issued': '5',
    'art20_1/normative_docs/repealed': '2',
    'art20_1/normative_docs/in_force': '23',
    'art20_5/licence/decisions': '1268',
    'art20_6/penalty/decisions': '17',
    'art20_8/admin_fee/fee_amount': '12.6',
  },
  applications: {
    'new_received/natural_person': '31',
    'new_received/org_business': '9',
    'new_received/org_legal_service': '2',
    'carried_in/natural_person': '2',
    'granted/natural_person': '14',
    'granted/org_business': '5',
    'granted/org_legal_service': '1',
    'partial/natural_person': '4',
    'partial/org_business': '1',
    'denied_third_party/org_business': '1',
    'denied_internal_affairs/natural_person': '2',
    'unable_not_held/natural_person': '7',
    'unable_not_held/org_business': '1',
    'unable_needs_creation/natural_person': '1',
    'np_petition_complaint/natural_person': '2',
    'np_repeat/org_legal_service': '1',
    'carried_out/natural_person': '3',
    'carried_out/org_business': '1',
  },
  review_litigation: { 'cases/review_upheld': '1', 'cases/review_pending': '1', 'cases/direct_upheld': '1' },
};

export const THIS_YEAR: Figures = {
  art20: {
    'art20_1/normative_docs/issued': '4',
    'art20_1/normative_docs/repealed': '1',
    'art20_1/normative_docs/in_force': '26',
    'art20_5/licence/decisions': '1341',
    'art20_6/penalty/decisions': '21',
    'art20_8/admin_fee/fee_amount': '11.85',
  },
  applications: {
    'new_received/natural_person': '36',
    'new_received/org_business': '11',
    'carried_in/natural_person': '3',
    'carried_in/org_business': '1',
    'granted/natural_person': '17',
    'granted/org_business': '6',
    'partial/natural_person': '5',
    'partial/org_business': '2',
    'denied_process_info/natural_person': '3',
    'unable_not_held/natural_person': '8',
    'unable_not_held/org_business': '3',
    'np_petition_complaint/natural_person': '4',
    'carried_out/natural_person': '2',
    'carried_out/org_business': '1',
  },
  review_litigation: { 'cases/review_upheld': '1', 'cases/direct_upheld': '1', 'cases/direct_pending': '1' },
};
