import Foundation
import PlanSchema
import Reporting
import Testing

/// The figures and the quotations of a pack, on every kind of page: those of the peer-review pack and of what has changed among them.
@Suite("The pack’s figures and quotations")
struct PackFiguresTests {
  static let records = InventedCouncils.records(councils: 3, inspections: 2)
  static let files: [Pack.File] = {
    let before = try! Pack(InventedCouncils.input(Array(records.dropLast(3)), asOf: "2018-01-01")).files()
    let tables = before.first { $0.path == "data/tables.json" }!
    var after = records
    let plan = after.firstIndex { $0.document.kind == .actionPlan }!
    after[plan].actions[0].status = Status(printed: "Blue", value: .embedded, basis: .key)
    after[plan].actions[1].due = DueDate(printed: "30 June 2031", value: "2031-06-30", precision: .day)
    let input = InventedCouncils.input(after, earlier: try! Snapshot(tables: Data(tables.bytes)), allSources: true)
    return try! Pack(input, options: PackOptions(peerReview: "wexbridge-2")).files()
  }()

  static let kinds =
    ["overview", "themes/index", "themes/supervision", "councils/index", "councils/wexbridge-1", "quality", "method"]
    + ["peer-review/wexbridge-2"]

  static func text(_ path: String) throws -> String {
    String(decoding: try #require(files.first { $0.path == path }, "\(path) is written").bytes, as: UTF8.self)
  }

  static func pages() throws -> [PackPage] {
    try JSONDecoder().decode(PackPages.self, from: Data(text("data/pages.json").utf8)).pages
  }

  @Test("every kind of page is among those that are looked at")
  func complete() throws {
    let ids = try Self.pages().map(\.id)
    #expect(ids.count == Self.files.count { $0.path.hasSuffix(".html") })
    for kind in Self.kinds { #expect(ids.contains(kind), "\(kind)") }
    #expect(try Self.text("overview.html").contains("Statuses that moved"))
  }

  @Test("each number in a page's tables is the one in the JSON")
  func tables() throws {
    var compared: [String: Int] = [:]
    for page in try Self.pages() {
      let html = try Self.text(page.id + ".html")
      let tables = html.matches(of: /<table id="([^"]*)"[^>]*>(.*?)<\/table>/.dotMatchesNewlines())
      #expect(tables.map { String($0.1) } == page.tables.map(\.id))
      for (table, shown) in zip(page.tables, tables) {
        let rows = shown.2.split(separator: "<tbody>", maxSplits: 1)[1].matches(of: /<tr>(.*?)<\/tr>/.dotMatchesNewlines())
        #expect(rows.count == table.rows.count)
        for (row, cells) in zip(rows, table.rows) {
          let shownCells = row.1.matches(of: /<t[hd]([^>]*)>(.*?)<\/t[hd]>/.dotMatchesNewlines())
          #expect(shownCells.count == cells.count)
          for (shownCell, cell) in zip(shownCells, cells) {
            guard let number = cell.number else { continue }
            let attribute = shownCell.1.firstMatch(of: /data-value="([^"]*)"/).map { String($0.1) }
            let words = Self.words(String(shownCell.2).replacing(/<span class="spoken">.*?<\/span>/, with: ""))
            #expect(
              Double(attribute ?? words.replacing(",", with: "").replacing("−", with: "-")) == number, "\(page.id), \(table.id)")
            if words.hasSuffix("%"), let percent = Double(words.dropLast()) { #expect(abs(percent - number * 100) <= 0.5) }
            compared[page.id, default: 0] += 1
          }
        }
      }
    }
    #expect(compared.values.reduce(0, +) > 1000)
    #expect(compared["peer-review/wexbridge-2", default: 0] > 0 && compared["overview", default: 0] > 100)
  }

  @Test("each number in a page's sentences is in the page's words in the JSON", arguments: kinds)
  func sentences(page id: String) throws {
    let page = try #require(try Self.pages().first { $0.id == id })
    let html = try Self.text(id + ".html")
    var main = String(try #require(html.firstMatch(of: /<main[^>]*>(.*)<\/main>/.dotMatchesNewlines())).1)
    // What is told elsewhere: the tables above, the pictures below, the contents twice.
    for part in ["table", "svg", "nav", "h1", "h2"] {
      main = main.replacing(try Regex("<\(part)[ >].*?</\(part)>").dotMatchesNewlines(), with: " ")
    }
    let told = Set(Self.numbers(([page.summary] + page.passages.map(\.text)).joined(separator: "\n")))
    let shown = Self.numbers(Self.words(main))
    #expect(!shown.isEmpty || id.hasSuffix("index") || id == "quality")
    for number in Set(shown) { #expect(told.contains(number), "\(id) shows \(number)") }
  }

  @Test("each number of a picture is in its table", arguments: kinds)
  func pictures(page id: String) throws {
    let html = try Self.text(id + ".html")
    for figure in html.matches(of: /<figure[^>]*>(.*?)<\/figure>/.dotMatchesNewlines()) {
      // A timeline counts deadlines that fall together, and its axis names years.
      if figure.1.contains("class=\"mark ") { continue }
      let parts = figure.1.split(separator: "<details>", maxSplits: 1)
      let table = Self.words(String(try #require(parts.last))), numbers = Set(Self.numbers(table))
      for text in parts[0].matches(of: /<text[^>]*>(.*?)<\/text>/) where !text.1.hasPrefix("’") {
        for number in Self.numbers(Self.words(String(text.1))) { #expect(numbers.contains(number), "\(id): \(text.1)") }
      }
    }
  }

  @Test("each quotation is followed by a link to its place in the document", arguments: kinds)
  func quotations(page id: String) throws {
    let html = try Self.text(id + ".html")
    let parts = html.split(separator: "<q>", omittingEmptySubsequences: false).dropFirst()
    for part in parts {
      let entry = part.prefix(upTo: part.firstRange(of: "</li>")?.lowerBound ?? part.endIndex)
      #expect(entry.contains(/<a href="[^"]*councils\/x\/report\.pdf#page=[0-9]+"/), "\(id): \(entry.prefix(300))")
    }
    if id == "themes/supervision" || id.hasPrefix("councils/w") || id.hasPrefix("peer-review") { #expect(parts.count > 2) }
  }

  private static func words(_ html: String) -> String {
    html.replacing(/<[^>]*>/, with: " ").replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&quot;", with: "\"")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func numbers(_ words: String) -> [String] { words.matches(of: /[0-9][0-9,.]*[0-9]|[0-9]/).map { String($0.0) } }
}
