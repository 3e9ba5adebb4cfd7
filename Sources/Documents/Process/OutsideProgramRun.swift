import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension OutsideProgram {
  /// Runs the program and waits for its end.
  /// - Throws: `Failure` where it could not start, ran out of its time or wrote more than it may. A non-zero exit is a result, not a failure.
  public func run(_ arguments: [String], limits: Limits = Limits()) throws(Failure) -> Result {
    let (pid, output, messages) = try start([path] + arguments)
    limits.hold(pid)
    defer {
      output.closeReading()
      messages.closeReading()
    }
    do throws(Failure) {
      let (bytes, errors) = try Self.drain(output: output.reading, messages: messages.reading, limits: limits)
      return Result(status: Self.wait(for: pid), output: bytes, messages: String(decoding: errors, as: UTF8.self))
    } catch {
      kill(pid, SIGKILL)
      _ = Self.wait(for: pid)
      throw error
    }
  }

  /// One start at a time: a program that another thread starts meanwhile would inherit our pipes and hold them open.
  private static let starting = Mutex<Void>(())

  private func start(_ command: [String]) throws(Failure) -> (pid: pid_t, output: Pipe, messages: Pipe) {
    let started = Self.starting.withLock { _ -> Swift.Result<(pid_t, Pipe, Pipe), Failure> in
      do throws(Failure) {
        let output = try Pipe.open()
        defer { output.closeWriting() }
        do throws(Failure) {
          let messages = try Pipe.open()
          defer { messages.closeWriting() }
          do throws(Failure) { return .success((try spawn(command, output: output, messages: messages), output, messages)) } catch {
            messages.closeReading()
            throw error
          }
        } catch {
          output.closeReading()
          throw error
        }
      } catch { return .failure(error) }
    }
    return try started.get()
  }

  private func spawn(_ command: [String], output: Pipe, messages: Pipe) throws(Failure) -> pid_t {
    #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, messages.writing, 2)
    #if canImport(Darwin)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_CLOEXEC_DEFAULT))
    #endif
    var argv: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var pid: pid_t = 0
    let status = posix_spawn(&pid, command[0], &actions, &attributes, argv, environ)
    guard status == 0 else { throw .cannotStart(reason: String(cString: strerror(status))) }
    return pid
  }

  private static func wait(for pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// Reads both pipes to their ends, whichever has something first.
  private static func drain(output: Int32, messages: Int32, limits: Limits) throws(Failure) -> ([UInt8], [UInt8]) {
    var bytes: [UInt8] = [], errors: [UInt8] = []
    var watched = [
      pollfd(fd: output, events: Int16(POLLIN), revents: 0), pollfd(fd: messages, events: Int16(POLLIN), revents: 0),
    ]
    let end = ContinuousClock.now + .seconds(limits.seconds)
    while watched.contains(where: { $0.fd >= 0 }) {
      let left = end - ContinuousClock.now
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw .timedOut(seconds: limits.seconds) }
      let ready = poll(&watched, nfds_t(watched.count), Int32(min(milliseconds, 60_000)))
      if ready < 0, errno != EINTR { throw .cannotStart(reason: String(cString: strerror(errno))) }
      guard ready > 0 else { continue }
      if watched[0].revents != 0, !read(watched[0].fd, into: &bytes, keeping: .max) { watched[0].fd = -1 }
      if watched[1].revents != 0, !read(watched[1].fd, into: &errors, keeping: 1 << 16) { watched[1].fd = -1 }
      guard bytes.count <= limits.output else { throw .tooMuchOutput(bytes: limits.output) }
    }
    return (bytes, errors)
  }

  /// Reads what is there. False at the end of the pipe.
  private static func read(_ descriptor: Int32, into bytes: inout [UInt8], keeping most: Int) -> Bool {
    let chunk = 1 << 18, before = bytes.count
    if bytes.capacity - before < chunk { bytes.reserveCapacity(max(bytes.capacity * 2, before + chunk)) }
    var count = 0
    withUnsafeTemporaryAllocation(byteCount: chunk, alignment: 1) { buffer in
      count = systemRead(descriptor, buffer.baseAddress!, chunk)
      if count > 0 { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[0..<min(count, max(0, most - before))])) }
    }
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  /// The two ends of a pipe, neither of which the program inherits but as its standard output or error.
  private struct Pipe {
    let reading: Int32, writing: Int32

    static func open() throws(Failure) -> Pipe {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw .cannotStart(reason: String(cString: strerror(errno))) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      #if os(Linux)
      // F_SETPIPE_SZ: a wide pipe, so that the program seldom waits for us. Where the system allows less, it stays as it is.
      _ = fcntl(ends[0], 1031, 1 << 20)
      #endif
      return Pipe(reading: ends[0], writing: ends[1])
    }

    func closeWriting() { _ = systemClose(writing) }
    func closeReading() { _ = systemClose(reading) }
  }
}

#if canImport(Glibc)
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  Glibc.read(descriptor, buffer, count)
}
private func systemClose(_ descriptor: Int32) -> Int32 { Glibc.close(descriptor) }
#else
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  Darwin.read(descriptor, buffer, count)
}
private func systemClose(_ descriptor: Int32) -> Int32 { Darwin.close(descriptor) }
#endif
