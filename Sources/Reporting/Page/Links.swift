import PlanSchema

/// What there is to link to: a link to a page that was not written, or to a document that is not there, becomes plain words.
public struct Links: Sendable {
  /// A published document that stands beside the pack, or on the web.
  public struct Source: Sendable, Hashable {
    /// From the pack's folder ("../councils/x/plan.pdf"), or a web address.
    public var path: String
    public var mediaType: String

    public init(path: String, mediaType: String) {
      self.path = path
      self.mediaType = mediaType
    }
  }

  public var pages: Set<PageID>
  public var files: Set<String>
  /// By document id.
  public var sources: [String: Source]

  public init(pages: Set<PageID> = [], files: Set<String> = [], sources: [String: Source] = [:]) {
    self.pages = pages
    self.files = files
    self.sources = sources
  }

  /// The address of a target, from a page: `nil` where there is nothing to link to.
  func address(of target: Target, from page: PageID, extension suffix: String) -> String? {
    switch target {
    case .anchor(let anchor): return "#" + anchor
    case .page(let id, let anchor):
      guard pages.contains(id) else { return nil }
      let fragment = anchor.map { "#" + $0 } ?? ""
      if id == page { return fragment.isEmpty ? nil : fragment }
      return page.wayUp + Self.encoded(id.path) + "." + suffix + fragment
    case .file(let path):
      guard files.contains(path) else { return nil }
      return page.wayUp + Self.encoded(path)
    case .source(let document, let place):
      guard let source = sources[document] else {
        let slug = String(document.prefix { $0 != "/" })
        return address(of: .page(.council(slug), anchor: Self.anchor(ofDocument: document)), from: page, extension: suffix)
      }
      let path = source.path.contains("://") ? source.path : page.wayUp + Self.encoded(source.path)
      return path + Self.fragment(for: place, mediaType: source.mediaType)
    }
  }

  /// The anchor of a document on its council's page.
  static func anchor(ofDocument id: String) -> String { "document-" + id.split(separator: "/").dropFirst().joined(separator: "-") }

  /// A PDF viewer opens at a page; a forge that shows text opens at a line.
  private static func fragment(for place: Place?, mediaType: String) -> String {
    if mediaType == "application/pdf" { return place?.page.map { "#page=\($0)" } ?? "" }
    guard mediaType.hasPrefix("text/"), let line = place?.line else { return "" }
    return "#L\(line)"
  }

  /// A path with everything but unreserved characters and slashes percent-encoded.
  static func encoded(_ path: String) -> String {
    func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
      default: false
      }
    }
    if path.utf8.allSatisfy(isPlain) { return path }
    var out = ""
    for byte in path.utf8 {
      if isPlain(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let hex = String(byte, radix: 16, uppercase: true)
        out += hex.utf8.count == 1 ? "%0" + hex : "%" + hex
      }
    }
    return out
  }
}

extension PageID {
  /// From the page's folder to the pack's.
  var wayUp: String { path.contains("/") ? "../" : "" }
}
