import ArgumentParser
import AssayDocuments
import AssayEvidence
import AssayExtraction
import AssayInterchange
import AssayLanguage
import AssayLedger
import AssayMatching
import AssayModel
import AssayReports
import AssayReview
import AssayWeights

/// What is said of one of our own errors, and the exit code it ends with.
struct ErrorReport {
  let message: String
  let code: ExitCode

  /// Nil for an error that is not ours: the command line parser's.
  init?(_ error: any Error) {
    switch error {
    case let error as WorkbenchError:
      self.init(message: error.description, code: error.code)
    case let error as LedgerError:
      self.init(message: error.description, code: error.exitCode)
    case let error as EvidenceError:
      self.init(message: error.description, code: error.exitCode)
    case let error as FetchError:
      self.init(message: error.description, code: error.isRefusal ? .usage : .noInput)
    case let error as ReadingError:
      self.init(message: error.description, code: .badData)
    case let error as ClaimFilter.ParseError:
      self.init(message: error.description, code: .usage)
    case let error as MatchingError:
      self.init(message: error.description, code: .inputOutput)
    case let error as WeightsError:
      self.init(message: error.description, code: .noInput)
    case let error as LanguageError:
      self.init(message: error.description, code: error.exitCode)
    case let error as ExtractionError:
      self.init(message: error.description, code: .noInput)
    case let error as ReviewError:
      self.init(message: error.description, code: .badData)
    case let error as InterchangeError:
      self.init(message: error.description, code: error.exitCode)
    case let error as ArchiveError:
      self.init(message: error.description, code: .badData)
    case let error as ProofError:
      self.init(message: error.description, code: .badData)
    case let error as ReportError:
      self.init(message: error.description, code: .badData)
    default: return nil
    }
  }

  private init(message: String, code: ExitCode) {
    self.message = message.hasSuffix(".") ? String(message.dropLast()) : message
    self.code = code
  }
}

extension InterchangeError {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .unreadable: .noInput
    case .unknownField, .unreadableMapping, .columnMappedTwice, .noSuchColumn, .unknownFormat:
      .usage
    default: .badData
    }
  }
}

extension EvidenceError {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .cannotKeep, .cannotRemove, .missing, .changed: .inputOutput
    case .noText, .quoteLost, .quoteAmbiguous, .quoteMoved: .badData
    case .noSuchPage: .usage
    }
  }
}

extension LedgerError {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .missing, .nothing, .unknownSubject: .noInput
    case .exists, .readOnly, .notEmpty: .cannotCreate
    case .notALedger, .newer, .damaged, .notVerbatim, .badExport, .sealedContentGone: .badData
    case .busy: .busy
    case .full, .failed, .onNetwork: .inputOutput
    case .ambiguous, .alreadyRetracted, .otherKey, .badQuery, .notRetractable, .notMendable,
      .notRedactable,
      .alreadyRedacted, .inDocument:
      .usage
    }
  }
}

extension LanguageError {
  fileprivate var exitCode: ExitCode {
    switch self {
    case .badCoNLLU: .badData
    default: .noInput
    }
  }
}
