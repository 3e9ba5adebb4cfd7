import Foundation
import PlanSchema
import Testing
import Theming

@testable import PeerviewTool

@Suite struct ThemesTests {
  private static let plan = "northmere/2024-01-action-plan"

  private struct Coded: Decodable {
    var text: String
    var themes: [ThemeCode]
  }

  private func library() throws -> TemporaryFolder {
    let temporary = try TemporaryFolder()
    _ = try Samples.library([Samples.full], in: temporary)
    return temporary
  }

  @Test func codesALineOfInputALine() throws {
    let lines = ["Improve supervision.", "", "Order paper.", "Visit “privately fostered” children."]
    let run = ToolRun("themes code --format jsonl", input: lines.joined(separator: "\n") + "\n")
    #expect(run.code == .done)
    let coded = try run.printed.split(separator: "\n").map { try SchemaJSON.decode(Coded.self, from: Data($0.utf8)) }
    #expect(coded.map(\.text) == lines)
    #expect(coded.map { $0.themes.first?.id } == ["supervision", nil, nil, "private-fostering"])
    for item in coded { for code in item.themes { #expect(code.evidence.allSatisfy(item.text.contains)) } }
  }

  @Test func listsAndShows() {
    #expect(ToolRun("themes list --format csv").printed.split(whereSeparator: \.isNewline).count == Codebook.standard.themes.count + 1)
    let shown = ToolRun("themes show iro")
    #expect(shown.printed.contains("independent reviewing officer") && shown.printed.contains("Belongs elsewhere"))
    let unknown = ToolRun("themes show supervison")
    #expect(unknown.code == .findings && unknown.said.contains("did you mean supervision?"))
  }

  @Test func explainsInASentence() {
    let run = ToolRun(["themes", "explain", "Improve the recording of supervision."])
    #expect(
      run.printed.replacing("\n", with: " ").contains(
        "The text is chiefly about “Supervision and management oversight”: it says “supervision”"))
  }

  @Test func measures() throws {
    let temporary = try TemporaryFolder()
    let coded = #"{"text": "Improve supervision.", "themes": ["supervision"]}"# + "\n" + #"{"text": "Visit children.", "themes": ["iro"]}"#
    try Data(coded.utf8).write(to: temporary.url.appendingPathComponent("coded.jsonl"))
    let run = ToolRun("themes evaluate coded.jsonl --format json", in: temporary.url)
    let evaluation = try SchemaJSON.decode(Evaluation.self, from: Data(run.printed.utf8))
    #expect(evaluation.texts == 2 && evaluation.primaryAccuracy == 0.5)
    // What a program reads: the rates stand in the JSON itself, in all, as means and by theme.
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.printed.utf8)) as? [String: Any])
    for name in ["micro", "macro"] {
      for rate in ["Precision", "Recall", "F1"] { #expect(json[name + rate] is Double, "\(name + rate)") }
    }
    for name in ["primaryAccuracy", "exactMatch", "kappa", "primaryKappa"] { #expect(json[name] is Double, "\(name)") }
    #expect(json["microF1"] as? Double == Double(2) / Double(2 + evaluation.all.onlyFirst + evaluation.all.onlySecond))
    let supervision = try #require((json["themes"] as? [[String: Any]])?.first { $0["id"] as? String == "supervision" })
    #expect(supervision["support"] as? Int == 1 && supervision["recall"] as? Double == 1)
    #expect(supervision["precision"] is Double && supervision["f1"] is Double)
    let same = ToolRun("themes evaluate coded.jsonl --against coded.jsonl --format json", in: temporary.url)
    #expect(try SchemaJSON.decode(Evaluation.self, from: Data(same.printed.utf8)).kappa == 1)
  }

  @Test func printsEachDifference() throws {
    let temporary = try TemporaryFolder()
    let coded =
      #"{"text": "Improve supervision.", "themes": ["supervision"]}"# + "\n"
      + #"{"text": "Strengthen reflective supervision.", "themes": ["iro"], "report": "northmere-2024", "number": 3}"#
    try Data(coded.utf8).write(to: temporary.url.appendingPathComponent("coded.jsonl"))
    #expect(ToolRun("themes evaluate coded.jsonl --differences out.jsonl", in: temporary.url).code == .done)
    let written = try String(contentsOf: temporary.url.appendingPathComponent("out.jsonl"), encoding: .utf8)
    #expect(
      written
        == #"{"given":["supervision"],"number":3,"report":"northmere-2024","text":"Strengthen reflective supervision.","themes":["iro"]}"#
        + "\n")
  }

  @Test func learnsKinFromFindings() throws {
    let temporary = try library()
    #expect(ToolRun("themes kin --out kin.tsv", in: temporary.url).code == .done)
    #expect(FileManager.default.fileExists(atPath: temporary.url.appendingPathComponent("kin.tsv").path))
    #expect(ToolRun("themes kin", in: temporary.url).said.contains("--out is missing"))
    let empty = try TemporaryFolder()
    let run = ToolRun("themes kin --out kin.tsv", in: empty.url)
    #expect(
      run.code == .findings && !FileManager.default.fileExists(atPath: empty.url.appendingPathComponent("kin.tsv").path), "\(run.said)")
  }

  @Test(arguments: [
    (#"{"text": "x", "themes": ["supervison"]}"#, "line 1: “supervison” is no theme of the codebook; did you mean “supervision”?"),
    (#"{"words": "x"}"#, "line 1: expected {\"text\""), ("", "holds no coded text"), ("not json", "line 1: expected"),
  ])
  func brokenCoding(line: String, says: String) throws {
    let temporary = try TemporaryFolder()
    try Data(line.utf8).write(to: temporary.url.appendingPathComponent("coded.jsonl"))
    for command in ["evaluate coded.jsonl", "train coded.jsonl --out model.tsv"] {
      let run = ToolRun("themes " + command, in: temporary.url)
      #expect(run.code == .findings && run.said.contains(says), "\(run.said)")
    }
    #expect(!FileManager.default.fileExists(atPath: temporary.url.appendingPathComponent("model.tsv").path))
  }

  @Test func aPersonsDecisionWinsAndStays() throws {
    let temporary = try library()
    let id = Self.plan + "#a1"
    let set = ToolRun(["themes", "set", id, "--by", "A. Reader", "--", "+iro", "-supervision"], in: temporary.url)
    #expect(set.code == .done, "\(set.said)")
    let coded = ToolRun("themes code --council northmere --format jsonl", in: temporary.url).printed
    #expect(coded.contains(#""by":"person""#) && coded.contains("A. Reader"))
    let evaluated = ToolRun("themes evaluate --decisions --format json", in: temporary.url)
    let evaluation = try SchemaJSON.decode(Evaluation.self, from: Data(evaluated.printed.utf8))
    #expect(evaluation.themes.contains { $0.id == "iro" && $0.counts.onlyFirst == 1 })
    #expect(ToolRun(["themes", "set", id, "--clear"], in: temporary.url).said.contains("A. Reader"))
  }

  @Test(arguments: [
    (["themes", "set", "northmere/2024-01-action-plan#a1", "--", "+iro"], "--by is missing"),
    (["themes", "set", "northmere/2024-01-action-plan#zz", "--by", "x", "--", "+iro"], "unknown-record"),
    (["themes", "set", "northmere/2024-01-action-plen#a1", "--by", "x", "--", "+iro"], "did you mean northmere/2024-01-action-plan"),
    (["themes", "set", "northmere/2024-01-action-plan#a1", "--by", "x", "--", "+iroo"], "did you mean iro?"),
    (["themes", "set", "northmere/2024-01-action-plan#a1", "--by", "x", "--", "iro"], "neither +ID nor -ID"),
    (["themes", "set", "northmere/2024-01-action-plan#a1", "--by", "x", "--", "+iro", "-iro"], "both added and taken away"),
  ])
  func wrongDecisions(arguments: [String], says: String) throws {
    let temporary = try library()
    let run = ToolRun(arguments, in: temporary.url)
    #expect(run.code != .done && run.said.contains(says), "\(run.said)")
  }

  @Test func anOwnCodebookMergesAndSplits() throws {
    let temporary = try TemporaryFolder()
    let book = """
      [care]
      label: Care
      merges: care-planning, permanence
      [foals]
      phrase: foal*
      """
    try Data(book.utf8).write(to: temporary.url.appendingPathComponent("own.txt"))
    let input = "Finish life-story work for each child in care.\nFeed the foals.\nImprove supervision."
    let run = ToolRun("themes code --codebook own.txt --format jsonl", in: temporary.url, input: input)
    let coded = try run.printed.split(separator: "\n").map { try SchemaJSON.decode(Coded.self, from: Data($0.utf8)) }
    #expect(coded.map { $0.themes.map(\.id) } == [["care"], ["foals"], []])
    let explained = ToolRun(
      ["themes", "explain", "Give the foals to each child in care, with life-story work", "--codebook", "own.txt"], in: temporary.url)
    #expect(explained.printed.contains("foals") && explained.printed.contains("in your codebook"))
    #expect(explained.printed.contains("It rests on its own phrases: “foals”."))
    try Data(#"{"text": "Feed the foals.", "themes": ["foals"]}"#.utf8).write(to: temporary.url.appendingPathComponent("coded.jsonl"))
    let measured = ToolRun("themes evaluate coded.jsonl --codebook own.txt", in: temporary.url)
    #expect(measured.code == .done && measured.printed.contains("foals"), "\(measured.said)")
    #expect(ToolRun("themes evaluate coded.jsonl", in: temporary.url).said.contains("“foals” is no theme of the codebook"))
    #expect(ToolRun("themes evaluate coded.jsonl --codebook own.txt --baseline", in: temporary.url).code == .usage)
    try Data("[own]\nlabel: x".utf8).write(to: temporary.url.appendingPathComponent("own.txt"))
    #expect(ToolRun("themes code --codebook own.txt", in: temporary.url).said.contains("give it “merges:”"))
  }

  @Test func codingGoesOutAndComesBack() throws {
    let temporary = try library()
    #expect(ToolRun("themes export --refi out.qdpx", in: temporary.url).code == .done)
    #expect(ToolRun("themes import out.qdpx", in: temporary.url).said.contains("0 texts now have themes decided by people"))
    // Another person's coding of the same text.
    let set = ToolRun(["themes", "set", Self.plan + "#a1", "--by", "B. Coder", "--", "+iro"], in: temporary.url)
    #expect(set.code == .done)
    _ = ToolRun("themes export --refi mine.qdpx", in: temporary.url)
    _ = ToolRun(["themes", "set", Self.plan + "#a1", "--clear"], in: temporary.url)
    #expect(ToolRun("themes import mine.qdpx", in: temporary.url).said.contains("1 texts now have themes decided by people"))
    let coded = ToolRun("themes code --council northmere --format jsonl", in: temporary.url).printed
    #expect(coded.contains("B. Coder"))
    #expect(ToolRun("themes import mine.qdpx --out coded.jsonl", in: temporary.url).code == .done)
    #expect(ToolRun("themes evaluate coded.jsonl", in: temporary.url).code == .done)
    _ = ToolRun("themes export --refi themes.qdc", in: temporary.url)
    #expect(ToolRun("themes import themes.qdc --out themes.txt", in: temporary.url).said.contains("wrote 36 codes"))
    #expect(ToolRun("themes list --codebook themes.txt", in: temporary.url).code == .done)
  }

  @Test(arguments: [
    ("themes import plan.qdpx", "no such file"), ("themes import bad.qdpx", "bad-project"), ("themes export --refi x.doc", "neither .qdpx"),
    ("themes export", "--refi is missing"),
  ])
  func wrongProjects(line: String, says: String) throws {
    let temporary = try library()
    try Data("PK no zip".utf8).write(to: temporary.url.appendingPathComponent("bad.qdpx"))
    let run = ToolRun(line, in: temporary.url)
    #expect(run.code != .done && run.said.contains(says), "\(run.said)")
  }
}
