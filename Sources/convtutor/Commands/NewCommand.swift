import ArgumentParser
import Storage
import TextScreen
import Tutor

/// `convtutor new FILE`: a lesson file to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a lesson file that explains itself, to start from; overwrites nothing.",
    discussion: """
      EXAMPLES
        convtutor new 21-my-first-lesson.md
        convtutor play 21-my-first-lesson.md --watch
      """)

  @Argument(help: "The file, which does not exist yet; its name ends in .md.") var file: String

  func validate() throws {
    guard file.hasSuffix(".md"), file != "README.md", !file.hasSuffix("/README.md") else {
      throw ValidationError("a lesson file ends in .md and is not README.md: 21-my-lesson.md")
    }
  }

  func run() throws {
    let ids = LessonFolder(around: LessonEntry(path: file)).entries.map(\.id)
    let template = LessonTemplate(file: file, besides: Set(ids))
    do throws(StorageError) {
      try NewFile.write(template.text, to: file)
    } catch { throw Failure.no(error.description) }
    Output.say(PlainText("\(file) is written; see it with: convtutor play \(file) --watch"))
  }
}

/// A lesson that says what each of its parts is for.
struct LessonTemplate {
  /// The name that progress hangs on, from the file's name.
  let id: String

  /// Derives the id from a file's name: what follows its number, in the characters that an id may
  /// have; one that other lessons have gets a number.
  init(file: String, besides taken: Set<String>) {
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    let words = name.dropLast(".md".count).lowercased()
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let rest = words.count > 1 && words[0].allSatisfy(\.isNumber) ? words.dropFirst() : words[...]
    let slug = rest.isEmpty ? "my-lesson" : rest.joined(separator: "-")
    let start = slug.prefix(50).split(separator: "-").joined(separator: "-")
    var number = 2
    var id = start
    while taken.contains(id) {
      id = "\(start)-\(number)"
      number += 1
    }
    self.id = id
  }

  /// The title: the words of the id.
  var title: String {
    let words = id.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The text of the file.
  var text: String {
    """
    ---
    id: \(id)
    title: \(title)
    minutes: 5
    summary: One sentence on what the lesson is for.
    ---
    # \(title)

    ## A page holds a little text

    The lines between `---` are facts about the lesson. Answers are kept
    under the `id`: never change it once somebody has played. `# ` repeats the title, and each `## ` starts
    a page, such as this one.

    Type no number that can be computed: a 3×3 kernel has `= 3 * 3` weights. A page also holds
    at most one *figure* and one *quick check*; text comes first, then the figure, then the check.

    ## A figure, step by step

    `convtutor figures` lists the kinds and their keys. `predict:` names the steps whose result is
    asked for, and `say:` gives a step a sentence. Steps count from 1.

    ```figure kernel-slide id=first-figure
    input:
      1 2 0 1
      0 1 2 0
      2 0 1 2
      1 2 0 1
    kernel: sobel-x
    predict: 2
    say:
      1: Nine products, one sum.
      4: The last window; the output is 2×2.
    ```

    ## A number, drawn afresh

    Text above a check is read first, on a screen of its own.

    ```quiz id=weights
    How many weights does a kernel of `= k`×`= k` over `= c` channels have?

    where: k in 3, 5, 7; c in 3, 16
    = k * k * c
    - = k * k
      > That is one channel; there are `= c`.
    ? Each channel has a grid of weights of its own.
    why: `= k` · `= k` · `= c` = `= k * k * c`.
    ```

    ## A choice, and why each option is right or wrong

    ```quiz id=sharing
    One detector finds a pattern at any position. Which property of a layer makes it so?

    - [ ] Its kernel is small, so it compares only pixels that lie close together
      > That makes it local; it could still have other weights at every position.
    - [x] It has the same weights at every position
      > What is worth detecting here is worth detecting there.
    ? Imagine other weights at each position.
    why: Shared weights detect the same pattern everywhere.
    ```

    """
  }
}
