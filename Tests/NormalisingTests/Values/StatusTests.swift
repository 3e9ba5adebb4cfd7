import Normalising
import PlanSchema
import Testing

@Suite struct StatusReaderTests {
  static let letters = [
    StatusKey(printed: "B", meaning: "Blue – action complete", status: .complete, colours: ["9BC2E6"]),
    StatusKey(printed: "G", meaning: "Green – on track", status: .onTrack, colours: ["92D050"]),
    StatusKey(printed: "A", meaning: "Amber – at risk", status: .atRisk, colours: ["FFC000"]),
    StatusKey(printed: "R", meaning: "Red – off track", status: .offTrack, colours: ["FF0000"]),
    StatusKey(printed: "", meaning: "No shading – not yet started", status: .notStarted),
  ]
  static let twoColumns = [
    StatusKey(printed: "Red (R) (Exceptions)", appliesTo: .action, status: .offTrack),
    StatusKey(printed: "Red (R) (Exceptions)", appliesTo: .measure, status: .offTrack),
    StatusKey(printed: "Amber (A)", appliesTo: .action, status: .onTrack),
    StatusKey(printed: "Amber (A)", appliesTo: .measure, status: .atRisk),
    StatusKey(printed: "Green (G)", appliesTo: .action, status: .complete),
    StatusKey(printed: "Green (G)", appliesTo: .measure, status: .onTrack),
  ]
  static let ownWords = [
    StatusKey(printed: "On track", status: .onTrack), StatusKey(printed: "Slipping", status: .atRisk),
    StatusKey(printed: "Delayed", status: .offTrack), StatusKey(printed: "Complete", status: .complete),
    StatusKey(printed: "Not started", status: .notStarted),
  ]

  @Test(
    arguments: [
      ("B", nil, .complete), ("Green", nil, .onTrack), ("a", nil, .atRisk), (nil, "F4B084", .atRisk), (nil, "C00000", .offTrack),
      (nil, "5B9BD5", .complete), (nil, "C6EFCE", .onTrack), (nil, nil, .notStarted), (nil, "FFFFFF", .notStarted), ("🔴", nil, .offTrack),
      ("🟢 Green", nil, .onTrack), ("Amber – slipping", nil, .atRisk), ("Purple", nil, .unknown), ("Yellow", nil, .unknown),
      ("G ↑", nil, .onTrack), ("RAG: Amber", nil, .atRisk), ("Red / Amber", nil, .unknown),
      ("Green / on track", nil, .onTrack), ("●", "FF0000", .offTrack),
    ] as [(String?, String?, CommonStatus)])
  func throughAKeyOfLetters(_ printed: String?, _ colour: String?, _ value: CommonStatus) {
    let status = StatusReader(scale: Self.letters).read(printed: printed, colour: colour)
    #expect(status.value == value)
    #expect(status.basis == (value == .unknown ? .none : .key))
    #expect(status.printed == printed && status.colour == colour)
  }

  @Test(
    arguments: [
      ("A", .action, .onTrack), ("A", .measure, .atRisk), ("Amber", .measure, .atRisk), ("G", .action, .complete),
      ("G", .measure, .onTrack),
      ("R", .action, .offTrack), ("N/A", .measure, .unknown),
    ] as [(String, StatusKey.Scope, CommonStatus)])
  func theSameColourMeansOtherThings(_ printed: String, _ scope: StatusKey.Scope, _ value: CommonStatus) {
    #expect(StatusReader(scale: Self.twoColumns).read(printed: printed, for: scope).value == value)
  }

  @Test(
    arguments: [("Slipping", .atRisk), ("slipping ", .atRisk), ("Delayed", .offTrack), ("Paused", .unknown)] as [(String, CommonStatus)])
  func throughAKeyOfWords(_ printed: String, _ value: CommonStatus) {
    #expect(StatusReader(scale: Self.ownWords).read(printed: printed).value == value)
  }

  @Test(
    arguments: [
      ("Complete", nil, .complete, .words), ("on track", nil, .onTrack, .words), ("Not started", nil, .notStarted, .words),
      ("Overdue", nil, .offTrack, .words), ("✔", nil, .complete, .words), ("100%", nil, .complete, .words),
      ("0%", nil, .notStarted, .words),
      ("75%", nil, .unknown, .none), ("Red", nil, .offTrack, .usage), ("AMBER", nil, .atRisk, .usage), ("G", nil, .onTrack, .usage),
      ("Blue", nil, .complete, .usage), ("Yellow", nil, .unknown, .none), (nil, "00B050", .onTrack, .usage), (nil, nil, .unknown, .none),
      (nil, "FFFF00", .unknown, .none), ("Completed (March 2024)", nil, .complete, .words),
    ] as [(String?, String?, CommonStatus, Status.Basis)])
  func withoutAKey(_ printed: String?, _ colour: String?, _ value: CommonStatus, _ basis: Status.Basis) {
    let status = StatusReader().read(printed: printed, colour: colour)
    #expect(status.value == value && status.basis == basis)
  }

  @Test func percentagesThroughAKeyOfRanges() {
    let scale = [
      StatusKey(printed: "0–49%", status: .offTrack), StatusKey(printed: "50–89%", status: .atRisk),
      StatusKey(printed: "90–100%", status: .onTrack),
    ]
    #expect(StatusReader(scale: scale).read(printed: "75%").value == .atRisk)
    #expect(StatusReader(scale: scale).read(printed: "90%").value == .onTrack)
  }

  @Test func saysWhatAKeyLists() {
    let reader = StatusReader(scale: Self.letters)
    #expect(reader.lists("Green", for: .action) && !reader.lists("Yellow", for: .action) && StatusReader().lists("Yellow", for: .action))
  }
}

@Suite struct StatusKeyReaderTests {
  let reader = StatusKeyReader()

  @Test(arguments: [
    "Red: No progress yet/at risk Amber: Small delay, mended soon Green: Moving well / on track Blue: Completed / embedded",
    "Red: No progress yet/at risk\nAmber: Small delay, mended soon\nGreen: Moving well / on track\nBlue: Completed / embedded",
    "RAG key: R = Little progress, off track A = Minor delay G = On track B = Complete",
    "Red – off track; Amber – some slippage; Green – on track; Blue – complete",
  ])
  func runsOfText(_ text: String) {
    #expect(reader.read(text).map(\.status) == [.offTrack, .atRisk, .onTrack, .complete])
  }

  @Test func keepsTheMeaningAsPrinted() {
    let keys = reader.read("Red: No progress yet/at risk Amber: Small delay, mended soon")
    #expect(keys.map(\.printed) == ["Red", "Amber"])
    #expect(keys.map(\.meaning) == ["No progress yet/at risk", "Small delay, mended soon"])
  }

  @Test func wordsOfThePlansOwn() {
    let keys = reader.read(
      "Status key:  On track – will be done by its date  |  Slipping – at risk of missing its date  |  Delayed – off track, has missed or will miss its date  |  Complete – done  |  Not started"
    )
    #expect(keys.map(\.printed) == ["On track", "Slipping", "Delayed", "Complete", "Not started"])
    #expect(keys.map(\.status) == [.onTrack, .atRisk, .offTrack, .complete, .notStarted])
  }

  @Test func ratingAndMeaningByTurns() {
    let keys = reader.read(lines: [
      "Green", "The action has been completed", "Amber", "The action is on track to be completed by its date", "Red",
      "The action has missed its date or is likely to", "(no colour, no word) The action has not started yet",
    ])
    #expect(keys.prefix(3).map(\.status) == [.complete, .onTrack, .offTrack])
  }

  @Test func twoColumnsForMeasuresAndActions() {
    let cell = { (text: String) in StatusKeyReader.Cell(text) }
    let keys = reader.read(rows: [
      [cell(""), cell("Success Measure"), cell("Action")],
      [
        cell("Red (R)"), cell("Target not yet achieved Action required: review"),
        cell("Missing / highly likely to miss target Action required: respond"),
      ],
      [
        cell("Amber (A)"), cell("Acceptable performance but not yet at target"),
        cell("On track to meet deadline Action required: ensure action completed"),
      ],
      [cell("Green (G)"), cell("Good performance at or exceeding target"), cell("Action completed")],
    ])
    #expect(keys.filter { $0.appliesTo == .measure }.map(\.status) == [.offTrack, .atRisk, .onTrack])
    #expect(keys.filter { $0.appliesTo == .action }.map(\.status) == [.offTrack, .onTrack, .complete])
  }

  @Test func colouredCellsBesideTheirMeaning() {
    let keys = reader.read(rows: [
      [.init("B", fill: "9BC2E6"), .init("Blue – action complete")],
      [.init("", fill: "92D050"), .init("Green – on track to be delivered by the date given")],
      [.init("A", fill: "FFC000"), .init("Amber – at risk of slipping; recovery steps agreed")],
      [.init("R", fill: "FF0000"), .init("Red – off track; date missed or will be missed")],
      [.init(""), .init("No shading – not yet started")],
    ])
    #expect(keys.map(\.status) == [.complete, .onTrack, .atRisk, .offTrack, .notStarted])
    #expect(keys.map(\.colours) == [["9BC2E6"], ["92D050"], ["FFC000"], ["FF0000"], []])
    #expect(StatusReader(scale: keys).read(printed: nil).value == .notStarted)
  }

  @Test func embeddedIsAStepBeyondComplete() {
    #expect(
      reader.read("Red: off track Amber: on track Green: complete Blue: complete and embedded in practice").map(\.status)
        == [.offTrack, .onTrack, .complete, .embedded])
  }

  @Test(arguments: ["The Red Quadrant report was published in May: it made six points.", "", "Amber is a name."])
  func proseIsNoKey(_ text: String) { #expect(reader.read(text).isEmpty) }

  @Test func aTableOfOtherThingsIsNoKey() {
    #expect(
      reader.read(rows: [
        [.init("Name"), .init("Post")], [.init("Ann Brook"), .init("Head of Service")], [.init("Idris Cole"), .init("Chair")],
      ]).isEmpty)
  }
}

@Suite struct CellColourTests {
  @Test(
    arguments: [
      ("FF0000", .red), ("FFC7CE", .red), ("FFC000", .amber), ("FFEB9C", .amber), ("F4B084", .amber), ("FFFF00", .yellow),
      ("92D050", .green),
      ("C6EFCE", .green), ("00B0F0", .blue), ("9BC2E6", .blue), ("7030A0", .purple), ("D9D9D9", .grey), ("FFFFFF", .white),
      ("FF00B050", .green),
    ] as [(String, CellColour)])
  func names(_ hex: String, _ name: CellColour) { #expect(CellColour(hex: hex) == name) }

  @Test func notAColour() { #expect(CellColour(hex: "auto") == nil) }
}
