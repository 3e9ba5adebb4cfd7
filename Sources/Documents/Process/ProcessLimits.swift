#if canImport(Glibc)
import Glibc
#endif

extension OutsideProgram.Limits {
  /// Has the system keep the limits of memory and processor time while a program of ours runs; the latter in case we ourselves are ended
  /// first. Linux can do so for a program that runs already, which saves starting another one that does it; elsewhere nothing happens.
  func hold(_ process: Int32) {
    #if canImport(Glibc)
    guard let setLimit = Self.setLimit else { return }
    let seconds = UInt(max(1, self.seconds.rounded(.up)))
    for (kind, most) in [(Int32(RLIMIT_AS.rawValue), UInt(memory)), (Int32(RLIMIT_CPU.rawValue), seconds)] {
      var limit = rlimit(rlim_cur: rlim_t(most), rlim_max: rlim_t(most))
      _ = setLimit(process, kind, &limit, nil)
    }
    #endif
  }

  #if canImport(Glibc)
  private typealias SetLimit = @convention(c) (pid_t, Int32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Int32

  /// The C library's `prlimit`, which its module for Swift does not show.
  private static let setLimit: SetLimit? = dlsym(nil, "prlimit").map { unsafeBitCast($0, to: SetLimit.self) }
  #endif
}
