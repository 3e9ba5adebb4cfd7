import Authorities
import Documents
import PlanSchema
import Store
import Wording

/// The council that a user names with `--council`, and the register in which its documents are read.
///
/// A name that no register knows may be a slip, or a council that England's register does not list. It counts as a slip where a name of the
/// register is near and the document does not print the name given.
struct CouncilChoice: Sendable {
  /// England's register, the councils of the library that it does not list, and the one named.
  let register: Register
  /// As given.
  let name: String?
  /// The authority named, where one is.
  let authority: Authority?
  /// Names that the user may have meant.
  private let near: [String]
  private let isListed: Bool

  init(_ name: String?, library: Library) throws(StoreFailure) {
    var own: [Authority] = []
    for council in library.councils() where Register.standard.authority(slug: council) == nil {
      let profile = try library.profile(of: council)
      own.append(Authority(unlisted: profile?.name ?? council, slug: council))
    }
    let known = Register.standard.adding(own)
    self.name = name
    guard let name else {
      (register, authority, near, isListed) = (known, nil, [], true)
      return
    }
    if let authority = known.authority(named: name) {
      (register, self.authority, near, isListed) = (known, authority, [], true)
      return
    }
    let bare = known.bareName(name), unlisted = Authority(unlisted: bare, slug: bare.slug)
    register = known.adding([unlisted])
    authority = unlisted
    near = known.nearest(to: name)
    isListed = false
  }

  /// Whether the name given may stand for this document.
  /// - Throws: `ImportFailure` for what looks like a slip of the keyboard.
  func check(_ document: Document) throws(ImportFailure) {
    guard let name, !isListed else { return }
    if name.slug.isEmpty { throw ImportFailure("unknown-council", "“\(name)” is no name of a council") }
    let bare = register.bareName(name)
    if let first = near.first, Self.mayBeASlip(name, for: first), !document.prints(bare), !document.source.file.slug.contains(bare.slug) {
      let names = Suggestion.list(near, last: "or")
      throw ImportFailure("unknown-council", "“\(name)” is not in the register of authorities, nor in the document; did you mean \(names)?")
    }
  }

  /// What a person should know about the council that a document was put to.
  func notices(on document: SourceDocument, told: [Diagnostic]) -> [Diagnostic] {
    if let other = disagreement(with: document.printedAuthority) { return [other] }
    let code = "unregistered-council"
    if Register.standard.authority(slug: document.authority) != nil || told.contains(where: { $0.code == code }) { return [] }
    let called = document.printedAuthority ?? name ?? document.authority
    return [
      Diagnostic(
        .warning, code,
        "“\(called)” is not in the register of England's authorities: its documents are read, but it has no region and no statistical neighbours"
      )
    ]
  }

  /// Something to tell where the document itself names another authority than the user does.
  private func disagreement(with printed: String?) -> Diagnostic? {
    guard let authority, let printed, let other = Register.standard.mention(in: printed)?.authority, other.slug != authority.slug,
      !authority.predecessors.contains(where: { $0.slug == other.slug })
    else { return nil }
    return Diagnostic(
      .warning, "other-council", "the document calls its authority “\(printed)”; it is kept under \(authority.name), as --council says")
  }

  /// Up to an edit in four letters, or words left out.
  private static func mayBeASlip(_ name: String, for other: String) -> Bool {
    let a = name.levelled, b = other.levelled
    return b.containsWords(a) || b.hasPrefix(a) || Likeness.edits(from: a, to: b) <= max(1, a.count / 4)
  }
}

extension Authority {
  /// A council that no register lists.
  init(unlisted name: String, slug: String) { self.init(slug: slug, name: name, dfeCode: "", gssCode: "", region: "", kind: "") }
}

extension Profile {
  /// The profile of an authority; without codes for one that no register lists.
  init(of authority: Authority) {
    self.init(authority)
    if authority.dfeCode.isEmpty { (dfeCode, gssCode, region) = (nil, nil, nil) }
  }
}

extension Document {
  /// Whether a phrase stands in the document, in any case.
  func prints(_ phrase: String) -> Bool {
    let level = phrase.levelled
    if title?.levelled.containsWords(level) == true { return true }
    return blocks.contains { block in
      switch block.content {
      case .table(let table):
        table.caption?.levelled.containsWords(level) == true
          || table.rows.contains { $0.cells.contains { $0.text.levelled.containsWords(level) } }
      case .heading, .paragraph, .item, .furniture: block.paragraph?.text.levelled.containsWords(level) == true
      }
    }
  }
}
