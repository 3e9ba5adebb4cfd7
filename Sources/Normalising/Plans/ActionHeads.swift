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
    // A label that waits for its value has it here.
    if case .label(_, _, seen: 0) = context.listing { return false }
    let ref = references.alone(paragraph.text), level = paragraph.text.levelled
    let isStatus = record.statusScale.contains { $0.printed.levelled == level }
    guard ref != nil || isStatus else { return false }
    if isStatus, context.hasOpenAction, context.listing == .none, let last = actions.last, !last.has(.status) {
      apply(label: RowLabel(role: .status, printed: ""), cell: PlanCell(paragraph))
      return true
    }
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

  /// Gives an action what stood before it.
  mutating func takeHead(_ raw: inout RawAction) {
    raw.ref = raw.ref ?? context.actionHead.ref
    if let status = context.actionHead.status { raw.fields.append(.init(key: 1, role: .status, label: "", group: nil, cell: status)) }
    context.actionHead = ActionHead()
  }
}
