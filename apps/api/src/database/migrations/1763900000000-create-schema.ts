import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every table of the main job. Each table of an organisation carries `organisation_id`; statuses are text with a CHECK.
 *
 * Content is stored one row a place (`place`: a cell or a block) with a version of its own, so that edits of different
 * places never meet, and every change stands in `place_change`, the ones that lost a conflict too.
 */
export class CreateSchema1763900000000 implements MigrationInterface {
  name = 'CreateSchema1763900000000';

  async up(q: QueryRunner): Promise<void> {
    for (const sql of [PEOPLE, YEAR, CONTENT, PUBLIC, RECORD]) await q.query(sql);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DROP TABLE audit_entry, audit_chain, notification, outbox, publication_view, publication, report_view, signature,
        waiver, remark, place_change, place, part_revision, part_assignee, part, secrecy_review, report, cycle, attachment,
        session, membership, person, department, organisation;
      DROP FUNCTION forbid_change;
    `);
  }
}

const PEOPLE = `
  CREATE TABLE organisation (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name       text NOT NULL CONSTRAINT organisation_name UNIQUE,
    slug       text NOT NULL CONSTRAINT organisation_slug UNIQUE,
    settings   jsonb NOT NULL,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE department (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT department_organisation REFERENCES organisation,
    name            text NOT NULL,
    is_office       boolean NOT NULL DEFAULT false,
    disabled        boolean NOT NULL DEFAULT false,
    position        integer NOT NULL,
    CONSTRAINT department_name UNIQUE (organisation_id, name)
  );
  CREATE TABLE person (
    id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name          text NOT NULL,
    account       text NOT NULL CONSTRAINT person_account UNIQUE,
    password_hash text NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE membership (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT membership_organisation REFERENCES organisation,
    person_id       uuid NOT NULL CONSTRAINT membership_person REFERENCES person,
    role            text NOT NULL CONSTRAINT membership_role CHECK (role IN
      ('office', 'department_head', 'contributor', 'secrecy_reviewer', 'leader', 'admin', 'auditor')),
    department_id   uuid CONSTRAINT membership_department REFERENCES department,
    disabled        boolean NOT NULL DEFAULT false,
    CONSTRAINT membership_once UNIQUE NULLS NOT DISTINCT (organisation_id, person_id, role, department_id)
  );
  CREATE INDEX membership_by_person ON membership (person_id);
  CREATE TABLE session (
    token_hash      text PRIMARY KEY,
    person_id       uuid NOT NULL CONSTRAINT session_person REFERENCES person,
    organisation_id uuid NOT NULL CONSTRAINT session_organisation REFERENCES organisation,
    created_at      timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL
  );
  CREATE INDEX session_by_person ON session (person_id);
`;

const YEAR = `
  CREATE TABLE attachment (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT attachment_organisation REFERENCES organisation,
    name            text NOT NULL,
    media_type      text NOT NULL,
    size            integer NOT NULL,
    sha256          text NOT NULL,
    bytes           bytea NOT NULL,
    uploaded_by     uuid NOT NULL CONSTRAINT attachment_uploader REFERENCES person,
    uploaded_at     timestamptz NOT NULL DEFAULT now()
  );
  CREATE TABLE cycle (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT cycle_organisation REFERENCES organisation,
    year            integer NOT NULL,
    format_id       text NOT NULL CONSTRAINT cycle_format CHECK (format_id IN ('2014', '2019', '2021')),
    notice          jsonb NOT NULL,
    attachment_id   uuid CONSTRAINT cycle_attachment REFERENCES attachment,
    input_due       date NOT NULL,
    review_due      date NOT NULL,
    sign_due        date NOT NULL,
    publish_due     date NOT NULL,
    version         integer NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT cycle_year UNIQUE (organisation_id, year)
  );
  CREATE TABLE report (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT report_organisation REFERENCES organisation,
    cycle_id        uuid NOT NULL CONSTRAINT report_cycle UNIQUE REFERENCES cycle,
    year            integer NOT NULL,
    format_id       text NOT NULL CONSTRAINT report_format CHECK (format_id IN ('2014', '2019', '2021')),
    title           text NOT NULL,
    metadata        jsonb NOT NULL DEFAULT '{}',
    signer_ids      uuid[] NOT NULL DEFAULT '{}',
    status          text NOT NULL DEFAULT 'draft' CONSTRAINT report_status CHECK (status IN
      ('draft', 'collecting', 'reviewing', 'signing', 'signed', 'published', 'taken_down')),
    edition         integer NOT NULL DEFAULT 1,
    correction      text,
    taken_down_at   timestamptz,
    taken_down_why  text,
    version         integer NOT NULL
  );
  CREATE TABLE part (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT part_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT part_report REFERENCES report,
    section_id      text NOT NULL,
    scope           jsonb NOT NULL,
    position        integer NOT NULL,
    status          text NOT NULL DEFAULT 'unassigned' CONSTRAINT part_status CHECK (status IN
      ('unassigned', 'assigned', 'drafting', 'submitted', 'endorsed', 'returned', 'accepted')),
    department_id   uuid CONSTRAINT part_department REFERENCES department,
    due_on          date,
    done_on         date,
    submitted_by    uuid CONSTRAINT part_submitter REFERENCES person,
    version         integer NOT NULL
  );
  CREATE INDEX part_by_report ON part (report_id);
  CREATE TABLE part_assignee (
    part_id         uuid NOT NULL CONSTRAINT part_assignee_part REFERENCES part ON DELETE CASCADE,
    person_id       uuid NOT NULL CONSTRAINT part_assignee_person REFERENCES person,
    organisation_id uuid NOT NULL CONSTRAINT part_assignee_organisation REFERENCES organisation,
    PRIMARY KEY (part_id, person_id)
  );
`;

const CONTENT = `
  CREATE TABLE place (
    report_id       uuid NOT NULL CONSTRAINT place_report REFERENCES report,
    address         text NOT NULL,
    organisation_id uuid NOT NULL CONSTRAINT place_organisation REFERENCES organisation,
    part_id         uuid NOT NULL CONSTRAINT place_part REFERENCES part,
    raw             text,
    block           jsonb,
    position        text,
    version         integer NOT NULL,
    changed_by      uuid NOT NULL CONSTRAINT place_changer REFERENCES person,
    changed_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (report_id, address)
  );
  CREATE INDEX place_by_part ON place (part_id);
  CREATE TABLE place_change (
    id              uuid PRIMARY KEY,
    sequence        bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT place_change_sequence UNIQUE,
    organisation_id uuid NOT NULL CONSTRAINT place_change_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT place_change_report REFERENCES report,
    part_id         uuid NOT NULL,
    address         text NOT NULL,
    version         integer NOT NULL,
    before          jsonb,
    after           jsonb,
    kept            boolean NOT NULL,
    changed_by      uuid NOT NULL CONSTRAINT place_change_person REFERENCES person,
    changed_at      timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX place_change_by_address ON place_change (report_id, address);
  CREATE TABLE part_revision (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT part_revision_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT part_revision_report REFERENCES report,
    part_id         uuid NOT NULL,
    number          integer NOT NULL,
    action          text NOT NULL,
    content         jsonb NOT NULL,
    content_hash    text NOT NULL,
    made_by         uuid NOT NULL CONSTRAINT part_revision_person REFERENCES person,
    made_at         timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT part_revision_number UNIQUE (part_id, number)
  );
  CREATE TABLE remark (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT remark_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT remark_report REFERENCES report,
    part_id         uuid NOT NULL CONSTRAINT remark_part REFERENCES part,
    parent_id       uuid CONSTRAINT remark_parent REFERENCES remark,
    kind            text NOT NULL CONSTRAINT remark_kind CHECK (kind IN ('remark', 'return')),
    address         text NOT NULL,
    text            text NOT NULL,
    revision        integer,
    author_id       uuid NOT NULL CONSTRAINT remark_author REFERENCES person,
    at              timestamptz NOT NULL DEFAULT now(),
    resolved_at     timestamptz,
    resolved_by     uuid CONSTRAINT remark_resolver REFERENCES person
  );
  CREATE INDEX remark_by_part ON remark (part_id);
  CREATE TABLE waiver (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT waiver_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT waiver_report REFERENCES report,
    fingerprint     text NOT NULL,
    rule            text NOT NULL,
    reason          text NOT NULL,
    by_id           uuid NOT NULL CONSTRAINT waiver_person REFERENCES person,
    at              timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT waiver_once UNIQUE (report_id, fingerprint)
  );
  CREATE TABLE secrecy_review (
    report_id       uuid NOT NULL CONSTRAINT secrecy_review_report REFERENCES report,
    section_id      text NOT NULL,
    organisation_id uuid NOT NULL CONSTRAINT secrecy_review_organisation REFERENCES organisation,
    basis           text NOT NULL,
    result          text NOT NULL CONSTRAINT secrecy_review_result CHECK (result IN ('pass', 'object')),
    section_hash    text NOT NULL,
    by_id           uuid NOT NULL CONSTRAINT secrecy_review_person REFERENCES person,
    at              timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (report_id, section_id)
  );
  CREATE TABLE signature (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT signature_organisation REFERENCES organisation,
    report_id       uuid NOT NULL CONSTRAINT signature_report REFERENCES report,
    edition         integer NOT NULL,
    signer_id       uuid NOT NULL CONSTRAINT signature_signer REFERENCES person,
    opinion         text NOT NULL,
    content_hash    text NOT NULL,
    section_hashes  jsonb NOT NULL,
    signed_at       timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX signature_by_report ON signature (report_id, edition);
  CREATE TABLE report_view (
    report_id       uuid NOT NULL CONSTRAINT report_view_report REFERENCES report,
    person_id       uuid NOT NULL CONSTRAINT report_view_person REFERENCES person,
    organisation_id uuid NOT NULL CONSTRAINT report_view_organisation REFERENCES organisation,
    content         jsonb NOT NULL,
    content_hash    text NOT NULL,
    seen_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (report_id, person_id)
  );
`;

const PUBLIC = `
  CREATE TABLE publication (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT publication_organisation REFERENCES organisation,
    report_id       uuid CONSTRAINT publication_report REFERENCES report,
    year            integer NOT NULL,
    edition         integer NOT NULL,
    format_id       text NOT NULL CONSTRAINT publication_format CHECK (format_id IN ('2014', '2019', '2021')),
    title           text NOT NULL,
    content         jsonb NOT NULL,
    content_hash    text NOT NULL,
    reason          text,
    imported        boolean NOT NULL DEFAULT false,
    source_name     text,
    source_id       uuid CONSTRAINT publication_source REFERENCES attachment,
    published_by    uuid NOT NULL CONSTRAINT publication_person REFERENCES person,
    published_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT publication_edition UNIQUE (organisation_id, year, edition)
  );
  CREATE TABLE publication_view (
    publication_id  uuid NOT NULL CONSTRAINT publication_view_publication REFERENCES publication,
    day             date NOT NULL,
    visitor         text NOT NULL,
    PRIMARY KEY (publication_id, day, visitor)
  );
`;

const RECORD = `
  CREATE TABLE audit_chain (
    organisation_id uuid PRIMARY KEY CONSTRAINT audit_chain_organisation REFERENCES organisation,
    length          integer NOT NULL,
    head            text NOT NULL
  );
  CREATE TABLE audit_entry (
    organisation_id uuid NOT NULL CONSTRAINT audit_entry_organisation REFERENCES organisation,
    sequence        integer NOT NULL,
    at              timestamptz NOT NULL,
    actor_id        uuid,
    actor           text NOT NULL,
    action          text NOT NULL,
    report_id       uuid,
    part_id         uuid,
    address         text,
    before          jsonb,
    after           jsonb,
    comment         text,
    previous_hash   text NOT NULL,
    hash            text NOT NULL,
    PRIMARY KEY (organisation_id, sequence)
  );
  CREATE INDEX audit_entry_by_report ON audit_entry (report_id);
  CREATE TABLE outbox (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT outbox_organisation REFERENCES organisation,
    person_ids      uuid[] NOT NULL,
    kind            text NOT NULL,
    text            text NOT NULL,
    link            text NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    sent_at         timestamptz
  );
  CREATE INDEX outbox_waiting ON outbox (created_at) WHERE sent_at IS NULL;
  CREATE TABLE notification (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    organisation_id uuid NOT NULL CONSTRAINT notification_organisation REFERENCES organisation,
    person_id       uuid NOT NULL CONSTRAINT notification_person REFERENCES person,
    outbox_id       uuid NOT NULL CONSTRAINT notification_outbox REFERENCES outbox,
    kind            text NOT NULL,
    text            text NOT NULL,
    link            text NOT NULL,
    at              timestamptz NOT NULL DEFAULT now(),
    read_at         timestamptz,
    CONSTRAINT notification_once UNIQUE (outbox_id, person_id)
  );
  CREATE INDEX notification_by_person ON notification (person_id, organisation_id);

  CREATE FUNCTION forbid_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
  CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
  CREATE TRIGGER place_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON place_change
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
  CREATE TRIGGER part_revision_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON part_revision
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
  CREATE TRIGGER publication_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
  CREATE TRIGGER signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signature
    FOR EACH STATEMENT EXECUTE FUNCTION forbid_change();
`;
