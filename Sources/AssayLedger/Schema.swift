import GRDB

/// The ledger's tables, as plain SQL. A migration, once released, is never changed.
enum Schema {
  /// "Assy": tells an Assay ledger from any other SQLite file.
  static let applicationID = 0x4173_7379

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 facts, log, search") { db in try db.execute(sql: first) }
    migrator.registerMigration("2 matching") { db in try db.execute(sql: matching) }
    migrator.registerMigration("3 review") { db in try db.makeReviewTables() }
    migrator.registerMigration("4 lighter indexes") { db in try db.execute(sql: lighterIndexes) }
    return migrator
  }

  /// Facts are inserted and never changed: SQLite itself refuses anything else. What is current
  /// is a view over them.
  private static let first = """
    -- One row a fact; the row number is its leaf in the log. `body` is canonical JSON, `leaf` the
    -- RFC 6962 leaf hash of what Documentation/LEDGER.md calls the fact's head. A redacted fact
    -- has lost id, salt and body, and keeps the hash that its leaf commits to in `content`.
    CREATE TABLE fact(
      seq INTEGER PRIMARY KEY CHECK (seq >= 0),
      kind TEXT NOT NULL,
      id BLOB CHECK (length(id) = 16),
      subject INTEGER REFERENCES fact(seq),
      actor INTEGER REFERENCES fact(seq),
      time INTEGER NOT NULL,
      salt BLOB CHECK (length(salt) = 16),
      body TEXT,
      content BLOB CHECK (length(content) = 32),
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      CHECK ((body IS NULL) = (content IS NOT NULL)),
      CHECK ((body IS NULL) = (salt IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX fact_by_id ON fact(id) WHERE id IS NOT NULL;
    CREATE INDEX fact_by_subject ON fact(subject, kind) WHERE subject IS NOT NULL;
    CREATE INDEX fact_by_kind ON fact(kind, seq) WHERE kind <> 'claim';
    CREATE INDEX document_by_path ON fact(json_extract(body, '$.path')) WHERE kind = 'document';
    CREATE INDEX document_by_url ON fact(json_extract(body, '$.url')) WHERE kind = 'document';
    CREATE INDEX claim_by_score ON fact(json_extract(body, '$.score') DESC, seq)
      WHERE kind = 'claim';
    CREATE INDEX claim_by_key ON fact(json_extract(body, '$.import.key'))
      WHERE kind = 'claim' AND json_extract(body, '$.import.key') IS NOT NULL;
    -- But for redaction, which destroys content and keeps the rest, on record.
    CREATE TRIGGER fact_is_never_updated BEFORE UPDATE ON fact
    WHEN NOT coalesce(
      OLD.body IS NOT NULL AND NEW.body IS NULL AND NEW.salt IS NULL AND NEW.id IS NULL
      AND length(NEW.content) = 32 AND NEW.seq = OLD.seq AND NEW.kind = OLD.kind
      AND NEW.subject IS OLD.subject AND NEW.actor IS OLD.actor AND NEW.time = OLD.time
      AND NEW.leaf = OLD.leaf
      AND EXISTS (SELECT 1 FROM fact r WHERE r.subject = OLD.seq AND r.kind = 'redaction'), 0)
    BEGIN
      SELECT RAISE(ABORT, 'facts are never updated');
    END;
    CREATE TRIGGER fact_is_never_deleted BEFORE DELETE ON fact BEGIN
      SELECT RAISE(ABORT, 'facts are never deleted');
    END;

    -- INSERT OR REPLACE would delete without asking the trigger above.
    CREATE TRIGGER fact_is_never_replaced BEFORE INSERT ON fact
    WHEN NEW.seq <> (SELECT coalesce(max(seq) + 1, 0) FROM fact)
      OR EXISTS (SELECT 1 FROM fact WHERE id = NEW.id)
    BEGIN
      SELECT RAISE(ABORT, 'facts are never replaced, and follow one another');
    END;

    -- Hashes of the log's complete subtrees of 256, 65536, … leaves, so that a root is quick.
    CREATE TABLE log_node(
      level INTEGER NOT NULL,
      position INTEGER NOT NULL,
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      PRIMARY KEY (level, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER log_node_is_never_updated BEFORE UPDATE ON log_node BEGIN
      SELECT RAISE(ABORT, 'the log is never updated');
    END;
    CREATE TRIGGER log_node_is_never_deleted BEFORE DELETE ON log_node BEGIN
      SELECT RAISE(ABORT, 'the log is never deleted');
    END;
    CREATE TRIGGER log_node_is_never_replaced BEFORE INSERT ON log_node
    WHEN EXISTS (
      SELECT 1 FROM log_node WHERE level = NEW.level AND position = NEW.position)
    BEGIN
      SELECT RAISE(ABORT, 'the log is never replaced');
    END;

    -- The full-text indexes hold no text of their own: they read it from the facts.
    CREATE VIEW claim_words AS
      SELECT seq,
        json_extract(body, '$.text') AS text,
        CASE WHEN json_extract(body, '$.quote') <> json_extract(body, '$.text')
          THEN json_extract(body, '$.quote') END AS quote,
        json_extract(body, '$.claimant') AS claimant
      FROM fact WHERE kind = 'claim';
    CREATE VIRTUAL TABLE claim_search USING fts5(
      text, quote, claimant, content = 'claim_words', content_rowid = 'seq',
      tokenize = 'unicode61 remove_diacritics 2');
    -- Gathers 16 MiB of words before it writes them out: imports write few segments, merge little.
    INSERT INTO claim_search(claim_search, rank) VALUES ('hashsize', 16777216);
    CREATE VIEW evidence_words AS
      SELECT seq, json_extract(body, '$.title') AS title, json_extract(body, '$.text') AS text
      FROM fact WHERE kind = 'evidence';
    CREATE VIRTUAL TABLE evidence_search USING fts5(
      title, text, content = 'evidence_words', content_rowid = 'seq',
      tokenize = 'unicode61 remove_diacritics 2');

    -- What was not taken back, and not superseded by a later extraction. A supersession may be
    -- taken back itself, when a claim is found again.
    CREATE VIEW standing_fact AS
      SELECT * FROM fact
      WHERE NOT EXISTS (
        SELECT 1 FROM fact r WHERE r.subject = fact.seq AND r.kind IN ('retraction', 'supersession')
          AND NOT EXISTS (
            SELECT 1 FROM fact t WHERE t.subject = r.seq AND t.kind = 'retraction'));
    -- The verdict that counts for a claim: the latest that was not taken back. Where that one was
    -- redacted, none counts: an earlier one does not stand again.
    CREATE VIEW standing_verdict AS
      SELECT max(seq) AS seq, subject AS claim, body
      FROM standing_fact WHERE kind = 'verdict' AND kind <> 'claim'
      GROUP BY subject HAVING body IS NOT NULL;
    """
}
