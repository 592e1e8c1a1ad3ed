import TestSupport

/// The generator of all tests; what these add to it stands below.
typealias SeededGenerator = TestGenerator
