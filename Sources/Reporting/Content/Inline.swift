import PlanSchema

/// A run of words in a paragraph or a cell.
public enum Inline: Sendable, Hashable {
  case text(String)
  case strong(String)
  /// Words that carried a theme's code.
  case evidence(String)
  /// A quoted passage of a document, with the words that carried a code.
  case quote([Inline])
  case link(String, to: Target)
  /// A link whose few words on the page are followed by more for those who hear it.
  case numberLink(String, spoken: String, to: Target)
  /// Words that one wording has and the other has not.
  case removed(String)
  case added(String)
  case code(String)
  /// A status: the common scale in words, beside what the document prints.
  case status(CommonStatus, printed: String?)
  case lineBreak
}

/// Where a link leads.
public enum Target: Sendable, Hashable {
  case page(PageID, anchor: String? = nil)
  /// A part of the same page.
  case anchor(String)
  /// A place in a published document, by the document's id.
  case source(String, Place?)
  /// A file of the pack, from the pack's folder: "peerview.xlsx".
  case file(String)
}

/// A page of the pack.
public enum PageID: Sendable, Hashable {
  case overview, themes, councils, quality, method
  case theme(String)
  case council(String)
  case peerReview(String)

  /// Its path in the pack's folder, without an extension.
  public var path: String {
    switch self {
    case .overview: "overview"
    case .themes: "themes/index"
    case .councils: "councils/index"
    case .quality: "quality"
    case .method: "method"
    case .theme(let id): "themes/" + id
    case .council(let slug): "councils/" + slug
    case .peerReview(let slug): "peer-review/" + slug
    }
  }

  /// The name that JSON gives it.
  public var name: String { path }
}

extension Inline {
  /// The words alone.
  public var words: String {
    switch self {
    case .text(let text), .strong(let text), .evidence(let text), .code(let text), .link(let text, _), .removed(let text),
      .added(let text), .numberLink(let text, _, _):
      text
    case .quote(let runs): "“" + runs.words + "”"
    case .status(let status, let printed): Wordings.status(status, printed: printed)
    case .lineBreak: " "
    }
  }
}

extension Array where Element == Inline {
  public var words: String { map(\.words).joined() }
}
