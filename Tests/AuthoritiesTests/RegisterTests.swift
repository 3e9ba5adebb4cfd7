import Authorities
import PlanSchema
import Testing

private let register = Register.standard

@Suite("The register's facts")
struct RegisterFacts {
  @Test("holds the 153 authorities of England, and former ones apart")
  func count() {
    #expect(register.authorities.count == 153)
    #expect(register.former.map(\.slug) == ["bournemouth", "cumbria", "northamptonshire", "poole"])
    #expect(register.authorities.map(\.slug) == register.authorities.map(\.slug).sorted())
  }

  @Test("gives every authority codes and a slug of its own")
  func unique() {
    let all = register.authorities + register.former
    #expect(Set(all.map(\.slug)).count == all.count)
    #expect(Set(all.map(\.dfeCode)).count == all.count)
    #expect(Set(all.map(\.gssCode)).count == all.count)
    for authority in all {
      #expect(authority.dfeCode.count == 3 && Int(authority.dfeCode) != nil, "\(authority.name)")
      #expect(authority.gssCode.count == 9 && authority.gssCode.hasPrefix("E"), "\(authority.name)")
    }
  }

  @Test("finds ten neighbours of each authority, none of them itself")
  func neighbours() {
    for authority in register.authorities {
      let neighbours = register.neighbours(of: authority)
      #expect(neighbours.count == 10, "\(authority.name)")
      #expect(Set(neighbours).count == 10, "\(authority.name)")
      #expect(!neighbours.contains(authority), "\(authority.name)")
    }
  }

  @Test(
    "has the nine regions complete",
    arguments: [
      ("East Midlands", 10), ("East of England", 11), ("London", 33), ("North East", 12), ("North West", 24), ("South East", 19),
      ("South West", 15), ("West Midlands", 14), ("Yorkshire and the Humber", 15),
    ])
  func regions(region: String, count: Int) {
    #expect(register.regions.count == 9)
    #expect(register.authorities(inRegion: region).count == count)
  }

  @Test("names successors that exist, and predecessors both ways")
  func succession() {
    for former in register.former {
      let successors = register.successors(of: former)
      #expect(successors.count == former.successors.count, "\(former.name)")
      for successor in successors { #expect(register.predecessors(of: successor).contains(former), "\(former.name)") }
    }
  }

  @Test("says which row of a register file is at fault")
  func fault() {
    let csv = "name,dfe_code,gss_code,region,kind\nAlderwick,901,E06000901,North West,County\nBrackenshire,,E06000902,North West,County\n"
    let fault = #expect(throws: Register.Fault.self) { try Register(csv: csv, words: "") }
    #expect(fault?.row == 3)
    #expect(fault?.description == "row 3 has no dfe_code")
    #expect(throws: Register.Fault.self) { try Register(csv: "name\n", words: "[beside]\ncouncil\n") }
  }
}

@Suite("Looking an authority up")
struct Lookup {
  @Test(
    "by its name, however a council writes it",
    arguments: [
      ("Buckinghamshire", "buckinghamshire"), ("BUCKINGHAMSHIRE COUNTY COUNCIL", "buckinghamshire"), ("buckinghamshire", "buckinghamshire"),
      ("Bucks", "buckinghamshire"), ("London Borough of Barnet", "barnet"), ("The London Borough of Barnet Council", "barnet"),
      ("Barnet London Borough Council", "barnet"), ("Royal Borough of Kensington & Chelsea", "kensington-and-chelsea"),
      ("Royal Borough of Kingston upon\nThames Council", "kingston-upon-thames"),
      ("City of Bradford Metropolitan District Council", "bradford"),
      ("Bristol, City of", "bristol"), ("Bristol City of", "bristol"), ("Bristol City Council", "bristol"),
      ("Herefordshire, County of", "herefordshire"), ("St. Helens", "st-helens"), ("St Helens Metropolitan Borough Council", "st-helens"),
      ("Kingston Upon Hull, City of", "kingston-upon-hull"), ("Hull City Council", "kingston-upon-hull"), ("Hull", "kingston-upon-hull"),
      ("Telford & Wrekin Council", "telford-and-wrekin"), ("Telford and Wrekin", "telford-and-wrekin"),
      ("Stoke on Trent", "stoke-on-trent"),
      ("Southend-on-Sea Borough Council", "southend-on-sea"), ("City of London", "city-of-london"),
      ("City of London Corporation", "city-of-london"), ("City of York Council", "york"), ("Westminster City Council", "westminster"),
      ("City of Westminster", "westminster"), ("Nottingham City", "nottingham"), ("Nottinghamshire County Council", "nottinghamshire"),
      ("Durham County Council", "durham"), ("County Durham", "durham"), ("Isle of Wight Council", "isle-of-wight"),
      ("Council of the Isles of Scilly", "isles-of-scilly"), ("the Isles of Scilly", "isles-of-scilly"),
      ("Metropolitan Borough of Rotherham", "rotherham"), ("Rotherham Metropolitan Borough Council local authority", "rotherham"),
      ("East Riding", "east-riding-of-yorkshire"), ("Bedford Borough", "bedford"), ("Central Bedfordshire", "central-bedfordshire"),
      ("Bournemouth, Christchurch & Poole", "bournemouth-christchurch-and-poole"), ("BCP Council", "bournemouth-christchurch-and-poole"),
      ("Poole", "poole"), ("Reading Borough Council", "reading"), ("Windsor and Maidenhead", "windsor-and-maidenhead"),
      ("Northumberland’s", "northumberland"), ("Middlesbrough Council’s children’s services", "middlesbrough"),
    ])
  func byName(text: String, slug: String) {
    #expect(register.authority(named: text)?.slug == slug)
  }

  @Test(
    "by a code of today, of before or of after",
    arguments: [
      ("825", "buckinghamshire"), ("E06000060", "buckinghamshire"), ("E10000002", "buckinghamshire"), ("e06000059", "dorset"),
      ("E10000009", "dorset"), ("835", "dorset"), ("E06000028", "bournemouth"), ("E10000023", "north-yorkshire"), ("E10000027", "somerset"),
      ("909", "cumbria"), ("E06000063", "cumberland"), ("E06000064", "westmorland-and-furness"), ("E10000021", "northamptonshire"),
      ("E08000020", "gateshead"), ("E08000037", "gateshead"),
    ])
  func byCode(code: String, slug: String) {
    #expect(register.authority(named: code)?.slug == slug)
  }

  @Test("finds each authority by its own name, slug, codes and other names")
  func roundTrip() {
    for authority in register.authorities + register.former {
      for text in [authority.name, authority.slug, authority.dfeCode, authority.gssCode, authority.name + " Council"] + authority.aliases {
        #expect(register.authority(named: text) == authority, "\(text)")
      }
    }
  }

  @Test(
    "finds nothing in what is no authority", arguments: ["", "London", "Council", "City of", "Yorkshire", "Kingston", "Bedfordshire", "1"])
  func nothing(text: String) {
    #expect(register.authority(named: text) == nil)
  }

  @Test(
    "offers the nearest names",
    arguments: [
      ("Buckinghamshir", "Buckinghamshire"), ("Centrel Bedfordshire Council", "Central Bedfordshire"), ("Sant Helens", "St. Helens"),
      ("Kingston", "Kingston upon Hull"), ("Rotheram MBC", "Rotherham"), ("Brigton & Hove", "Brighton and Hove"),
    ])
  func nearest(text: String, name: String) {
    #expect(register.nearest(to: text).contains(name), "\(register.nearest(to: text))")
  }

  @Test("knows regions by any writing")
  func region() {
    #expect(register.region(named: "yorkshire & the humber") == "Yorkshire and the Humber")
    #expect(register.region(named: "South-East") == "South East")
    #expect(register.region(named: "Mercia") == nil)
  }
}

@Suite("Authorities in running text")
struct Mentions {
  @Test(
    "takes the longest name at each place",
    arguments: [
      ("Inspection of Westmorland and\nFurness local authority children’s\nservices", ["westmorland-and-furness"]),
      ("North Yorkshire, East Riding of Yorkshire and York", ["north-yorkshire", "east-riding-of-yorkshire", "york"]),
      ("Derby City and Derbyshire", ["derby", "derbyshire"]),
      ("Bournemouth, Christchurch and Poole", ["bournemouth-christchurch-and-poole"]),
      ("Bournemouth, Poole", ["bournemouth", "poole"]),
      ("Central Bedfordshire’s children", ["central-bedfordshire"]),
      ("a kentish man of Kentchurch", []),
      ("children were reading in bury and Bury St Edmunds", []),
      ("Reading Borough Council and Bury Council", ["reading", "bury"]),
      ("KIRKLEES METROPOLITAN COUNCIL", ["kirklees"]),
      ("an officer from Barking. Dagenham is elsewhere", []),
    ])
  func longest(text: String, slugs: [String]) {
    #expect(register.mentions(in: text).map(\.authority.slug) == slugs)
  }

  @Test(
    "prefers the authority that is named as a council",
    arguments: [
      ("Jane Bradford inspected Alder House for Leeds City Council", "leeds", "Leeds City Council"),
      ("Inspection of the Isle of Wight local\nauthority children’s services", "isle-of-wight", "Isle of Wight local\nauthority"),
      ("London Borough of Barking and\nDagenham", "barking-and-dagenham", "London Borough of Barking and\nDagenham"),
      ("Plan for Wirral, with partners in Cheshire East Council", "cheshire-east", "Cheshire East Council"),
    ])
  func formal(text: String, slug: String, printed: String) {
    let mention = register.mention(in: text)
    #expect(mention?.authority.slug == slug)
    #expect(mention?.printed == printed)
    #expect(mention?.isFormal == true)
  }

  @Test("says where, in bytes, after letters of any length")
  func ranges() throws {
    let text = "Ofsted’s visit – Enfield’s café"
    let mention = try #require(register.mention(in: text))
    #expect(String(decoding: Array(text.utf8)[mention.range], as: UTF8.self) == "Enfield")
  }

  @Test(arguments: [
    ("Northmere City Council", "Northmere"), ("the London Borough of Barnet", "Barnet"), ("Wyvern Vale", "Wyvern Vale"),
    ("northmere", "northmere"), ("  City of  York Council ", "York"), ("", ""),
  ])
  func bareNames(text: String, name: String) { #expect(Register.standard.bareName(text) == name) }

  @Test func aRegisterTakesFurtherAuthorities() {
    let more = Register.standard.adding([
      Authority(slug: "northmere", name: "Northmere", dfeCode: "", gssCode: "", region: "", kind: "")
    ])
    #expect(more.authority(named: "Northmere City Council")?.slug == "northmere")
    #expect(more.authority(named: "Herts")?.slug == Register.standard.authority(named: "Herts")?.slug)
    #expect(more.authorities.count == Register.standard.authorities.count + 1 && more.former == Register.standard.former)
    #expect(Register.standard.authority(named: "Northmere") == nil)
  }
}
