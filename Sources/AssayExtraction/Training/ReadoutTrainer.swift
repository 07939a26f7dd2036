package import AssayModel

/// Learns what is made of the judge's answers from marked documents and what judges that had not
/// seen them answered (`JudgedDocument`).
package struct ReadoutTrainer: Sendable {
  package var linear = LinearTrainer(width: ModalityReader.all.count)
  package var trees = TreeTrainer()
  package var search = SettlingSearch()
  package var folds = 4
  /// How much a may counts beside a must in learning modality.
  package var mayWeight: Float = 0.5

  package init() {
    linear.bits = 14
    linear.rate = 0.03
    trees.trees = 200
    trees.depth = 3
    trees.rate = 0.05
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
      let manner = MannerTrainer.train(linear, rest, mayWeight: mayWeight)
      for index in documents.indices where index % folds == fold {
        held.append(
          .init(
            document: documents[index].document, weighing: weighings[index], modality: manner))
      }
    }
    let settling = search.best(held).settling
    let examples = held.map { claims(of: $0, settling) }
    // The held-out documents stand fold by fold: each is ranked by what the other folds teach.
    let parts = documents.indices.map { $0 % folds }.sorted()
    for fold in 0..<folds {
      let ranking = ranking(zip(parts, examples).filter { $0.0 != fold }.flatMap(\.1))
      for index in held.indices where parts[index] == fold { held[index].ranking = ranking }
    }
    return Outcome(
      readout: Readout(
        settling: settling,
        manner: MannerTrainer.train(linear, manners, mayWeight: mayWeight),
        ranking: ranking(examples.flatMap { $0 }), checkable: calibration(documents)),
      heldOut: search.score(held, settling), confusion: confusion(held, settling))
  }

  private func ranking(_ examples: [RankingExample]) -> ClaimRanking {
    ClaimRanking(
      trees: trees.train(examples.map(\.features), targets: examples.map { $0.isMust ? 1 : 0 }))
  }

  /// A chosen claim of a document, and whether it is a must.
  private typealias RankingExample = (features: [Float], isMust: Bool)

  /// What a document's claims look like to the ranking, and which of them are musts.
  private func claims(
    of held: SettlingSearch.HeldOut, _ settling: Settling
  ) -> [RankingExample] {
    let answers = held.document.chosen(held.weighing, settling, nil)
    let marks = held.document.gold.claims.filter { $0.isMust && $0.isSure }.map {
      held.document.words.words(in: $0.span)
    }
    let found = Set(ClaimScore.pairs(answers.map(\.words), marks).map(\.prediction))
    return answers.enumerated().compactMap { index, answer in
      answer.ranked.map { ($0, found.contains(index)) }
    }
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
