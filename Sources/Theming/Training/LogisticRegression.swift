import Foundation

/// Logistic regression with a quadratic penalty, fitted by L-BFGS. Deterministic: no chance, one thread, a fixed order of sums.
struct LogisticRegression {
  /// Sparse rows.
  struct Rows {
    var starts: [Int] = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var labels: [Bool] = []

    var count: Int { labels.count }

    mutating func append(_ cells: [(column: Int, value: Double)], label: Bool) {
      for cell in cells {
        columns.append(Int32(cell.column))
        values.append(cell.value)
      }
      starts.append(columns.count)
      labels.append(label)
    }
  }

  /// How much a misfit weighs against the penalty.
  var cost = 1.0
  var rounds = 400
  /// The descent ends when the gradient is this share of what it was at first.
  var tolerance = 1e-4

  /// The weights, by column.
  func fit(_ rows: Rows, columns: Int) -> [Double] {
    var weights = [Double](repeating: 0, count: columns)
    var (value, gradient) = objective(rows, weights)
    let firstNorm = Self.norm(gradient)
    var history: [(step: [Double], change: [Double], inverse: Double)] = []
    for _ in 0..<rounds {
      if Self.norm(gradient) <= tolerance * firstNorm { break }
      let direction = Self.direction(gradient, history)
      var slope = 0.0
      for index in 0..<columns { slope += direction[index] * gradient[index] }
      var length = history.isEmpty ? 1 / max(1, firstNorm) : 1.0
      var next = weights
      var found = (value: value, gradient: gradient)
      for _ in 0..<30 {
        for index in 0..<columns { next[index] = weights[index] + length * direction[index] }
        found = objective(rows, next)
        if found.value <= value + 1e-4 * length * slope { break }
        length /= 2
      }
      guard found.value < value else { break }
      var step = [Double](repeating: 0, count: columns), change = step, product = 0.0
      for index in 0..<columns {
        step[index] = next[index] - weights[index]
        change[index] = found.gradient[index] - gradient[index]
        product += step[index] * change[index]
      }
      if product > 1e-10 { history.append((step, change, 1 / product)) }
      if history.count > 8 { history.removeFirst() }
      weights = next
      (value, gradient) = found
    }
    return weights
  }

  /// Half the squared weights plus the cost of the misfit, and its gradient.
  private func objective(_ rows: Rows, _ weights: [Double]) -> (value: Double, gradient: [Double]) {
    var value = 0.0
    for weight in weights { value += weight * weight / 2 }
    var gradient = weights
    gradient.withUnsafeMutableBufferPointer { gradient in
      weights.withUnsafeBufferPointer { weights in
        rows.columns.withUnsafeBufferPointer { columns in
          rows.values.withUnsafeBufferPointer { values in
            for row in 0..<rows.count {
              let range = rows.starts[row]..<rows.starts[row + 1]
              var score = 0.0
              for cell in range { score += weights[Int(columns[cell])] * values[cell] }
              let signed = rows.labels[row] ? score : -score
              let misfit = signed > 0 ? log1p(exp(-signed)) : -signed + log1p(exp(signed))
              value += cost * misfit
              let push = (rows.labels[row] ? -1.0 : 1.0) * cost / (1 + exp(signed))
              for cell in range { gradient[Int(columns[cell])] += push * values[cell] }
            }
          }
        }
      }
    }
    return (value, gradient)
  }

  private static func direction(_ gradient: [Double], _ history: [(step: [Double], change: [Double], inverse: Double)]) -> [Double] {
    var out = gradient.map { -$0 }
    var shares: [Double] = []
    for past in history.reversed() {
      let share = past.inverse * dot(past.step, out)
      shares.append(share)
      for index in out.indices { out[index] -= share * past.change[index] }
    }
    if let last = history.last {
      let scale = 1 / (last.inverse * dot(last.change, last.change))
      for index in out.indices { out[index] *= scale }
    }
    for (past, share) in zip(history, shares.reversed()) {
      let back = past.inverse * dot(past.change, out)
      for index in out.indices { out[index] += (share - back) * past.step[index] }
    }
    return out
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  private static func norm(_ vector: [Double]) -> Double { dot(vector, vector).squareRoot() }
}
