import Normalising
import PlanSchema
import Testing

@Suite struct OwnerReaderTests {
  static let roles = [
    Role(abbreviation: "Head of QSP", post: "Head of Quality, Standards and Performance", holders: ["D. Example"]),
    Role(abbreviation: "ADM", post: "Agency Decision Maker Adoption & Fostering"),
    Role(abbreviation: "PIMs", post: "Practice Improvement Managers"),
    Role(abbreviation: "FIS Manager", post: "Family Information Service Manager"),
    Role(abbreviation: "A&L Service Manager", post: "Adult Learning Service Manager"), Role(abbreviation: "CEO", post: "Chief Executive"),
    Role(abbreviation: "Leader", post: "Leader of the Council"), Role(abbreviation: "Managing Director", post: "Managing Director, People"),
    Role(abbreviation: "Service Director C&F", post: "Service Director Children & Families"),
    Role(abbreviation: "Head of CCM", post: "Head of Children’s Care Management"),
    Role(abbreviation: "Health Commissioners", post: "Head of Joint Commissioning"),
    Role(abbreviation: "Health Commissioners", post: "Young People’s Health Commissioner"),
  ]

  @Test(arguments: [
    (["Head of QSP / ADM / PIMs"], ["Head of QSP", "ADM", "PIMs"]), (["Head of QSP/ ADM"], ["Head of QSP", "ADM"]),
    (["PIMs / MLA"], ["PIMs", "MLA"]), (["Managing Director & Service Director C&F"], ["Managing Director", "Service Director C&F"]),
    (["Leader / CEO"], ["Leader", "CEO"]), (["Head of", "CCM / ADM"], ["Head of CCM", "ADM"]),
    (["Head of FIS manager; CEO"], ["Head of FIS manager", "CEO"]),
    (["CEO, ADM"], ["CEO", "ADM"]),
  ])
  func ownersByTheKey(_ paragraphs: [String], _ expected: [String]) {
    #expect(OwnerReader(roles: Self.roles).read(paragraphs).map(\.printed) == expected)
  }

  @Test(arguments: [
    (
      ["Maureen Tait, Contextual Safeguarding Lead", "with Youth Justice Manager"],
      ["Maureen Tait, Contextual Safeguarding Lead", "Youth Justice Manager"]
    ),
    (["Head of Resources and Placements / Corporate Landlord"], ["Head of Resources and Placements", "Corporate Landlord"]),
    (
      ["Head of Family Support, with Chief Officer of Larkford Women’s Aid"],
      ["Head of Family Support", "Chief Officer of Larkford Women’s Aid"]
    ),
    (["• Business Support Manager", "• Conference Manager"], ["Business Support Manager", "Conference Manager"]),
    (["Head of Quality, Standards and Performance"], ["Head of Quality, Standards and Performance"]),
    (["Team Manager, Fostering and Adoption"], ["Team Manager, Fostering and Adoption"]),
    (["Fostering Manager + Comms"], ["Fostering Manager", "Comms"]), (["DCS, AD and HoS"], ["DCS", "AD", "HoS"]),
    (["Learning & Development / PSW"], ["Learning & Development", "PSW"]),
    (
      ["Director of Children’s Services, Director of Public Health and the Borough Commander"],
      ["Director of Children’s Services", "Director of Public Health", "the Borough Commander"]
    ),
    (["Deputy Director of Safeguarding and Early Help"], ["Deputy Director of Safeguarding and Early Help"]),
    (
      ["Head of Service, First Contact and Assessment", "Designated Nurse for Safeguarding Children"],
      ["Head of Service, First Contact and Assessment", "Designated Nurse for Safeguarding Children"]
    ),
    (
      ["Education Welfare Lead / Head of Service – Family Safeguarding"],
      ["Education Welfare Lead", "Head of Service – Family Safeguarding"]
    ),
    (["Head of Service", "– Family", "Safeguarding"], ["Head of Service – Family Safeguarding"]),
    (["Head of Service", "Children in Care"], ["Head of Service Children in Care"]),
    (["Commissioning Lead: Children", "Corporate Procurement"], ["Commissioning Lead: Children", "Corporate Procurement"]),
    (["Policy/Procedure Manager"], ["Policy/Procedure Manager"]), (["Fostering / Adoption Manager"], ["Fostering / Adoption Manager"]),
    (["Head of Fostering / Adoption"], ["Head of Fostering / Adoption"]),
    (["Team Leader and Virtual School Head"], ["Team Leader", "Virtual School Head"]),
    (["Police and Crime Commissioner"], ["Police and Crime Commissioner"]),
    (["Health and Wellbeing Commissioner"], ["Health and Wellbeing Commissioner"]),
    (["Team Managers and Practice Leads"], ["Team Managers", "Practice Leads"]),
    (["Service Managers (all areas)"], ["Service Managers (all areas)"]),
    (["Principal Social Worker", "Wyvern Dads Project"], ["Principal Social Worker", "Wyvern Dads Project"]),
    (["Head of Safeguarding, Review and Quality Assurance"], ["Head of Safeguarding, Review and Quality Assurance"]),
    (["Ann Brook, Idris Cole and Mary-Jane O’Dell"], ["Ann Brook", "Idris Cole", "Mary-Jane O’Dell"]),
    (["• Head of Commissioning", "• Head of Property and Assets"], ["Head of Commissioning", "Head of Property and Assets"]),
    (["Head of Commissioning, Head of Property"], ["Head of Commissioning", "Head of Property"]), ([""], []), (["  "], []),
    (["Principal Adult and Family Social Worker"], ["Principal Adult and Family Social Worker"]),
    (["Practice Lead and Voice & Rights Officer"], ["Practice Lead", "Voice & Rights Officer"]),
    (["Team Manager, Sensory Needs and Emergency Duty"], ["Team Manager, Sensory Needs and Emergency Duty"]),
    (["Team Manager, Kinship and Connected Carers"], ["Team Manager, Kinship and Connected Carers"]),
    (["Team Manager, Adults with Disabilities"], ["Team Manager, Adults with Disabilities"]),
    (["Service Manager, Court with Northmere Mothers’ Partnership"], ["Service Manager, Court", "Northmere Mothers’ Partnership"]),
    (["Library Manager and Larkford College"], ["Library Manager", "Larkford College"]),
    (["Clinical Lead / Practice Educators"], ["Clinical Lead", "Practice Educators"]),
    (["SM Court / SM Permanence"], ["SM Court", "SM Permanence"]), (["AD-EDU & FBP"], ["AD-EDU", "FBP"]), (["HoS CIN/CP"], ["HoS CIN/CP"]),
    (["Court Progression Manager, Legal Team Leader"], ["Court Progression Manager", "Legal Team Leader"]),
    (
      ["Director of Finance and Ann Brook, Head of Early Help"], ["Director of Finance", "Ann Brook, Head of Early Help"]
    ),
    (["Inspector Idris Cole, Larkford Constabulary"], ["Inspector Idris Cole, Larkford Constabulary"]),
  ])
  func ownersByTheirWords(_ paragraphs: [String], _ expected: [String]) {
    #expect(OwnerReader().read(paragraphs).map(\.printed) == expected)
  }

  @Test(
    arguments: [
      ("Head of QSP", "Head of Quality, Standards and Performance"), ("head of qsp", "Head of Quality, Standards and Performance"),
      ("FIS manager", "Family Information Service Manager"), ("AL Service Manager", nil), ("BCSX", nil),
      ("Head of Service", "Head of Service"),
      ("Health Commissioners", "Head of Joint Commissioning / Young People’s Health Commissioner"), ("Chief Executive", "Chief Executive"),
    ] as [(String, String?)])
  func postsThroughTheKey(_ printed: String, _ post: String?) {
    #expect(OwnerReader(roles: Self.roles).read(printed) == [Owner(printed: printed, post: post)])
  }

  @Test(
    arguments: [
      ("Tom Ashby, Head of Permanence", "Head of Permanence", "Tom Ashby"),
      ("Head of Permanence (Tom Ashby)", "Head of Permanence", "Tom Ashby"),
      ("Head of Permanence – Tom Ashby", "Head of Permanence", "Tom Ashby"), ("Tom Ashby", nil, "Tom Ashby"),
      ("Cllr V. Stone", nil, "Cllr V. Stone"), ("J. B.", nil, "J. B."), ("A. S.-G.", nil, "A. S.-G."), ("J. B", nil, nil),
      ("Aman Sekhon-Gale", nil, "Aman Sekhon-Gale"), ("Virtual School Head", "Virtual School Head", nil), ("Early Help", nil, nil),
      ("TBC", nil, nil),
      ("All partners", "All partners", nil), ("LADO", "LADO", nil),
    ] as [(String, String?, String?)])
  func namesAndPosts(_ printed: String, _ post: String?, _ name: String?) {
    #expect(OwnerReader().read(printed) == [Owner(printed: printed, post: post, name: name)])
  }

  @Test("What stands alone in another cell can stand alone beside others")
  func ownersKnownFromOtherCells() {
    let together = "Head of Locality Services and Early Help and Hubs Manager"
    #expect(OwnerReader().read(together).map(\.printed) == ["Head of Locality Services and Early Help", "Hubs Manager"])
    #expect(
      OwnerReader(lines: [together, "Early Help and Hubs Manager"]).read(together).map(\.printed)
        == ["Head of Locality Services", "Early Help and Hubs Manager"])
    #expect(
      OwnerReader(council: "larkford").read("Court Lead and Larkford Voices").map(\.printed) == ["Court Lead", "Larkford Voices"])
    #expect(
      OwnerReader(council: "larkford").read("Voluntary Action Larkford and Hub Manager").map(\.printed)
        == ["Voluntary Action Larkford", "Hub Manager"])
    #expect(OwnerReader(lines: ["Speak Up"]).read("Court Lead and Speak Up").map(\.printed) == ["Court Lead", "Speak Up"])
  }

  @Test func linesOfNameAndPostAreOneOwner() {
    let owners = OwnerReader().read(["Ann Brook", "Head of Permanence", "Idris Cole", "Principal Social Worker"])
    #expect(owners.map(\.printed) == ["Ann Brook, Head of Permanence", "Idris Cole, Principal Social Worker"])
    #expect(owners.map(\.name) == ["Ann Brook", "Idris Cole"])
  }

  @Test func nobodyYet() {
    let reader = OwnerReader()
    #expect(reader.isNobody(Owner(printed: "To be confirmed")))
    #expect(!reader.isNobody(Owner(printed: "Head of Service")))
  }
}
