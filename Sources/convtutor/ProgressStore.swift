import Glibc
import Learning
import Storage
import TextScreen
import Tutor

/// Keeps records, and remembers why that failed.
struct ProgressStore {
  /// The progress that the records so far amount to.
  private(set) var progress = LearnerProgress()
  /// A sentence about records that could not be read; it stays, however many are kept since.
  private var readingFault: String?
  /// A sentence about records that cannot be kept; nil when they can again.
  private var keepingFault: String?
  /// How many records there was no log for.
  private var droppedCount = 0
  private var log: ProgressLog?

  /// For how long a record waits for a lock, in milliseconds: another session lets go of it sooner.
  private static let patience = 20

  /// Reads what was kept; what cannot be read is left as it is and reported.
  init() {
    do throws(StorageError) {
      let log = ProgressLog(path: try ProgressLog.path(in: environment))
      self.log = log
      var progress = LearnerProgress()
      let summary = try log.read { line in
        guard let record = ProgressRecord(line: line) else { return false }
        progress.apply(record)
        return true
      }
      self.progress = progress
      if let format = summary.newerFormat {
        readingFault =
          "the progress log has a newer format (\(format)) and is not changed: \(log.path)"
        self.log = nil
      } else if summary.damagedCount > 0 {
        let lines =
          summary.damagedCount == 1 ? "1 damaged line" : "\(summary.damagedCount) damaged lines"
        readingFault = "\(lines) in \(log.path), left as they are"
      }
    } catch {
      readingFault = "progress will not be kept: \(error)"
      log = nil
    }
  }

  /// A store without records, for what is not to be kept.
  static var trial: ProgressStore { ProgressStore(log: nil) }

  private init(log: ProgressLog?) { self.log = log }

  /// A sentence about records that cannot be read or kept; nil if all is well.
  var complaint: String? { keepingFault ?? readingFault }

  /// The complaint as a session takes it.
  var reply: Reply { complaint.map { .notKept($0) } ?? .kept }

  /// Writes the complaint, if there is one, to standard error.
  func report() { if let complaint { Output.say("convtutor: \(complaint)") } }

  /// The same for what could not be kept alone.
  func reportKeeping() { if let keepingFault { Output.say("convtutor: \(keepingFault)") } }

  /// The attempts that were kept, in the order of the log, without those of forgotten lessons.
  func attempts() -> [Attempt] {
    var attempts: [Attempt] = []
    // How many attempts there were when a lesson was forgotten last: one pass, however many were.
    var forgotten: [String: Int] = [:]
    _ = try? log?.read { line in
      switch ProgressRecord(line: line) {
      case .answered(let attempt): attempts.append(attempt)
      case .forgotten(let lesson, _): forgotten[lesson] = attempts.count
      default: break
      }
      return true
    }
    return attempts.enumerated()
      .filter { index, attempt in index >= forgotten[attempt.lesson, default: 0] }
      .map(\.element)
  }

  /// Keeps a record; if it could not be, `complaint` says why.
  mutating func keep(_ record: ProgressRecord) {
    guard log != nil else {
      droppedCount += 1
      return
    }
    do throws(StorageError) {
      // Who has locked the log may hold it for long: a key must not wait for that twice.
      let isLate = log?.unsaved.isEmpty == false
      try log?.append(
        [record.line], waiting: isLate ? 0 : Self.patience, synchronizing: !record.isPlace)
      keepingFault = nil
    } catch { keepingFault = "not saved yet: \(error)" }
  }

  /// Keeps a copy of all records beside them; returns its path, or nil with a complaint.
  @discardableResult
  mutating func copy() -> String? {
    do throws(StorageError) {
      return try log?.makeCopy()
    } catch {
      keepingFault = "no copy could be kept: \(error)"
      return nil
    }
  }

  /// Tries once more to keep what could not be kept; throws if something is lost now.
  mutating func close() throws {
    if droppedCount > 0, let complaint { throw Failure.progress(complaint) }
    guard let unsaved = log?.unsaved, !unsaved.isEmpty else { return }
    do throws(StorageError) {
      try log?.append([], waiting: 500)
      keepingFault = nil
    } catch { throw Failure.progress("\(unsaved.count) records could not be kept: \(error)") }
  }
}

/// Seconds since 1970.
func secondsNow() -> Int { time(nil) }

/// How far the local clock is from UTC at a time, in seconds; 0 if that cannot be said.
func secondsFromUTC(at seconds: Int) -> Int {
  var seconds = time_t(seconds)
  var parts = tm()
  return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
}
