extension Schema {
  /// Indexes for matching claims and for finding passages. They hold no facts: `Ledger` fills them
  /// when they are first asked for, up to the latest fact, and again where they were emptied.
  ///
  /// Contentless and without positions: a third of the size of `claim_search`, and all that the
  /// search for candidates needs.
  static let matching = """
    CREATE VIRTUAL TABLE claim_match USING fts5(
      words, content = '', columnsize = 0, detail = 'none',
      tokenize = 'porter unicode61 remove_diacritics 2');
    -- A passage is a stretch of a document's or an evidence's text, in scalars.
    CREATE TABLE passage(
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES fact(seq),
      start INTEGER NOT NULL,
      end INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX passage_by_source ON passage(source);
    CREATE VIRTUAL TABLE passage_match USING fts5(
      words, content = '', columnsize = 0, detail = 'none',
      tokenize = 'porter unicode61 remove_diacritics 2');
    -- Up to which fact each of the two is filled.
    CREATE TABLE match_progress(
      name TEXT PRIMARY KEY,
      next INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
