import ConvolutionCore
import Foundation
import Testing

@testable import convtutor

/// Files that a learner may name as a picture.
@Suite struct OwnPictureTests {
  private func file(_ bytes: [UInt8], in folder: TemporaryFolder, _ name: String = "p") throws
    -> String
  {
    let path = "\(folder.path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func aPictureIsReadAndMadeSmaller() throws {
    let folder = try TemporaryFolder()
    let header = Array("P5 288 144 255\n".utf8)
    let path = try file(header + Array(repeating: 51, count: 288 * 144), in: folder)
    let own = OwnPicture(path: path)
    #expect(own.fault == nil)
    #expect(own.picture?.shape.extent == Extent(rows: 72, columns: 144))
    #expect(own.picture?.values.allSatisfy { abs($0 - 51) < 1e-3 } == true)
  }

  /// What is no picture is one sentence with the name of the file.
  @Test func everythingElseIsASentence() throws {
    let folder = try TemporaryFolder()
    let pipe = "\(folder.path)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let text = try file(Array("hello".utf8), in: folder, "text")
    let short = try file(Array("P6 9 9 255\n123".utf8), in: folder, "short")
    let wide = try file(Array("P6 9000 9 255\n".utf8), in: folder, "wide")
    for (path, reason) in [
      (pipe, "is not a regular file"), (folder.path, "is not a regular file"),
      ("\(folder.path)/none", "cannot be opened: there is no such file or folder"),
      (text, "is not a PGM or PPM picture, which starts with P2, P3, P5 or P6"),
      (short, "ends before its last pixel"),
      (wide, "has a width of more than 8192; expected 1 to 8192"),
    ] {
      let own = OwnPicture(path: path)
      #expect(own.picture == nil)
      #expect(own.fault == "\(path) \(reason); the lesson goes on without it")
    }
  }

  /// A file past the limit is refused by its size; the header was good.
  @Test func filesTooLargeAreNotRead() throws {
    let folder = try TemporaryFolder()
    let path = try file(Array("P6 8192 8192 255\n".utf8), in: folder)
    // A hole takes no room on the disk.
    #expect(truncate(path, 65 << 20) == 0)
    #expect(
      OwnPicture(path: path).fault
        == "\(path) is larger than 64 MB; the lesson goes on without it")
  }

  @Test func theScreenSaysSoAndTheLessonGoesOn() throws {
    let tmux = try Tmux(Contract.play + ["--picture", "/dev/null"], columns: 80, rows: 24)
    let screen = try tmux.screen(showing: "goes on without it")
    #expect(screen.contains("/dev/null is not a regular file") && screen.contains(Contract.title))
  }
}
