import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the portal reads besides the publications: the words of each report in force, kept by triggers so that whatever
 * publishes is found; the files, kept as they were first given out; and a word to every process when anything public changed.
 * Words are found by their single characters and pairs: no dictionary, no extension, one character is enough.
 */
export class CreatePortalStore1763902000000 implements MigrationInterface {
  name = 'CreatePortalStore1763902000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(FUNCTIONS);
    await q.query(`
      CREATE TABLE public_text (
        organisation_id uuid NOT NULL CONSTRAINT public_text_organisation REFERENCES organisation,
        year            integer NOT NULL,
        publication_id  uuid NOT NULL CONSTRAINT public_text_publication REFERENCES publication,
        text            text COLLATE "C" NOT NULL,
        PRIMARY KEY (organisation_id, year)
      )`);
    await q.query(`
      INSERT INTO public_text (organisation_id, year, publication_id, text)
      SELECT n.organisation_id, n.year, n.id, public_words(n.title, n.content)
      FROM (SELECT DISTINCT ON (organisation_id, year) * FROM publication ORDER BY organisation_id, year, edition DESC) n
      LEFT JOIN report r ON r.id = n.report_id
      WHERE n.edition > coalesce(r.withdrawn_through, 0)`);
    await q.query(
      'CREATE INDEX public_text_terms ON public_text USING gin (search_terms(text)) WITH (fastupdate = off)',
    );
    // Counting the terms of every report anew with each ANALYZE would take minutes; nothing is planned by it.
    await q.query('ALTER INDEX public_text_terms ALTER COLUMN 1 SET STATISTICS 0');
    await q.query(`
      CREATE TABLE publication_file (
        publication_id  uuid NOT NULL CONSTRAINT publication_file_publication REFERENCES publication,
        name            text NOT NULL,
        organisation_id uuid NOT NULL CONSTRAINT publication_file_organisation REFERENCES organisation,
        label           text NOT NULL,
        media_type      text NOT NULL,
        sha256          text NOT NULL,
        bytes           bytea NOT NULL,
        PRIMARY KEY (publication_id, name)
      )`);
    await q.query('CREATE INDEX publication_file_by_hash ON publication_file (sha256)');
    await q.query(`CREATE TRIGGER publication_file_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication_file
      FOR EACH STATEMENT EXECUTE FUNCTION forbid_change()`);
    await q.query(TRIGGERS);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TRIGGER publication_public ON publication');
    await q.query('DROP TRIGGER report_withdrawn ON report');
    await q.query('DROP TRIGGER organisation_public ON organisation');
    await q.query('DROP TABLE publication_file, public_text');
    await q.query(
      'DROP FUNCTION make_public, withdraw_public, rename_public, search_terms, public_words, plain_words',
    );
  }
}

const FUNCTIONS = `
  /* Full-width forms and capitals mean what the others mean; blanks inside Chinese mean nothing. */
  CREATE FUNCTION plain_words(written text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT regexp_replace(lower(normalize(written, NFKC)), '\\s+', '', 'g') $$;

  CREATE FUNCTION public_words(title text, content jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT plain_words(title) || E'\\n' || coalesce(string_agg(plain_words(words #>> '{}'), E'\\n'), '')
    FROM unnest('{"$.sections[*].title", "$.sections[*].blocks[*].text", "$.sections[*].blocks[*].caption",
      "$.sections[*].blocks[*].rows[*][*]"}'::jsonpath[]) AS path, jsonb_path_query(content, path) AS words
  $$;

  /* Every character and every pair of neighbours on a line. Its cost keeps it from being asked of every row. */
  CREATE FUNCTION search_terms(plain text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 20000 AS $$
    SELECT coalesce(array_agg(DISTINCT term), '{}')
    FROM (SELECT c, lead(c) OVER (ORDER BY n) AS after
          FROM string_to_table(plain, NULL) WITH ORDINALITY AS each(c, n)) AS pairs,
      LATERAL (VALUES (c), (c || after)) AS terms(term)
    WHERE term IS NOT NULL AND position(E'\\n' IN term) = 0
  $$;
`;

const TRIGGERS = `
  CREATE FUNCTION make_public() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO public_text (organisation_id, year, publication_id, text)
    VALUES (NEW.organisation_id, NEW.year, NEW.id, public_words(NEW.title, NEW.content))
    ON CONFLICT (organisation_id, year) DO UPDATE SET publication_id = excluded.publication_id, text = excluded.text;
    PERFORM pg_notify('portal', NEW.organisation_id::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER publication_public AFTER INSERT ON publication FOR EACH ROW EXECUTE FUNCTION make_public();

  CREATE FUNCTION withdraw_public() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM public_text t USING publication p
    WHERE p.id = t.publication_id AND p.report_id = NEW.id AND p.edition <= NEW.withdrawn_through;
    PERFORM pg_notify('portal', NEW.organisation_id::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER report_withdrawn AFTER UPDATE OF withdrawn_through, taken_down_at, taken_down_why ON report
    FOR EACH ROW WHEN ((OLD.withdrawn_through, OLD.taken_down_at, OLD.taken_down_why)
      IS DISTINCT FROM (NEW.withdrawn_through, NEW.taken_down_at, NEW.taken_down_why))
    EXECUTE FUNCTION withdraw_public();

  CREATE FUNCTION rename_public() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('portal', NEW.id::text);
    RETURN NULL;
  END $$;
  CREATE TRIGGER organisation_public AFTER UPDATE OF name ON organisation
    FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION rename_public();
`;
