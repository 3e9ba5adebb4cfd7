/// Writes a page as one HTML file that stands alone: style, script and pictures inside, nothing fetched.
public struct HTMLPage: Sendable {
  /// The pack's name, over every page.
  public var packTitle: String
  /// What every page says at its foot.
  public var footer: [Inline]
  /// The pages that every page leads to.
  public var navigation: [(name: String, page: PageID)]
  public var links: Links

  public init(packTitle: String, footer: [Inline], navigation: [(name: String, page: PageID)], links: Links) {
    self.packTitle = packTitle
    self.footer = footer
    self.navigation = navigation
    self.links = links
  }

  public func write(_ page: Page) -> [UInt8] {
    var out = Markup()
    out.raw("<!DOCTYPE html>\n")
    out.element("html", ["lang": "en-GB"]) { html in
      html.newline()
      html.element("head") { writeHead(page, into: &$0) }
      html.newline()
      html.element("body") { writeBody(page, into: &$0) }
      html.newline()
    }
    out.newline()
    return out.bytes
  }

  private func writeHead(_ page: Page, into head: inout Markup) {
    head.newline()
    head.void("meta", ["charset": "utf-8"])
    head.newline()
    head.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    head.newline()
    // The browser itself is told to fetch nothing.
    head.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:",
      ])
    head.newline()
    head.void("meta", ["name": "color-scheme", "content": "light dark"])
    head.newline()
    head.void("link", ["rel": "icon", "href": "data:,"])
    head.newline()
    head.element("title", text: page.title == packTitle ? packTitle : "\(page.title) – \(packTitle)")
    head.newline()
    head.element("style") { $0.raw(Assets.style) }
    head.newline()
  }

  private func writeBody(_ page: Page, into body: inout Markup) {
    body.newline()
    body.element("a", ["class": "skip", "href": "#main"], text: "Skip to the main content")
    body.newline()
    body.element("header", ["class": "top"]) { header in
      header.element("div", ["class": "wrap"]) {
        $0.element("p", ["class": "brand"], text: packTitle)
        $0.element("nav", ["aria-label": "The pack"]) { nav in
          nav.element("ul") { list in
            for entry in navigation where links.pages.contains(entry.page) {
              list.element("li") {
                let address = links.address(of: .page(entry.page), from: page.id, extension: "html")
                $0.element("a", ["href": address ?? "#main", "aria-current": address == nil ? "page" : nil], text: entry.name)
              }
            }
          }
        }
      }
    }
    body.newline()
    body.element("main", ["id": "main", "class": "wrap", "tabindex": "-1"]) { main in
      main.element("h1", text: page.title)
      main.newline()
      if !page.lede.isEmpty { main.element("p", ["class": "lede"]) { write(page.lede, from: page.id, into: &$0) } }
      main.newline()
      if page.sections.count > 1 { writeContents(of: page, into: &main) }
      var writer = HTMLBlocks(page: page.id, links: links, inlines: write)
      for section in page.sections { writer.write(section, level: 2, into: &main) }
    }
    body.newline()
    body.element("footer", ["class": "foot"]) {
      $0.element("div", ["class": "wrap"]) { wrap in wrap.element("p") { write(footer, from: page.id, into: &$0) } }
    }
    body.newline()
    body.element("script") { $0.raw(Assets.script) }
    body.newline()
  }

  private func writeContents(of page: Page, into main: inout Markup) {
    main.element("nav", ["class": "contents", "aria-labelledby": "contents"]) { nav in
      nav.element("h2", ["id": "contents"], text: "Contents")
      nav.element("ol") { list in
        for section in page.sections {
          list.element("li") { $0.element("a", ["href": "#" + section.id], text: section.title) }
        }
      }
    }
    main.newline()
  }

  /// A run of words with its links and marks.
  private func write(_ runs: [Inline], from page: PageID, into out: inout Markup) {
    for run in runs {
      switch run {
      case .text(let text): out.text(text)
      case .strong(let text): out.element("strong", text: text)
      case .evidence(let text): out.element("mark", text: text)
      case .code(let text): out.element("code", text: text)
      case .lineBreak: out.void("br")
      case .quote(let runs): out.element("q") { write(runs, from: page, into: &$0) }
      case .status(let status, let printed):
        let parts = Wordings.statusParts(status, printed: printed)
        out.element("span", ["class": "tag \(status.rawValue)"], text: parts.common)
        out.text(parts.rest)
      case .removed(let text): out.element("del", text: text)
      case .added(let text): out.element("ins", text: text)
      case .numberLink(let text, let spoken, let target):
        guard let address = links.address(of: target, from: page, extension: "html") else {
          out.text(text)
          continue
        }
        out.element("a", ["href": address]) {
          $0.text(text)
          $0.element("span", ["class": "spoken"], text: spoken)
        }
      case .link(let text, let target):
        if let address = links.address(of: target, from: page, extension: "html") {
          out.element("a", ["href": address], text: text)
        } else {
          out.text(text)
        }
      }
    }
  }
}
