import Foundation
import Store
import Synchronization
import Testing

@Suite struct ConcurrentTests {
  private struct Stop: Error {}

  @Test(arguments: [0, 1, 2, 500]) func resultsAreTakenUpInOrder(count: Int) throws {
    let taken = try Array(0..<count).concurrentReduce(into: [Int]()) { number in
      // Later ones are often done first.
      if number.isMultiple(of: 7) { usleep(300) }
      return number * 2
    } taking: { taken, number, double in
      #expect(double == number * 2)
      taken.append(double)
    }
    #expect(taken == (0..<count).map { $0 * 2 })
  }

  @Test func theFirstFailureEndsIt() {
    let seen = Mutex<[Int]>([])
    #expect(throws: Stop.self) {
      _ = try Array(0..<200).concurrentReduce(into: 0) {
        $0
      } taking: { _, number, _ in
        if number == 20 { throw Stop() }
        seen.withLock { $0.append(number) }
      }
    }
    #expect(seen.withLock { $0 } == Array(0..<20))
  }
}
