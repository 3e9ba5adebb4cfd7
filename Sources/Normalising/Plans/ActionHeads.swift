import Documents
import PlanSchema
import Wording

/// What a card of an action prints over its text, without labels: "P1.1", "Going well".
struct ActionHead {
  var ref: String?
  var status: PlanCell?
}

extension PlanReader {
  /// Reads a line that is only a number, or only a word of the plan's key, where an action of label lines begins right after it; such a word
  /// after the action rates it too.
  mutating func headsAction(_ paragraph: Paragraph, block: Int) -> Bool {
    guard block >= 0, paragraph.marker == nil, paragraph.text.utf8.count <= 60 else { return false }
    let ref = references.alone(paragraph.text), isStatus = isRating(paragraph.text)
    guard ref != nil || isStatus else { return false }
    if isStatus, context.hasOpenAction, let last = actions.last, !last.has(.status), rates(last) {
      let listing = context.listing
      apply(label: RowLabel(role: .status, printed: ""), cell: PlanCell(paragraph))
      context.listing = listing
      return true
    }
    // A label that waits for its value has it here.
    if case .label(_, _, seen: 0) = context.listing { return false }
    // No more than a number and a rating stand before it.
    var left = 2, isBefore = false
    for next in document.blocks.indices.dropFirst(block + 1) where left > 0 && !document.blocks[next].isFurniture {
      isBefore = isBefore || outline.actions.contains(next)
      left -= 1
    }
    guard isBefore else { return false }
    if let ref { context.actionHead.ref = ref } else { context.actionHead.status = PlanCell(paragraph) }
    return true
  }

  /// Whether a line is one of the key's ratings and nothing else; a sign of the key may have a word beside it.
  private func isRating(_ text: String) -> Bool {
    let level = text.levelled
    return record.statusScale.contains { key in
      let rating = key.printed.levelled
      if rating == level { return true }
      return !rating.isEmpty && RatingWords.shared.isSignsOnly(key.printed) && level.hasPrefix(rating + " ")
    }
  }

  /// Whether a rating without a label is the open action's: between its heading and its text, or after all that is said of it, where no
  /// line of the document is labelled as a rating.
  private func rates(_ action: RawAction) -> Bool {
    switch context.listing {
    case .none: return true
    case .label(.action, _, seen: 0): return !action.has(.action)
    case .label(_, _, let seen): return seen > 0 && labels.count(of: .status) == 0
    default: return false
    }
  }

  /// Gives an action what stood before it.
  mutating func takeHead(_ raw: inout RawAction) {
    raw.ref = raw.ref ?? context.actionHead.ref
    if let status = context.actionHead.status { raw.fields.append(.init(key: 1, role: .status, label: "", group: nil, cell: status)) }
    context.actionHead = ActionHead()
  }
}
