import TestSupport
import Testing

@testable import Learning

@Suite struct MemoryStateTests {
  /// The numbers of py-fsrs's own test of memory states (`test_memo_state` of `tests/test_basic.py`),
  /// which it asks for to 1e-4.
  @Test func theReferenceVector() {
    let memory = MemoryState(history: "a0 g0 g1 g3 g8 g21")
    #expect(abs(memory.stability - 53.62691) < 1e-4)
    #expect(abs(memory.difficulty - 6.3574867) < 1e-4)
  }

  /// The intervals of py-fsrs's `test_review_card`.
  ///
  /// It has 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21. Its 0 stands for a learning step of minutes,
  /// which we have not: the next review is of the same day, and we would wait 2, 7 and 2 days.
  @Test func theReferenceIntervals() {
    let gaps = [0, 0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12]
    let ratings = "ggggggaaggggg"
    let reviews = zip(ratings, gaps).map { "\($0)\($1)" }
    let intervals = reviews.indices.map {
      MemoryState(history: reviews[...$0].joined(separator: " ")).interval
    }
    #expect(intervals == [2, 2, 11, 46, 163, 498, 7, 2, 2, 4, 7, 12, 21])
  }

  /// Computed with the published package: fsrs 6.3.2 from PyPI,
  /// `Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)`, one `Card()`, and for
  /// each letter `review_card` with Again, Hard, Good or Easy so many whole days after the one before;
  /// then the card's `stability`, `difficulty` and `(due - last_review).days`.
  @Test(
    "Histories come to what the published package gives",
    arguments: [
      ("a0", 0.212, 6.4133, 1),
      ("h0", 1.2931, 5.112170705601056, 1),
      ("g0", 2.3065, 2.118103970459016, 2),
      ("e0", 8.2956, 1.0, 8),
      ("e0 a8", 1.3886324609821161, 7.0269895692968385, 1),
      ("a0 g0 g1 g3 g8 g21", 53.626902917141365, 6.357487083997829, 54),
      ("e0 e8 e66 e397 e1875 e7265 e23933", 68949.18220077343, 1.0, 36_500),
      // A hint on the day of a miss takes nothing from the memory that the miss left.
      ("e0 e8 a52 h0", 3.4395431425582745, 8.011605503110008, 3),
      ("h0 h0 h0", 1.2931, 7.821393497998797, 1), ("e0 h0", 8.2956, 4.010608969296839, 8),
      ("g0 a3 h0 h0 g4", 2.884052699280462, 8.813600840806751, 3),
      ("e0 a8 g1 h2 e3", 13.895017910166617, 7.3219553689755426, 14),
      ("a0 a0 h0 g0 e0 e0 a0", 0.16235662938695433, 9.493461394417979, 1),
      ("g0 g36525 a36525 g0 e36525 h36525", 1084.484706668058, 7.655024265688718, 1084),
      (
        "a0 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1 a1", 0.0017078493897824884,
        9.977995707444533, 1
      ),
      ("h0 h3 h3 h3 h3 h3 h3 h3 h3 h3 h3", 20.841340183136616, 9.875542898061472, 21),
      ("a0 g20 a0 e1 g5 g0 h20 a9 g2 a200 g9 g0", 3.4147874131718705, 9.827284493006252, 3),
      ("e0 e3 h0 a3 h0 e5 a2 h5 e200 g3 a200 h0", 2.7309453455126294, 9.848167278204112, 3),
      ("a0 g200 h3 e9 h2 h200 a60 h2 g0 g60 e5 e60", 54.58586144388771, 9.309560935455774, 55),
    ])
  func recomputed(history: String, stability: Double, difficulty: Double, interval: Int) {
    let memory = MemoryState(history: history)
    #expect(abs(memory.stability / stability - 1) < 1e-9)
    #expect(abs(memory.difficulty - difficulty) < 1e-9)
    #expect(memory.interval == interval)
  }

  /// By the same package: `get_card_retrievability`.
  @Test(
    "The chance of a right answer falls as the published package says",
    arguments: [
      ("e0", 0, 1.0), ("e0", 1, 0.9829234388308534), ("e0", 8, 0.9024733005284542),
      ("g0", 30, 0.6675263338730357), ("a0", 365, 0.31791061636841167),
      ("e0", 36_525, 0.2750734479455697),
    ])
  func forgetting(history: String, days: Int, chance: Double) {
    #expect(abs(MemoryState(history: history).retrievability(afterDays: days) - chance) < 1e-12)
  }

  @Test func stabilityIsWhereTheChanceIsNineInTen() {
    for stability in [0.001, 0.212, 1, 53.62691, 36_500, 1e12] {
      #expect(abs(FSRS.retrievability(after: stability, stability: stability) - 0.9) < 1e-12)
    }
  }

  @Test("Laws that hold after any history", arguments: 0..<50)
  func laws(seed: Int) {
    var random = TestGenerator(seed: seed)
    var memory = MemoryState(first: random.rating())
    for _ in 0..<60 {
      for rating in Rating.allCases where rating > .again {
        let stabilities = [1, 2, 5, 30, 400, 36_525].map {
          memory.reviewed(rating, afterDays: $0).stability
        }
        #expect(zip(stabilities, stabilities.dropFirst()).allSatisfy { $0 < $1 })
        #expect(stabilities.allSatisfy { $0 > memory.stability })
      }
      for days in [0, 1, 7, 36_525] {
        let all = Rating.allCases.map { memory.reviewed($0, afterDays: days) }
        #expect(all[0].stability <= memory.stability)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.stability <= $1.stability })
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.interval <= $1.interval })
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.difficulty >= $1.difficulty })
        #expect(all.allSatisfy { 1...10 ~= $0.difficulty && 1...36_500 ~= $0.interval })
      }
      let chances = [0, 1, 2, 30, 36_525].map { memory.retrievability(afterDays: $0) }
      #expect(chances.first == 1 && zip(chances, chances.dropFirst()).allSatisfy { $0 > $1 })
      memory = memory.reviewed(random.rating(), afterDays: random.gap())
    }
  }

  @Test("Whatever comes, a memory stays a number in range", arguments: Rating.allCases)
  func extremes(rating: Rating) {
    for gap in [0, 1, 36_525, -1, .min, .max] {
      var memory = MemoryState(first: rating)
      let isInRange = (0..<5000).allSatisfy { _ in
        memory = memory.reviewed(rating, afterDays: gap)
        return memory.isInRange && 0...1 ~= memory.retrievability(afterDays: gap)
      }
      #expect(isInRange, "\(memory) after \(rating) every \(gap) days")
    }
    var random = TestGenerator(seed: rating.rawValue)
    var memory = MemoryState(first: rating)
    let isInRange = (0..<20_000).allSatisfy { _ in
      memory = memory.reviewed(random.rating(), afterDays: random.gap())
      return memory.isInRange
    }
    #expect(isInRange, "\(memory)")
  }
}

extension MemoryState {
  /// The memory after reviews such as `g3`: good, 3 days after the one before.
  init(history: String) {
    var memory: MemoryState?
    for review in history.split(separator: " ") {
      let rating: Rating =
        switch review.first {
        case "a": .again
        case "h": .hard
        case "g": .good
        default: .easy
        }
      let days = Int(review.dropFirst()) ?? 0
      memory = memory?.reviewed(rating, afterDays: days) ?? MemoryState(first: rating)
    }
    self = memory ?? MemoryState(first: .again)
  }

  fileprivate var isInRange: Bool {
    stability.isFinite && stability >= 0.001 && 1...10 ~= difficulty && 1...36_500 ~= interval
  }
}

extension TestGenerator {
  fileprivate mutating func rating() -> Rating {
    Rating.allCases.randomElement(using: &self) ?? .good
  }

  fileprivate mutating func gap() -> Int {
    [0, 0, 1, 2, 7, 40, 365, 36_525].randomElement(using: &self) ?? 0
  }
}
