// swift-tools-version: 6.2
import PackageDescription

// Floors, lowest first; a target may import only what stands on a lower floor.
// Sources/README.md draws the same picture with what each target is for.
let warningsAreErrors: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "convtutor",
  products: [
    .executable(name: "convtutor", targets: ["convtutor"]),
    .library(name: "ConvolutionCore", targets: ["ConvolutionCore"]),
  ],
  dependencies: [
    // A range, since an exact version would bind whoever depends on ConvolutionCore. The tests are
    // run with its lower bound.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // Floor 0
    .target(name: "ConvolutionCore", swiftSettings: warningsAreErrors),
    .target(name: "TextScreen", swiftSettings: warningsAreErrors),
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"]), .brew(["ncurses"])]),
    .target(name: "CTerminalGuard"),
    // Floor 1
    .target(
      name: "Expressions", dependencies: ["ConvolutionCore"], swiftSettings: warningsAreErrors),
    .target(name: "LessonScript", swiftSettings: warningsAreErrors),
    .target(
      name: "CursesTerminal", dependencies: ["CNcurses", "CTerminalGuard", "TextScreen"],
      swiftSettings: warningsAreErrors),
    // Floor 2
    .target(
      name: "Learning", dependencies: ["ConvolutionCore", "Expressions", "LessonScript"],
      swiftSettings: warningsAreErrors),
    .target(
      name: "Storage", dependencies: ["LessonScript"], swiftSettings: warningsAreErrors),
    // Floor 3
    .target(
      name: "Figures",
      dependencies: ["ConvolutionCore", "Expressions", "Learning", "LessonScript", "TextScreen"],
      swiftSettings: warningsAreErrors),
    // Floor 4
    .target(
      name: "Tutor",
      dependencies: [
        "ConvolutionCore", "Expressions", "Figures", "Learning", "LessonScript", "TextScreen",
      ],
      swiftSettings: warningsAreErrors),
    // Floor 5
    .executableTarget(
      name: "convtutor",
      dependencies: [
        "ConvolutionCore", "CursesTerminal", "Expressions", "Figures", "Learning", "LessonScript",
        "Storage", "TextScreen", "Tutor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: warningsAreErrors),
    .executableTarget(
      name: "convtutor-bench",
      dependencies: [
        "ConvolutionCore", "Figures", "Learning", "LessonScript", "Storage", "TextScreen", "Tutor",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: warningsAreErrors),
    // Tests
    .target(
      name: "TestSupport", dependencies: ["ConvolutionCore", "TextScreen"],
      path: "Tests/TestSupport",
      swiftSettings: warningsAreErrors),
    .target(
      name: "KindExamples", dependencies: ["Figures", "LessonScript"], path: "Tests/KindExamples",
      swiftSettings: warningsAreErrors),
    .target(
      name: "CPseudoTerminal", path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("util")]),
    .testTarget(
      name: "ConvolutionCoreTests", dependencies: ["ConvolutionCore", "TestSupport"],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "TextScreenTests", dependencies: ["TextScreen", "TestSupport"],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "LessonScriptTests", dependencies: ["LessonScript", "TestSupport"],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "LearningTests",
      dependencies: ["ConvolutionCore", "Expressions", "Learning", "LessonScript", "TestSupport"],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "StorageTests", dependencies: ["Storage"], swiftSettings: warningsAreErrors),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "KindExamples", "TestSupport"],
      exclude: ["Snapshots"], swiftSettings: warningsAreErrors),
    .testTarget(
      name: "TutorTests", dependencies: ["KindExamples", "Storage", "TestSupport", "Tutor"],
      exclude: ["Snapshots"], swiftSettings: warningsAreErrors),
    .testTarget(
      name: "TerminalTests",
      dependencies: [
        "convtutor", "CPseudoTerminal", "CursesTerminal", "TestSupport", "TextScreen",
      ],
      swiftSettings: warningsAreErrors),
    .testTarget(
      name: "BenchmarkTests", dependencies: ["convtutor-bench", "Storage"],
      swiftSettings: warningsAreErrors),
  ],
  swiftLanguageModes: [.v6]
)
