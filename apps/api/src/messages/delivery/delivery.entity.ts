import { DELIVERY_STATES, type DeliveryState, type DeliveryTopic } from '@nianbao/contracts';
import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** One message on its way to one receiver: a person's mailbox or a hook. Its id is its name on the way, for good. */
@Entity('delivery')
@Unique('delivery_once_person', ['outboxId', 'personId'])
@Unique('delivery_once_hook', ['outboxId', 'hookId'])
@Unique('delivery_digest_person', ['organisationId', 'personId', 'digestOn'])
@Unique('delivery_digest_hook', ['hookId', 'digestOn'])
@Index('delivery_waiting', ['nextAt'], { where: `(state = 'waiting'::text)` })
@Index('delivery_held', ['personId', 'hookId'], { where: `(state = 'held'::text)` })
@Index('delivery_by_digest', ['digestId'])
@Index('delivery_by_state', ['organisationId', 'state', 'createdAt'])
@Check('delivery_state', `state IN (${DELIVERY_STATES.map((state) => `'${state}'`).join(', ')})`)
@Check('delivery_receiver', `(person_id IS NULL) <> (hook_id IS NULL)`)
export class Delivery {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('uuid', { name: 'person_id', nullable: true }) personId: string | null;
  @Column('uuid', { name: 'hook_id', nullable: true }) hookId: string | null;
  /** Null for a digest and for a test. */
  @Column('uuid', { name: 'outbox_id', nullable: true }) outboxId: string | null;
  /** The digest that tells it. */
  @Column('uuid', { name: 'digest_id', nullable: true }) digestId: string | null;
  /** The day of the digest that this is. */
  @Column('date', { name: 'digest_on', nullable: true }) digestOn: string | null;
  @Column('text') topic: DeliveryTopic;
  @Column('text') state: DeliveryState;
  @Column('integer', { default: 0 }) attempts: number;
  @Column('timestamptz', { name: 'next_at' }) nextAt: Date;
  /** What stood in the way the last time, or why it was not sent. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) settledAt: Date | null;
}
