import Authorities
import Comparison
import PlanSchema
import Testing
import Theming

@Suite("The reference set")
struct References {
  private func reference(_ theme: String) throws -> ThemeReference {
    try #require(Invented.set.compared(reference: Invented.reference).themes.first { $0.id == theme }).benchmark.reference
  }

  @Test("tells how common a theme is: in all, by time, region, neighbours and judgement")
  func shares() throws {
    let supervision = try reference("supervision")
    #expect(supervision.england == Share(3, of: 5) && supervision.authorities == 3)
    #expect(supervision.before2018 == Share(1, of: 1) && supervision.since2018 == Share(2, of: 4))
    #expect(supervision.regions.map(\.name) == ["London", "North West"])
    #expect(supervision.regions.map(\.share) == [Share(0, of: 1), Share(3, of: 4)])
    let cawdale = try #require(supervision.comparators.first { $0.authority == "cawdale" })
    #expect(cawdale.region == "London" && cawdale.inRegion == Share(0, of: 1) && cawdale.amongNeighbours == Share(3, of: 3))
    #expect(supervision.rank == 1 && supervision.rankOf == 4)
    #expect(try reference("adoption").rank == 2)
    #expect(try reference("health").rank == 3 && reference("iro").rank == 3)
  }

  @Test("keeps inspections without an overall grade as a state of their own")
  func byJudgement() throws {
    let health = try reference("health").judgements
    #expect(
      health.map(\.judgement) == [
        OverallJudgement(grade: .good, basis: .overall), OverallJudgement(grade: .requiresImprovement, basis: .overall),
        OverallJudgement(grade: .adequate, basis: .overall), OverallJudgement(grade: .inadequate, basis: .overall),
        OverallJudgement(grade: .good, basis: .leaders),
      ])
    #expect(health.last?.share == Share(1, of: 1))
  }

  @Test("leaves out what a safeguarding board was told")
  func boards() {
    var facts = Invented.reference.inspections[0]
    facts.recommendations[0].body = .safeguardingBoard
    #expect(!facts.asks(for: facts.recommendations[0].themes[0]))
  }

  @Test("is written and read back, an inspection without recommendations too")
  func roundTrip() throws {
    let set = ReferenceSet(records: Invented.records + [Invented.report("cawdale/2021", start: "2021-01-04", grade: nil)])
    #expect(try ReferenceSet(csv: set.csv) == set)
    #expect(set.csv.contains("cawdale,ilacs,2026-05-04,2026-05-15,,not-given,good,1,improvement,authority,2,health\r\n"))
    #expect(set.csv.contains("cawdale,ilacs,2021-01-04,,,,,,,,,\r\n"))
  }

  @Test(
    "says which row cannot be read",
    arguments: [
      ("alderwick,ilacs,2022-13-01,,,good,,1,improvement,authority,2,", "row 2: “2022-13-01” is no date for start"),
      ("alderwick,ilacs,2022-01-01,,,fine,,1,improvement,authority,2,", "row 2: “fine” is no overall_grade"),
      ("alderwick,new,2022-01-01,,,good,,1,improvement,authority,2,", "row 2: “new” is no framework"),
      ("alderwick,ilacs,2022-01-01,,,good,,one,improvement,authority,2,", "row 2: “one” is no number"),
      (",ilacs,2022-01-01,,,good,,1,improvement,authority,2,", "row 2 has no authority"),
    ])
  func faults(row: String, message: String) throws {
    let head = "authority,framework,start,end,published,overall_grade,leaders_grade,number,kind,body,page,themes\n"
    let fault = #expect(throws: ReferenceSet.Fault.self) { try ReferenceSet(csv: head + row + "\n") }
    #expect(fault?.description.hasPrefix(message) == true, "\(fault?.description ?? "")")
    #expect(throws: ReferenceSet.Fault.self) { try ReferenceSet(csv: "authority\n") }
  }

  @Test("a report that prints no date takes that of the inspection that it is known by")
  func datesOfMerged() throws {
    let shipped = Invented.reference
    let known = try #require(shipped.inspections.first { $0.authority == "alderwick" && $0.start == "2023-03-06" })
    var undated = known
    (undated.start, undated.end, undated.published) = (nil, nil, nil)
    let merged = shipped.merging(ReferenceSet([undated]))
    #expect(merged == shipped)
  }

  @Test("takes the imported report for the shipped facts of the same inspection")
  func merging() {
    let shipped = Invented.reference
    var changed = shipped.inspections[0]
    changed.recommendations = []
    let merged = shipped.merging(ReferenceSet([changed]))
    #expect(merged.inspections.count == shipped.inspections.count)
    #expect(merged.inspections[0].recommendations.isEmpty)
  }

  @Test("shows themes by year")
  func trend() throws {
    let trend = Invented.reference.trend(of: Invented.themes)
    #expect(trend.years.map(\.year) == [2014, 2019, 2022, 2023, 2026])
    let supervision = try #require(trend.themes.first)
    #expect(supervision.shares.map(\.count) == [1, 1, 0, 1, 0])
    #expect(supervision.total == Share(3, of: 5))
    let one = Invented.reference.selecting(Selection(councils: ["brackenshire"]), register: Invented.register)
    #expect(one.trend(of: Invented.themes).years.map(\.year) == [2022])
  }

  @Test("that ships holds what it says, of authorities in the register and themes of the codebook")
  func shipped() {
    let set = ReferenceSet.standard
    let summary = set.summary
    #expect(summary.inspections >= 104 && summary.authorities >= 36 && summary.recommendations > 1000)
    #expect(set.inspections.filter { Register.standard.authority(slug: $0.authority) == nil }.map(\.authority) == [])
    let known = Set(Codebook.standard.themes.map(\.id))
    let unknown = Set(set.inspections.flatMap { $0.recommendations.flatMap(\.themes) }).subtracting(known)
    #expect(unknown == [], "make reference makes it anew")
    // Nearly every recommendation is about something that the codebook knows.
    let bare = set.inspections.reduce(0) { $0 + $1.recommendations.count { $0.themes.isEmpty } }
    #expect(bare * 10 < summary.recommendations)
  }
}

@Suite("Who was asked before")
struct AskedBeforeTests {
  private let register = Register(authorities: [
    Authority(
      slug: "oldmere", name: "Oldmere", dfeCode: "911", gssCode: "E06000911", region: "London", kind: "County", successors: ["Newmere"]),
    Authority(
      slug: "newmere", name: "Newmere", dfeCode: "912", gssCode: "E06000912", region: "London", kind: "County", predecessors: ["Oldmere"]),
    Authority(slug: "elsemere", name: "Elsemere", dfeCode: "913", gssCode: "E06000913", region: "London", kind: "County"),
  ])

  private func facts(_ authority: String, _ start: String?) -> InspectionFacts {
    InspectionFacts(
      authority: authority, framework: .sif, start: start, end: nil, published: nil, judgement: .none,
      recommendations: [RecommendationFacts(number: 1, kind: .improvement, body: .authority, page: nil, themes: ["supervision"])])
  }

  @Test("what an authority took over from was asked counts, and says so; an inspection without a date has none")
  func predecessors() throws {
    let report = Invented.report("newmere/2023", start: "2023-03-06", recommendations: [("Supervise", ["supervision"])])
    let reference = ReferenceSet([facts("oldmere", "2014-05-06"), facts("oldmere", nil), facts("elsemere", "2015-01-12")])
    let set = DocumentSet([report], themes: Invented.themes, register: register)
    let result = set.compared(by: Invented.themes, reference: reference.merging(ReferenceSet(records: [report])))
    let asked = try #require(result.themes.first { $0.id == "supervision" }?.authorities.first?.asked)
    #expect(asked.inspections.map(\.date) == [nil, "2014-05-06", "2023-03-06"])
    #expect(asked.inspections.map(\.authority) == ["oldmere", "oldmere", "newmere"])
    #expect(asked.times == 3 && asked.since == "2014" && asked.years == ["2014", "2023"])
  }
}
