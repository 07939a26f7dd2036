extension Schema {
  /// Indexes that cost an import little: reading a row's JSON for each of them took as long as
  /// inserting the row.
  ///
  /// Nobody weighed what was imported: all of it has one score, `ClaimOrder.importedScore`, and
  /// comes in the order of the file. So only claims that an extractor found are in the index of
  /// scores. `instr` looks for bytes; JSON is read only where they are there.
  static let lighterIndexes = """
    DROP INDEX claim_by_score;
    CREATE INDEX claim_by_score ON fact(json_extract(body, '$.score') DESC, seq)
      WHERE kind = 'claim' AND instr(body, '"model":"import"') = 0;
    DROP INDEX claim_by_key;
    CREATE INDEX claim_by_key ON fact(json_extract(body, '$.import.key'))
      WHERE kind = 'claim' AND instr(body, '"key":"') > 0
        AND json_extract(body, '$.import.key') IS NOT NULL;
    """

  /// The condition of `claim_by_score`, and with it that of every query that is to use it.
  static let isWeighed = "c.kind = 'claim' AND instr(c.body, '\"model\":\"import\"') = 0"

  /// The same of `claim_by_key`.
  static let hasKey = """
    c.kind = 'claim' AND instr(c.body, '"key":"') > 0
      AND json_extract(c.body, '$.import.key') IS NOT NULL
    """
}
