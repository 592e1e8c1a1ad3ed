/// How the value of an environment variable is asked for: nil if it is not set.
///
/// The program hands in the real one, `{ getenv($0).map { String(cString: $0) } }`; a test hands in
/// `{ ["HOME": "/home/ada"][$0] }`.
public typealias Environment = (_ name: String) -> String?
