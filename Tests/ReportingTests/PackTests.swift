import Foundation
import PlanSchema
import Reporting
import Testing

@Suite("The pack")
struct PackTests {
  static let records = InventedCouncils.records(councils: 3, inspections: 2)
  static let options = PackOptions(peerReview: "wexbridge-2")
  static let files = try! Pack(InventedCouncils.input(records), options: options).files()

  static func text(_ path: String, in files: [Pack.File] = files) throws -> String {
    String(decoding: try #require(files.first { $0.path == path }, "\(path) is written").bytes, as: UTF8.self)
  }

  @Test("it has a page for each thing, and the same input gives the same bytes")
  func whole() throws {
    let paths = Self.files.map(\.path)
    #expect(Set(paths).count == paths.count)
    for path in [
      "README.md", "overview.html", "overview.md", "themes/supervision.html", "councils/wexbridge-1.html", "quality.html", "method.html",
      "peer-review/wexbridge-2.html", "peerview.xlsx", "data/actions.csv", "data/tables.json", "data/pages.json",
    ] { #expect(paths.contains(path)) }
    #expect(try Pack(InventedCouncils.input(Self.records.reversed()), options: Self.options).files().map(\.path) == paths)
    let again = try Pack(InventedCouncils.input(Self.records), options: Self.options).files()
    #expect(again == Self.files)
  }

  @Test("every link within the pack leads to a file and a place that are there")
  func links() throws {
    let byPath = Dictionary(uniqueKeysWithValues: Self.files.map { ($0.path, $0) })
    var followed = 0
    for file in Self.files where file.path.hasSuffix(".html") {
      let html = String(decoding: file.bytes, as: UTF8.self)
      for match in html.matches(of: /<a href="([^"]*)"/) {
        let parts = match.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts[0].hasPrefix("../councils/x/") || parts[0].hasPrefix("../../councils/x/") { continue }
        var path = file.path
        if !parts[0].isEmpty {
          path =
            parts[0].hasPrefix("../") ? String(parts[0].dropFirst(3)) : (file.path as NSString).deletingLastPathComponent + "/" + parts[0]
          if path.hasPrefix("/") { path.removeFirst() }
        }
        let target = try #require(byPath[path], "\(file.path) links to \(match.1)")
        if parts.count > 1 {
          #expect(String(decoding: target.bytes, as: UTF8.self).contains("id=\"\(parts[1])\""), "\(file.path): \(match.1)")
        }
        followed += 1
      }
    }
    #expect(followed > 500)
  }

  @Test("each recommendation, action and finding on a theme's page says where it stands")
  func provenance() throws {
    let html = try Self.text("themes/supervision.html")
    let items = html.split(separator: "<p class=\"item\">").dropFirst()
    #expect(items.count > 10)
    for item in items { #expect(item.contains("<dt>Source</dt>"), "\(item.prefix(200))") }
    #expect(html.contains("<mark>case supervision</mark>"))
    #expect(html.contains("report.pdf#page=2\">Inspection report of February 2014, page 2<"))
  }

  @Test("what is not wanted is not written, and not linked to")
  func parts() throws {
    let options = PackOptions(parts: [.overview, .method], formats: [.html, .csv])
    let files = try Pack(InventedCouncils.input(Self.records), options: options).files()
    #expect(files.map(\.path) == ["method.html", "overview.html"])
    #expect(try !Self.text("overview.html", in: files).contains("href=\"themes/"))
  }

  @Test("nothing is called late without a day to go by")
  func noDay() throws {
    let files = try Pack(InventedCouncils.input(Self.records, asOf: nil)).files()
    for path in ["overview.html", "councils/wexbridge-1.html"] {
      let html = try Self.text(path, in: files)
      #expect(!html.contains("rated not done") && !html.contains("Days late"))
    }
  }

  @Test("people are named as asked, in every file", arguments: People.allCases)
  func people(people: People) throws {
    let records = Self.records.map(people.applied(to:))
    let files = try Pack(InventedCouncils.input(records), options: PackOptions(formats: [.html, .markdown, .csv, .json])).files()
    let all = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(all.contains("Alma Reyes") == (people == .asPrinted))
    #expect(all.contains("Head of Practice (A.R.)") == (people == .initials))
    #expect(all.contains("Head of Practice"), "posts stay")
  }

  @Test("the data of a pack reads back, and a pack compared with itself has not changed")
  func unchanged() throws {
    let snapshot = try Snapshot(tables: Data(Self.text("data/tables.json").utf8))
    let files = try Pack(InventedCouncils.input(Self.records, earlier: snapshot)).files()
    let overview = try Self.text("overview.md", in: files)
    for words in ["No new documents.", "No actions with another status.", "No deadlines moved", "No actions newly past"] {
      #expect(overview.contains(words), "\(words)")
    }
  }

  @Test("statuses that moved, deadlines that slipped, what is new and newly late are told")
  func changes() throws {
    let before = Array(Self.records.dropLast(3))
    let snapshot = try Snapshot(
      tables: Data(Self.text("data/tables.json", in: Pack(InventedCouncils.input(before, asOf: "2018-01-01")).files()).utf8))
    var after = Self.records
    let plan = try #require(after.firstIndex { $0.document.kind == .actionPlan })
    after[plan].actions[0].status = Status(printed: "Blue", value: .embedded, basis: .key)
    after[plan].actions[1].due = DueDate(printed: "30 June 2031", value: "2031-06-30", precision: .day)
    let overview = try Self.text("overview.md", in: Pack(InventedCouncils.input(after, earlier: snapshot)).files())
    #expect(overview.contains("3 new documents."))
    #expect(overview.contains("1 action with another status."))
    #expect(overview.contains("1 deadline moved to a later day."))
    #expect(overview.contains("| Action 2.1 |") && overview.contains("30 June 2031"))
    #expect(overview.contains("newly past and not marked as done."))
  }

  @Test(
    "a file that is no pack is refused with the reason",
    arguments: ["", "{}", "[1, 2]", #"{"schema": "other/9", "files": [], "tables": []}"#])
  func noPack(text: String) {
    #expect(throws: Snapshot.Fault.self) { try Snapshot(tables: Data(text.utf8)) }
  }

  @Test("a pack of every size of input holds: one report, one plan, no theme", arguments: [0, 1, 2])
  func small(which: Int) throws {
    var record =
      which == 0 ? InventedCouncils.report("wexbridge-1", year: 2018, seed: 1) : InventedCouncils.plan("wexbridge-1", year: 2018, seed: 1)
    if which == 2 {
      record.recommendations = []
      record.actions = []
      record.measures = []
    }
    let files = try Pack(InventedCouncils.input([record]), options: PackOptions(peerReview: "wexbridge-1")).files()
    #expect(files.contains { $0.path == "overview.html" })
  }

  @Test("with 36 authorities and 109 documents every page stays under 1 MB")
  func large() throws {
    let records =
      InventedCouncils.records(councils: 36, inspections: 3, plans: false) + [InventedCouncils.plan("wexbridge-1", year: 2022, seed: 1)]
    #expect(records.count == 109)
    let files = try Pack(InventedCouncils.input(records)).files()
    for file in files where file.path.hasSuffix(".html") { #expect(file.bytes.count < 1_000_000, "\(file.path): \(file.bytes.count)") }
    #expect(files.count { $0.path.hasPrefix("councils/") && $0.path.hasSuffix(".html") } == 37)
  }
}
