import Authorities
import Foundation
import PlanSchema
import Store
import Theming
import Wording

/// What commands look up for their users: councils, themes, records.
extension Call {
  /// The `councils/` folder.
  public var library: Library { Library(folder: dataFolder) }

  /// The folder of a council that has documents.
  /// - Throws: `ToolFailure` for a name that no register and no folder knows, with the nearest ones; and for a council without documents.
  public func council(named name: String) throws -> String {
    let councils = library.councils()
    let slug = Register.standard.authority(named: name)?.slug ?? name.slug
    if councils.contains(slug) { return slug }
    for council in councils where try library.profile(of: council)?.name.levelled == name.levelled { return council }
    if let authority = Register.standard.authority(named: name) {
      throw ToolFailure(
        "no-documents",
        "no document of \(authority.name) is in \(dataFolder.path): import one with \(Tool.name) import FILE --council \(authority.slug)")
    }
    let near = Likeness.nearest(to: name, among: councils) + Register.standard.nearest(to: name)
    throw ToolFailure("unknown-council", Suggestion.unknown("council “\(name)”", given: name, nearest: near))
  }

  /// The folders of the councils given with an option, or `nil` for all.
  /// - Throws: `ToolFailure` as `council(named:)`.
  public func councils(_ names: [String]) throws -> [String]? { names.isEmpty ? nil : try names.map(council(named:)) }

  /// The themes of these ids or labels in a codebook; of none given, none. Several ids may stand in one word, parted by commas.
  /// - Throws: `ToolFailure` for an unknown theme, with the nearest ids.
  public func themes(_ names: [String], in codebook: Codebook = .standard) throws -> [Theme] {
    var themes: [Theme] = []
    for name in names {
      let parts = codebook.theme(named: name) == nil ? name.split(separator: ",").map(String.init) : [name]
      for part in parts {
        guard let theme = codebook.theme(named: part) else {
          throw ToolFailure(
            "unknown-theme",
            Suggestion.unknown("theme “\(part)”", given: part, nearest: codebook.nearest(to: part))
              + (codebook.nearest(to: part).isEmpty ? ": \(Tool.name) themes list shows them all" : ""))
        }
        if !themes.contains(theme) { themes.append(theme) }
      }
    }
    return themes
  }

  /// The records of some councils, or of all, with people's decisions in force. Says which decisions found no text any more.
  /// - Throws: `ToolFailure` where a record cannot be loaded, for a comparison with a hole in it would mislead; and where there is none.
  public func records(of councils: [String]? = nil) throws -> [Record] {
    let loaded = library.load(councils: councils)
    for failure in loaded.failures.dropLast() { console.report(Diagnostic(.error, failure.code, failure.message)) }
    if let failure = loaded.failures.last { throw ToolFailure(failure.code, failure.message) }
    if loaded.records.isEmpty {
      throw ToolFailure("no-documents", "no documents are in \(dataFolder.path): import some with \(Tool.name) import FILE…")
    }
    for orphan in loaded.orphans {
      console.report(
        Diagnostic(
          .warning, "decision-without-text",
          "\(orphan.by) decided about \(orphan.record) of \(orphan.document), “\(orphan.text.prefix(60))…”, which no document says any more"
        ))
    }
    return loaded.records
  }
}

extension Suggestion {
  /// "unknown theme “supervison”; did you mean supervision?" with candidates found elsewhere.
  static func unknown(_ what: String, given: String, nearest: [String]) -> String {
    var seen: Set<String> = []
    let near = nearest.filter { seen.insert($0.slug).inserted }.prefix(3)
    return near.isEmpty ? "unknown \(what)" : "unknown \(what); did you mean \(list(Array(near), last: "or"))?"
  }
}
