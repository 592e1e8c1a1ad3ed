import ArgumentParser
import ConvolutionCore
import Storage

/// A picture of the learner's own, read from a PGM or PPM file; or the sentence that says why not.
struct OwnPicture {
  /// One channel or three, 0 to 255; nil if the file is none.
  private(set) var picture: Tensor?
  /// What is wrong with the file; nil if nothing is.
  private(set) var fault: String?

  /// The largest file, in bytes.
  private static let sizeLimit = 64 << 20
  /// The bytes in which the header must end, comments included.
  private static let headerLimit = 1 << 16
  /// The most rows and columns that are kept: figures make it smaller still, and these sides divide
  /// by all that they need.
  private static let kept = Extent(144)

  /// Reads a file; the header is checked before the rest is read.
  init(path: String) {
    do {
      let file = try RegularFile(reading: path)
      _ = try NetpbmHeader(file.prefix(Self.headerLimit))
      let bytes = try file.contents(limit: Self.sizeLimit)
      picture = try Tensor(netpbm: bytes, within: Self.kept, white: 255)
    } catch let error as StorageError {
      fault = "\(error); the lesson goes on without it"
    } catch {
      fault = "\(path) \(error); the lesson goes on without it"
    }
  }

  /// Writes the fault, if there is one, to standard error.
  func report() { if let fault { Output.say("convtutor: \(fault)") } }
}

/// The option for a picture of the learner's own.
struct PictureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A picture of your own (PGM or PPM) for the figures that show one.", valueName: "file"))
  var picture: String?

  /// The settings with the picture, which is read now.
  func added(to settings: ScreenSettings) -> ScreenSettings {
    var settings = settings
    settings.picture = picture.map { OwnPicture(path: $0) }
    return settings
  }
}
