/* The floor under an import: what SQLite itself takes, from C, to insert the rows that an import
 * made into a table with the same unique index, and to build the same full-text index.
 *
 *   floor dump LEDGER ROWS     writes a ledger's rows to a flat file (not measured)
 *   floor insert ROWS DATABASE inserts them
 *
 * There is no parsing, no hashing, no check and no trigger here, and all happens in one
 * transaction. Text is bound where it lies in memory. Every statement is prepared once.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NUMBERS = 4, PIECES = 8 };

/* A row: seq, subject, actor and time, then kind, id, salt, body, leaf, text, quote and claimant. */
struct row {
  int64_t number[NUMBERS];
  int32_t length[PIECES]; /* -1 for null */
};

static sqlite3 *open_database(const char *path, int flags) {
  sqlite3 *db;
  if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) {
    fprintf(stderr, "floor: %s: %s\n", path, sqlite3_errmsg(db));
    exit(66);
  }
  return db;
}

static void check(sqlite3 *db, int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  fprintf(stderr, "floor: %s\n", sqlite3_errmsg(db));
  exit(74);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  check(db, sqlite3_prepare_v2(db, sql, -1, &statement, NULL));
  return statement;
}

static void run(sqlite3 *db, const char *sql) { check(db, sqlite3_exec(db, sql, NULL, NULL, NULL)); }

static void dump(const char *ledger, const char *path) {
  sqlite3 *db = open_database(ledger, SQLITE_OPEN_READONLY);
  sqlite3_stmt *rows = prepare(
      db,
      "SELECT f.seq, f.subject, f.actor, f.time, f.kind, f.id, f.salt, f.body, f.leaf,"
      " w.text, w.quote, w.claimant"
      " FROM fact f LEFT JOIN claim_words w ON w.seq = f.seq ORDER BY f.seq");
  FILE *out = fopen(path, "wb");
  if (!out) { perror(path); exit(73); }
  while (sqlite3_step(rows) == SQLITE_ROW) {
    struct row row;
    for (int i = 0; i < NUMBERS; i++)
      row.number[i] =
          sqlite3_column_type(rows, i) == SQLITE_NULL ? -1 : sqlite3_column_int64(rows, i);
    const void *piece[PIECES];
    for (int i = 0; i < PIECES; i++) {
      int column = NUMBERS + i;
      int is_null = sqlite3_column_type(rows, column) == SQLITE_NULL;
      piece[i] = is_null ? NULL : sqlite3_column_blob(rows, column);
      row.length[i] = is_null ? -1 : sqlite3_column_bytes(rows, column);
    }
    fwrite(&row, sizeof row, 1, out);
    for (int i = 0; i < PIECES; i++)
      if (row.length[i] > 0) fwrite(piece[i], 1, row.length[i], out);
  }
  if (fclose(out) != 0) { perror(path); exit(74); }
  sqlite3_finalize(rows);
  sqlite3_close(db);
}

static void insert(const char *path, const char *database) {
  int file = open(path, O_RDONLY);
  struct stat about;
  if (file < 0 || fstat(file, &about) != 0) { perror(path); exit(66); }
  const char *rows = mmap(NULL, about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
  if (rows == MAP_FAILED) { perror(path); exit(74); }

  sqlite3 *db = open_database(database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  run(db,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;"
      "CREATE TABLE fact(seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id BLOB, subject INTEGER,"
      "  actor INTEGER, time INTEGER NOT NULL, salt BLOB, body TEXT, content BLOB,"
      "  leaf BLOB NOT NULL) STRICT;"
      "CREATE UNIQUE INDEX fact_by_id ON fact(id);"
      "CREATE VIRTUAL TABLE claim_search USING fts5(text, quote, claimant, content = '',"
      "  tokenize = 'unicode61 remove_diacritics 2');"
      "INSERT INTO claim_search(claim_search, rank) VALUES('hashsize', 16777216);"
      "BEGIN");
  sqlite3_stmt *fact = prepare(
      db,
      "INSERT INTO fact(seq, subject, actor, time, kind, id, salt, body, leaf)"
      " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
  sqlite3_stmt *words =
      prepare(db, "INSERT INTO claim_search(rowid, text, quote, claimant) VALUES(?, ?, ?, ?)");
  for (const char *at = rows, *end = rows + about.st_size; at < end;) {
    struct row row;
    memcpy(&row, at, sizeof row);
    at += sizeof row;
    const char *piece[PIECES];
    for (int i = 0; i < PIECES; i++) {
      piece[i] = row.length[i] < 0 ? NULL : at;
      if (row.length[i] > 0) at += row.length[i];
    }
    for (int i = 0; i < NUMBERS; i++) {
      if (row.number[i] < 0) sqlite3_bind_null(fact, i + 1);
      else sqlite3_bind_int64(fact, i + 1, row.number[i]);
    }
    for (int i = 0; i < 5; i++) {
      if (i == 0 || i == 3)
        sqlite3_bind_text(fact, NUMBERS + i + 1, piece[i], row.length[i], SQLITE_STATIC);
      else
        sqlite3_bind_blob(fact, NUMBERS + i + 1, piece[i], row.length[i], SQLITE_STATIC);
    }
    check(db, sqlite3_step(fact));
    sqlite3_reset(fact);
    if (!piece[5]) continue;
    sqlite3_bind_int64(words, 1, row.number[0]);
    for (int i = 0; i < 3; i++)
      sqlite3_bind_text(words, i + 2, piece[5 + i], row.length[5 + i], SQLITE_STATIC);
    check(db, sqlite3_step(words));
    sqlite3_reset(words);
  }
  sqlite3_finalize(fact);
  sqlite3_finalize(words);
  run(db, "COMMIT");
  check(db, sqlite3_wal_checkpoint_v2(db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL));
  sqlite3_close(db);
}

int main(int count, char **arguments) {
  if (count == 4 && strcmp(arguments[1], "dump") == 0) dump(arguments[2], arguments[3]);
  else if (count == 4 && strcmp(arguments[1], "insert") == 0) insert(arguments[2], arguments[3]);
  else {
    fprintf(stderr, "usage: floor dump LEDGER ROWS | floor insert ROWS DATABASE\n");
    return 64;
  }
  return 0;
}
