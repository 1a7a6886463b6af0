/** What each notice says, written down by hand: the reading is held to it field by field. */
export interface Expected {
  kind: string;
  title: string | null;
  number: string | null;
  issuer: string | null;
  date: string | null;
  year: number | null;
  /** Purpose, day, audience and how its sentence begins. */
  dates: string[];
  materials: string[];
  rules: string[];
  /** How the sentences begin that ask something no rule can judge. */
  wishes: string[];
  unread: string[];
  rhythms: string[];
  contacts: string[];
  contradictions: string[];
}

/** What a notice says where it says something; all else is empty. */
export const says = (fields: Partial<Expected>): Expected => ({
  kind: 'notice',
  title: null,
  number: null,
  issuer: null,
  date: null,
  year: null,
  dates: [],
  materials: [],
  rules: [],
  wishes: [],
  unread: [],
  rhythms: [],
  contacts: [],
  contradictions: [],
  ...fields,
});
