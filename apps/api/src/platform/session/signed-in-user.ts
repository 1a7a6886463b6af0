import type { Actor, Membership } from '@nianbao/workflow';

/** A role that somebody else gave the person for a time. */
export interface DelegatedRole extends Membership {
  fromId: string;
  fromName: string;
}

/** Who makes the request, with the roles held in the body of the session and no other. */
export interface SignedInUser extends Actor {
  name: string;
  organisationId: string;
  sessionHash: string;
  /** The person's own roles, where others were delegated to them; `memberships` has both. */
  own?: Actor['memberships'];
  delegated?: readonly DelegatedRole[];
}
