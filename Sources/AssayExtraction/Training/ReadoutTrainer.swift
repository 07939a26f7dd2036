package import AssayModel

/// Learns what is made of the judge's answers from marked documents and what judges that had not
/// seen them answered (`JudgedDocument`).
package struct ReadoutTrainer: Sendable {
  package var linear = LinearTrainer(width: ModalityReader.all.count)
  package var search = SettlingSearch()
  package var folds = 4

  package init() {
    linear.bits = 14
    linear.rate = 0.03
  }

  package struct Outcome {
    package let readout: Readout
    /// How claims of held-out documents compare with the marks, their modality read by weights
    /// that had not seen them either.
    package let heldOut: ClaimScore
    /// How the modalities of found claims were read, by what was marked: `[marked][read]`.
    package let confusion: [Modality: [Modality: Int]]
  }

  /// - Parameter documents: each with its answers.
  package func train(
    _ documents: [(document: TrainingDocument, judged: JudgedDocument)]
  ) -> Outcome {
    let weighings = documents.map { $0.judged.weighing(of: $0.document) }
    let manners = zip(documents, weighings).map {
      $0.document.modalities(bits: linear.bits, judged: $1)
    }
    var held: [SettlingSearch.HeldOut] = []
    for fold in 0..<folds {
      let rest = manners.enumerated().filter { $0.offset % folds != fold }.map(\.element)
      let manner = MannerTrainer.train(linear, rest)
      for index in documents.indices where index % folds == fold {
        held.append(
          .init(
            document: documents[index].document, weighing: weighings[index], modality: manner))
      }
    }
    let best = search.best(held)
    return Outcome(
      readout: Readout(
        settling: best.settling, manner: MannerTrainer.train(linear, manners),
        checkable: calibration(documents)),
      heldOut: best.score, confusion: confusion(held, best.settling))
  }

  /// Where a sentence becomes checkable: the documents' sentences as people marked them. Those that
  /// the marks do not speak of are left out.
  private func calibration(
    _ documents: [(document: TrainingDocument, judged: JudgedDocument)]
  ) -> SentenceScorer.Calibration {
    var answers: [(Float, Bool)] = []
    for (document, judged) in documents {
      for (span, holds) in judged.holds.sorted(by: { $0.key < $1.key }) {
        let marked = document.gold.sentences.filter { $0.span.overlaps(span) }
        let isClaim = document.gold.claims.contains { $0.span.overlaps(span) }
        if isClaim {
          answers.append((holds, true))
        } else if marked.allSatisfy({ $0.none != nil }) {
          answers.append((holds, false))
        }
      }
    }
    return Calibrator(answers).calibration(odds: 0)
  }

  private func confusion(
    _ held: [SettlingSearch.HeldOut], _ settling: Settling
  ) -> [Modality: [Modality: Int]] {
    var result: [Modality: [Modality: Int]] = [:]
    for (gold, answers) in search.answers(held, settling) {
      let words = WordStarts(gold.text)
      for mark in gold.claims where mark.isMust {
        let place = words.words(in: mark.span)
        let closest = answers.max {
          WordStarts.overlap($0.words, place) < WordStarts.overlap($1.words, place)
        }
        guard let closest, WordStarts.overlap(closest.words, place) >= 0.5,
          let marked = Modality(rawValue: mark.modality),
          let read = closest.modality.flatMap(Modality.init)
        else { continue }
        result[marked, default: [:]][read, default: 0] += 1
      }
    }
    return result
  }
}
