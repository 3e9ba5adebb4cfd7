import PlanSchema
import Wording

/// Reads a Word document (.docx, ECMA-376): headings by style, numbering as printed, tables with their merged cells, changes accepted.
struct WordReader {
  var limits: ReadingLimits = .standard

  func read(_ bytes: [UInt8]) throws(ImportFailure) -> Reading {
    let package = try OfficePackage(bytes, limits: limits)
    guard let main = try package.mainPart(), let root = try package.part(main), let body = root.first("w:body") else {
      throw ImportFailure("corrupt", "the file is a Word container without a document in it: open it in Word and save it again")
    }
    if let lines = TextInWord.lines(body) {
      let note = Diagnostic(.note, "text-in-word", "a text file saved as a Word document: read as the text that it is")
      return Reading(title: package.title(), blocks: TextInWord.blocks(lines), diagnostics: [note])
    }
    let related = try package.relationships(of: main)
    func part(_ kind: String) throws(ImportFailure) -> MarkupElement? {
      guard let path = related.first(where: { $0.kind == kind && !$0.isExternal })?.target else { return nil }
      return try package.part(path)
    }
    let context = WordContext(
      styles: try part("styles").map { WordStyles($0) } ?? WordStyles(),
      numbering: try part("numbering").map { WordNumbering($0) } ?? WordNumbering(), limits: limits)
    let reader = WordBody(context: context)
    var blocks = try reader.blocks(body)
    if blocks.isEmpty { try checkPictures(context) }
    blocks += try notes(context, reader, footnotes: part("footnotes"), endnotes: part("endnotes"))

    let headers = try furniture(package, related, kind: "header", reader)
    let footers = try furniture(package, related, kind: "footer", reader)
    let comments = try part("comments")?.elements.filter { $0.name == "w:comment" }.count ?? 0
    return Reading(title: package.title(), blocks: headers + blocks + footers, diagnostics: context.diagnostics(comments: comments))
  }

  private func checkPictures(_ context: WordContext) throws(ImportFailure) {
    if context.pictures > 0 {
      throw ImportFailure(
        "no-text",
        "no text, only \(context.pictures) picture\(context.pictures == 1 ? "" : "s"): it needs OCR first, or the original document")
    }
    throw ImportFailure("no-text", "a Word document without any text")
  }

  /// The notes referred to, in the order of the text; each carries its number as its mark.
  private func notes(
    _ context: WordContext, _ reader: WordBody, footnotes: MarkupElement?, endnotes: MarkupElement?
  ) throws(ImportFailure) -> [Block] {
    var out: [Block] = []
    for (kind, source, element) in [(WordContext.NoteKind.footnote, footnotes, "w:footnote"), (.endnote, endnotes, "w:endnote")] {
      guard let source else { continue }
      var byID: [String: MarkupElement] = [:]
      for note in source.elements where note.name == element { byID[note["w:id"] ?? ""] = note }
      var number = 0, seen: Set<String> = []
      for reference in context.notes where reference.kind == kind && seen.insert(reference.id).inserted {
        number += 1
        guard let note = byID[reference.id] else { continue }
        for (index, block) in try reader.blocks(note, counts: false).enumerated() {
          guard var paragraph = block.paragraph else {
            out.append(block)
            continue
          }
          if index == 0 { paragraph.marker = "\(number)" }
          paragraph.place = Place()
          out.append(Block(.paragraph(paragraph)))
        }
      }
    }
    return out
  }

  /// Running headers or footers: each text once, though each section may have three.
  private func furniture(
    _ package: OfficePackage, _ related: [OfficePackage.Relationship], kind: String, _ reader: WordBody
  ) throws(ImportFailure) -> [Block] {
    var out: [Block] = [], seen: Set<String> = []
    for relationship in related where relationship.kind == kind && !relationship.isExternal {
      guard let part = try package.part(relationship.target) else { continue }
      for block in try reader.blocks(part, counts: false) {
        for var paragraph in block.allParagraphs where seen.insert(paragraph.text).inserted && !paragraph.text.isEmpty {
          paragraph.place = Place()
          out.append(Block(.furniture(paragraph)))
        }
      }
    }
    return out
  }
}
