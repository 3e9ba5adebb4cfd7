import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// The results of a function for every element, in the elements' order, worked out on all cores.
  public func concurrentMap<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
    if count < 2 { return map(transform) }
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let result = transform(self[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.map { $0! } }
  }
}

extension Array where Element: Sendable {
  /// Works out a function for every element on all cores. Meanwhile the results are taken up one after the other, in the elements' order,
  /// each as soon as it is there and all before it have been taken: so what waits for the disk holds up nothing else.
  /// - Throws: what taking up a result throws first; none after it is then taken up.
  public func concurrentReduce<State: Sendable, Result: Sendable>(
    into state: State, _ transform: @escaping @Sendable (Element) -> Result,
    taking take: @escaping @Sendable (inout State, Element, Result) throws -> Void
  ) throws -> State {
    let taking = Taking<State, Result>(state)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      if taking.hasFailed { return }
      taking.arrived(transform(self[index]), at: index) { state, result in try take(&state, self[index], result) }
    }
    return try taking.finished()
  }
}

/// Puts results that arrive in any order back into theirs, and has them taken up one at a time on a thread of its own.
private final class Taking<State: Sendable, Result: Sendable>: Sendable {
  typealias Take = @Sendable (inout State, Result) throws -> Void

  private let waiting: Mutex<(next: Int, results: [Int: @Sendable () -> Void])>
  private let taken: Mutex<(state: State, failure: (any Error)?)>
  /// Beside the failure itself, which whoever asks would have to wait for while a result is taken up.
  private let failed = Atomic(false)
  private let queue = DispatchQueue(label: "peerview.taking")

  init(_ state: State) {
    waiting = Mutex((0, [:]))
    taken = Mutex((state, nil))
  }

  var hasFailed: Bool { failed.load(ordering: .relaxed) }

  func arrived(_ result: Result, at index: Int, _ take: @escaping Take) {
    waiting.withLock { waiting in
      waiting.results[index] = { self.take(result, take) }
      while let next = waiting.results.removeValue(forKey: waiting.next) {
        waiting.next += 1
        queue.async(execute: next)
      }
    }
  }

  private func take(_ result: Result, _ take: Take) {
    taken.withLock { taken in
      guard taken.failure == nil else { return }
      do { try take(&taken.state, result) } catch {
        taken.failure = error
        failed.store(true, ordering: .relaxed)
      }
    }
  }

  func finished() throws -> State {
    queue.sync {}
    return try taken.withLock { taken in
      if let failure = taken.failure { throw failure }
      return taken.state
    }
  }
}
