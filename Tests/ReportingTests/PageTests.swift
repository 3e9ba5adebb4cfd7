import Foundation
#if canImport(FoundationXML)
import FoundationXML
#endif
import Reporting
import Testing

@Suite("Pages")
struct PageTests {
  static let html = String(decoding: Samples.html.write(Samples.page), as: UTF8.self)
  static let markdown = String(decoding: MarkdownPage(links: Samples.links).write(Samples.page), as: UTF8.self)

  @Test("a page is well formed, and the same each time")
  func wellFormed() throws {
    #expect(Samples.html.write(Samples.page) == Array(Self.html.utf8))
    // What HTML allows and XML does not (the document type, the void script text) is left out of this reading.
    let body = try #require(Self.html.split(separator: "<main", maxSplits: 1).last?.split(separator: "</main>", maxSplits: 1).first)
    let parser = XMLParser(data: Data(("<main" + body + "</main>").utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
  }

  @Test("ids are unique, headings do not skip a level, tables have captions and scoped headers")
  func structure() {
    let ids = Self.html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    var level = 0
    for heading in Self.html.matches(of: /<h([1-6])[ >]/) {
      let next = Int(heading.1)!
      #expect(next <= level + 1)
      level = next
    }
    let tables = Self.html.matches(of: /<table/).count
    #expect(tables == Samples.page.tables.count)
    #expect(Self.html.matches(of: /<caption>/).count == tables)
    #expect(Self.html.matches(of: /<th(>| class)/).isEmpty, "every header has a scope")
  }

  @Test("each chart has a title, a description and its numbers as a table")
  func charts() {
    for chart in [Samples.bars, Samples.timeline, Samples.stacks] {
      #expect(Self.html.contains("aria-labelledby=\"\(chart.id)-title \(chart.id)-desc\""))
      #expect(Self.html.contains("<title id=\"\(chart.id)-title\">\(chart.title)</title>"))
      #expect(Self.html.contains("<desc id=\"\(chart.id)-desc\">\(chart.description)</desc>"))
      #expect(Self.html.contains("<table id=\"\(chart.table.id)\""))
    }
  }

  @Test("nothing is asked of a network")
  func standsAlone() {
    let addresses = Self.html.matches(of: /(?:src|href|url\(|@import)\W*(https?:[^"')]*)/).map { String($0.1) }
    #expect(addresses.isEmpty)
    #expect(Self.html.contains("default-src 'none'"))
  }

  @Test("a link leads to what there is, from the page's own folder; to what there is not, it is plain words")
  func links() {
    #expect(Self.html.contains(#"<a href="councils/wexbridge.html">Wexbridge</a>"#))
    #expect(Self.html.contains(#"<a href="../councils/wexbridge/the%20plan.pdf#page=7">there</a>"#))
    #expect(!Self.html.contains(">page 7</a>"))
    #expect(Self.markdown.contains("[Wexbridge](councils/wexbridge.md)"))
    var page = Samples.page
    page.id = .theme("supervision")
    #expect(String(decoding: Samples.html.write(page), as: UTF8.self).contains(#"<a href="../councils/wexbridge.html">"#))
  }

  @Test("Markdown keeps its marks out of the words, and tables their rows")
  func markdownEscapes() {
    #expect(Self.markdown.hasPrefix("# Themes & \\<councils>\n\n"))
    #expect(Self.markdown.contains("\n1. 1\\. one\n2. \\# two [there]"))
    #expect(Self.markdown.contains("| \\| pipe \\| \\`tick\\` |"))
    #expect(Self.markdown.contains("| line break |"))
    #expect(Self.markdown.contains("- **Recommendation 5** Improve supervision.\\\n  Status: On track (printed “Amber”)"))
    #expect(Self.markdown.contains("\n  - **Action 5.1** Meet monthly.\\\n    Due: 30 June 2022\n"))
    let lines = Self.markdown.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where line.hasPrefix("|---") {
      let columns = line.count(where: { $0 == "|" }) - 1
      let row = lines[index + 1].replacing("\\|", with: "")
      #expect(row.count(where: { $0 == "|" }) - 1 == columns)
    }
  }

  @Test("a heat map shades by the count: none is blank, the largest the deepest")
  func shades() {
    #expect(HeatMap.shade(0, largest: 20) == 0)
    #expect(HeatMap.shade(20, largest: 20) == 5)
    #expect(HeatMap.shade(0, largest: 0) == 0)
    let shades = (0...20).map { HeatMap.shade($0, largest: 20) }
    #expect(shades == shades.sorted())
    #expect(Set(shades) == [0, 1, 2, 3, 4, 5])
  }
}
