import KindExamples
import LessonScript
import Testing

@testable import Figures

/// Named numbers of figures, in sentences too.
@Suite struct MeasureTests {
  private func words(_ prose: Prose?) -> String? { prose?.plainText }

  @Test func aSentenceMayNameMeasures() throws {
    let script = try KindExample.scripted(
      "receptive-field",
      """
      input: 9
      layers:
        conv(3)
        conv(3)
      say:
        2: Every unit sees **`= field`** pixels; `= 3 * 3` weights.
        3: Twice as far.
      """)
    #expect(words(script.sentences[2]) == "Every unit sees 3 pixels; 9 weights.")
    guard case .figure(let changed, _) = script.figure.changed(by: .setting(0, by: 1), at: 2) else {
      return #expect(Bool(false))
    }
    #expect(
      words(script.sentence(at: 2, ofChanged: changed)) == "Every unit sees 3 pixels; 9 weights.")
    guard case .figure(let single, _) = script.figure.changed(by: .action("x"), at: 2),
      case .figure(let wide, _) = single.changed(by: .setting(0, by: 1), at: 2)
    else { return #expect(Bool(false)) }
    #expect(
      words(script.sentence(at: 2, ofChanged: wide)) == "Every unit sees 4 pixels; 9 weights.")
    // Without a measure a sentence is about the figure as written.
    #expect(script.sentence(at: 3, ofChanged: changed) == nil)
  }

  @Test func aHyphenIsPartOfAName() throws {
    let script = try KindExample.scripted(
      "parameter-bars", "rows: conv\nsay:\n  1: `= multiply-adds / 1` in all.")
    #expect(words(script.sentences[1]) == "86,704,128 in all.")
  }

  @Test func errorsInSentencesAreLocated() {
    let faults = #expect(throws: LessonErrors.self) {
      try KindExample.scripted(
        "kernel-slide",
        """
        input:
          1 2
          3 4
        kernel:
          1 0
          0 1
        say:
          1: It is `= sun`, `= differences` and `= flat`.
        """)
    }
    #expect(
      faults?.description == """
        18:15: nothing is called sun here, did you mean sum?
        18:24: `differences` has no value at step 1
        18:44: `flat` has no value at step 1
        """)
    let misspelt = #expect(throws: LessonErrors.self) {
      try KindExample.scripted("receptive-field", "layers:\n  conv(3)\nsay:\n  2: `= feild`")
    }
    #expect(misspelt?.description == "14:9: nothing is called feild here, did you mean field?")
  }

  // MARK: Numbers

  private func measures(_ kind: String, _ body: String, at step: Int = 1) throws -> [String: String]
  {
    let figure = try KindExample.scripted(kind, body).figure
    return Dictionary(uniqueKeysWithValues: figure.measures(at: step).map { ($0, "\($1)") })
  }

  @Test func measuresOfAKernelSlide() throws {
    let found = try measures(
      "kernel-slide",
      """
      input:
        0 0 0 0
        0 9 9 9
        0 9 9 9
        0 9 9 9
      kernel:
        1 1
        1 -1
      target:
        9 18 18
        18 18 18
        18 18 0
      """)
    #expect(
      found == [
        "sum": "-9", "zeros": "4", "largest": "18", "outputs": "9", "differences": "6",
        "flat": "18",
      ])
  }

  @Test func measuresOfParameterBars() throws {
    let body = "size: 64\nchannels: 3\nkernel: 5\nfilters: 16\npadding: none\nrows: conv"
    let one = try measures("parameter-bars", body)
    #expect(one["parameters"] == "1,216" && one["filters"] == "16" && one["unread"] == "0")
    #expect(one["multiply-adds"] == "4,320,000" && one["ratio"] == "1")
    let strided = try measures("parameter-bars", body + "\nstride: 7")
    #expect(strided["parameters"] == "1,216" && strided["unread"] == "2,071")
  }
}
