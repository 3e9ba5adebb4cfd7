import PlanSchema
import Wording

/// What reading one Word document needs to know and gathers on the way.
final class WordContext {
  let styles: WordStyles
  let numbering: WordNumbering
  var counters = ListCounters()
  /// The paragraphs and table rows of the body so far.
  var place = 0
  /// Text boxes met in the paragraph being read, to stand after it.
  var boxes: [MarkupElement] = []
  /// Text of a paragraph whose mark was deleted: it runs on into the next.
  var carried = StyledText()
  /// Notes referred to, in the order of the text.
  var notes: [(kind: NoteKind, id: String)] = []
  /// How many cells the tables have so far.
  var cells = 0
  let limits: ReadingLimits

  // What is told afterwards.
  var insertions = 0, deletions: [String] = [], hidden: [String] = [], placeholders = 0, pictures = 0, embedded = 0

  enum NoteKind: String { case footnote, endnote }

  init(styles: WordStyles, numbering: WordNumbering, limits: ReadingLimits) {
    self.styles = styles
    self.numbering = numbering
    self.limits = limits
  }

  var here: Place { Place(paragraph: place) }

  /// What was accepted, left out or not read.
  func diagnostics(comments: Int) -> [Diagnostic] {
    var out: [Diagnostic] = []
    if insertions > 0 || !deletions.isEmpty {
      let removed = deletions.map(\.squeezed).filter { !$0.isEmpty }
      out.append(
        Diagnostic(
          .warning, "tracked-changes",
          "the document has tracked changes; all are taken as accepted: \(insertions) inserted, \(deletions.count) deleted\(Self.quoted(removed))"
        ))
    }
    let unseen = hidden.map(\.squeezed).filter { !$0.isEmpty }
    if !unseen.isEmpty { out.append(Diagnostic(.note, "hidden-text", "hidden text is left out\(Self.quoted(unseen))")) }
    if placeholders > 0 {
      out.append(Diagnostic(.note, "placeholder", "\(placeholders) form field\(placeholders == 1 ? "" : "s") not filled in, left out"))
    }
    if comments > 0 {
      out.append(Diagnostic(.note, "comments", "\(comments) reviewer’s comment\(comments == 1 ? "" : "s") not read"))
    }
    if pictures > 0 {
      out.append(
        Diagnostic(.note, "pictures", "\(pictures) picture\(pictures == 1 ? "" : "s") or diagram\(pictures == 1 ? "" : "s") not read"))
    }
    if embedded > 0 {
      out.append(
        Diagnostic(
          .warning, "embedded-document",
          "\(embedded) embedded document\(embedded == 1 ? "" : "s") not read: open the file in Word and save it again to take them in"))
    }
    return out
  }

  /// The first few of some texts, in quotes, to go on a message.
  private static func quoted(_ texts: [String]) -> String {
    if texts.isEmpty { return "" }
    let shown = texts.prefix(3).map { text in "“\(text.unicodeScalars.count > 60 ? String(text.prefix(60)) + "…" : text)”" }
    return " (" + shown.joined(separator: ", ") + (texts.count > 3 ? " and \(texts.count - 3) more" : "") + ")"
  }
}
