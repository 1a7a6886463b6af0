import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The words of a report in force, as they are searched. Written by triggers; nothing else writes it. */
@Entity('public_text')
export class PublicText {
  @PrimaryColumn('uuid', { name: 'organisation_id' }) organisationId: string;
  @PrimaryColumn('integer') year: number;
  @Column('uuid', { name: 'publication_id' }) publicationId: string;
  /** Compared by its bytes: no language knows an order of pairs of characters. */
  @Column({ type: 'text', collation: 'C' }) text: string;
}

/** A file of a publication as it was first given out; it never changes, whatever a later renderer would make of it. */
@Entity('publication_file')
@Index('publication_file_by_hash', ['sha256'])
export class PublicationFile {
  @PrimaryColumn('uuid', { name: 'publication_id' }) publicationId: string;
  @PrimaryColumn('text') name: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') label: string;
  @Column('text', { name: 'media_type' }) mediaType: string;
  @Column('text') sha256: string;
  @Column('bytea') bytes: Buffer;
}

/** How many visitors a publication had on a day. */
@Entity('view_count')
export class ViewCount {
  @PrimaryColumn('uuid', { name: 'publication_id' }) publicationId: string;
  @PrimaryColumn('date') day: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('integer') visitors: number;
}

/** With which today's marks of visitors are made; destroyed when the day is over. */
@Entity('view_salt')
export class ViewSalt {
  @PrimaryColumn('date') day: string;
  @Column('bytea') salt: Buffer;
}
