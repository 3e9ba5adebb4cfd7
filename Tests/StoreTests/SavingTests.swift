import Foundation
import PlanSchema
import Testing

@testable import Store

@Suite struct SavingTests {
  @Test func aRecordComesBackAsItWentIn() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    let record = Samples.plan(Samples.texts)
    #expect(try library.save(record, profile: Samples.profile) == .added(id: "northmere/2024-01-action-plan"))
    #expect(temporary.files == ["northmere/profile.json", "northmere/records/2024-01-action-plan.json"])
    #expect(try library.storedRecord("northmere/2024-01-action-plan") == record)
    #expect(try library.profile(of: "northmere") == Samples.profile)
    let loaded = library.load()
    #expect(loaded.records == [record] && loaded.failures.isEmpty && loaded.orphans.isEmpty)
    #expect(library.sources() == [.init(id: "northmere/2024-01-action-plan", sha256: "aa11", mediaType: "text/markdown", reader: "text 1")])
  }

  @Test func theSameAgainChangesNothing() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    let file = library.recordFile("northmere/2024-01-action-plan")
    let old = try Data(contentsOf: file)
    #expect(try library.save(Samples.plan(Samples.texts), profile: Samples.profile) == .unchanged(id: "northmere/2024-01-action-plan"))
    #expect(try Data(contentsOf: file) == old)
  }

  @Test func aChangedDocumentReplacesTheOldReading() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    let changed = Samples.plan(Samples.texts + ["One more."], sha256: "bb22")
    #expect(try library.save(changed, profile: Samples.profile) == .replaced(id: changed.document.id))
    let renamed = Samples.plan(Samples.texts, file: "plan-final-v2.docx", sha256: "cc33")
    #expect(try library.save(renamed, profile: Samples.profile) == .replaced(id: changed.document.id))
    #expect(library.documents(of: "northmere") == ["2024-01-action-plan"])
  }

  @Test func anotherDocumentOfTheSameNameStandsBesideIt() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    let other = Samples.plan(["Something else altogether.", "And a second thing."], file: "other.docx", sha256: "dd44")
    #expect(try library.save(other, profile: Samples.profile) == .added(id: "northmere/2024-01-action-plan-2"))
    #expect(try library.save(other, profile: Samples.profile) == .unchanged(id: "northmere/2024-01-action-plan-2"))
    // In one run two files never replace each other, however alike they are.
    let claimed: Set = ["northmere/2024-01-action-plan", "northmere/2024-01-action-plan-2"]
    let third = Samples.plan(Samples.texts, file: "copy.docx", sha256: "ee55")
    #expect(try library.save(third, profile: Samples.profile, claimed: claimed) == .added(id: "northmere/2024-01-action-plan-3"))
  }

  @Test func aProfileThatAPersonEditedStays() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    var mine = Samples.profile
    mine.columns = ["Evidence of impact": "progress"]
    try library.save(mine)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    #expect(try library.profile(of: "northmere") == mine)
  }

  @Test(arguments: ["", "../elsewhere", "North Mere", "a/b"])
  func aFolderNameIsASlug(council: String) throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    var record = Samples.plan(Samples.texts)
    record.document.authority = council
    #expect(throws: StoreFailure.self) { try library.save(record, profile: Samples.profile) }
    #expect(temporary.files == [])
  }

  @Test func aDocumentNameCannotLeadOutOfItsFolder() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    let saved = try library.save(Samples.plan(Samples.texts, id: "northmere/../../x"), profile: Samples.profile)
    #expect(saved.id == "northmere/x")
    #expect(temporary.files == ["northmere/profile.json", "northmere/records/x.json"])
  }

  @Test(arguments: [
    ("{", "it is no valid JSON"), ("{\"schema\": \"peerview/1\"}", "“document” is missing"),
    ("[]", "another kind of value was expected"),
  ])
  func aDamagedRecordIsNamedAndTheOthersLoad(content: String, says: String) throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    try Data(content.utf8).write(to: library.recordFile("northmere/broken"))
    let loaded = library.load()
    #expect(loaded.records.count == 1)
    #expect(loaded.failures.count == 1 && loaded.failures[0].code == "damaged-file")
    #expect(loaded.failures.first?.message.contains(says) == true && loaded.failures.first?.message.contains("broken.json") == true)
  }

  @Test func aRecordOfAnotherVersionIsNamed() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    var record = Samples.plan(Samples.texts)
    record.schema = "peerview/0"
    _ = try library.save(record, profile: Samples.profile)
    #expect(library.load().failures.map(\.code) == ["other-version"])
  }
}

@Suite struct AtomicFileTests {
  /// Readers see the old file or the new one, whole, however often it is replaced under them.
  @Test func readersSeeOldOrNew() async throws {
    let temporary = try TemporaryFolder()
    let file = temporary.url.appendingPathComponent("record.json")
    let versions = [Data(repeating: 0x61, count: 300_000), Data(repeating: 0x62, count: 200_000)]
    try AtomicFile.write(versions[0], to: file)
    let writer = Task.detached { for round in 1...40 { try AtomicFile.write(versions[round % 2], to: file) } }
    for _ in 0..<200 {
      let seen = try Data(contentsOf: file)
      #expect(seen == versions[0] || seen == versions[1])
    }
    try await writer.value
    #expect(temporary.files == ["record.json"])
  }

  @Test func whatCannotBeWrittenLeavesTheOldFileAndNoOther() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appendingPathComponent("folder")
    // A folder stands where the file should go: the rename is refused.
    try FileManager.default.createDirectory(at: folder.appendingPathComponent("record.json/inside"), withIntermediateDirectories: true)
    #expect(throws: StoreFailure.self) { try AtomicFile.write(Data("new".utf8), to: folder.appendingPathComponent("record.json")) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["record.json"])
    // A file stands where the folder should be.
    let file = temporary.url.appendingPathComponent("plain")
    try Data("old".utf8).write(to: file)
    #expect(throws: StoreFailure.self) { try AtomicFile.write(Data("new".utf8), to: file.appendingPathComponent("record.json")) }
    #expect(try Data(contentsOf: file) == Data("old".utf8))
  }

  /// What a crash leaves behind is a hidden file that no list of records shows.
  @Test func leftoversOfACrashAreNotRead() throws {
    let temporary = try TemporaryFolder(), library = Library(folder: temporary.url)
    _ = try library.save(Samples.plan(Samples.texts), profile: Samples.profile)
    try Data("{".utf8).write(to: library.recordFile("northmere/.x.json.0.part"))
    try Data("{".utf8).write(to: library.recordFile("northmere/.x"))
    #expect(library.load().records.count == 1 && library.load().failures.isEmpty)
  }

  @Test func concurrentMapKeepsTheOrder() {
    #expect(Array(0..<1000).concurrentMap { $0 * 2 } == (0..<1000).map { $0 * 2 })
    #expect([Int]().concurrentMap { $0 } == [])
  }
}
