#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The system calls that files are handled with, in one type so that tests can let each one fail.
protocol SystemCalls {
  func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32
  func close(_ descriptor: Int32)
  func status(of descriptor: Int32) throws(SystemError) -> FileStatus
  func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> [UInt8]
  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) -> Int
  func truncate(_ descriptor: Int32, to size: Int) throws(SystemError)
  func synchronize(_ descriptor: Int32) throws(SystemError)
  func lock(_ descriptor: Int32, waiting milliseconds: Int) throws(SystemError)
  func makeDirectory(_ path: String) throws(SystemError)
}

/// The system's status of an open file.
struct FileStatus {
  var isRegular: Bool
  /// The size in bytes; 0 for files that are made up as they are read.
  var size: Int
}

/// The calls as the operating system carries them out; interrupted ones are made again.
struct OperatingSystem: SystemCalls {
  /// Opens without waiting (a FIFO would wait for a writer), without passing the file on to other
  /// programs and without taking a terminal over; what is created belongs to its owner alone.
  func open(_ path: String, _ flags: Int32) throws(SystemError) -> Int32 {
    guard !path.utf8.contains(0) else { throw SystemError(EINVAL) }
    return try checked { openFile(path, flags | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0o600) }
  }

  func close(_ descriptor: Int32) { _ = closeFile(descriptor) }

  func status(of descriptor: Int32) throws(SystemError) -> FileStatus {
    var status = stat()
    _ = try checked { fstat(descriptor, &status) }
    return FileStatus(isRegular: status.st_mode & S_IFMT == S_IFREG, size: Int(status.st_size))
  }

  func read(_ descriptor: Int32, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var result: Result<Int, SystemError> = .success(0)
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      result = Result { () throws(SystemError) in
        try checked { pread(descriptor, buffer.baseAddress, count, off_t(offset)) }
      }
      initializedCount = (try? result.get()) ?? 0
    }
    _ = try result.get()
    return bytes
  }

  func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(SystemError) -> Int {
    try checked {
      bytes.withUnsafeBytes { writeFile(descriptor, $0.baseAddress, $0.count) }
    }
  }

  func truncate(_ descriptor: Int32, to size: Int) throws(SystemError) {
    _ = try checked { ftruncate(descriptor, off_t(size)) }
  }

  func synchronize(_ descriptor: Int32) throws(SystemError) {
    #if canImport(Glibc)
      _ = try checked { fdatasync(descriptor) }
    #else
      _ = try checked { fsync(descriptor) }
    #endif
  }

  /// Takes the lock of a file, or gives up after so many milliseconds; closing the file lets it go.
  ///
  /// Who holds it longer has been stopped or is no friend, and a screen must not freeze for either.
  func lock(_ descriptor: Int32, waiting milliseconds: Int) throws(SystemError) {
    var waits = milliseconds / 2
    while true {
      do {
        _ = try checked { flock(descriptor, LOCK_EX | LOCK_NB) }
        return
      } catch {
        guard error.number == EWOULDBLOCK, waits > 0 else { throw error }
        waits -= 1
        usleep(2000)
      }
    }
  }

  func makeDirectory(_ path: String) throws(SystemError) {
    _ = try checked { mkdir(path, 0o700) }
  }

  private func checked<Number: SignedInteger>(
    _ call: () -> Number
  ) throws(SystemError) -> Number {
    while true {
      let result = call()
      if result >= 0 { return result }
      let number = errno
      if number != EINTR { throw SystemError(number) }
    }
  }
}

// The C functions whose names the methods above have.

private func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
  open(path, flags, mode)
}

private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func writeFile(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
