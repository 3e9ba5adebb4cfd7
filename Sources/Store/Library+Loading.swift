import PlanSchema

extension Library {
  /// Records with people's decisions in force, and what could not be loaded.
  public struct Loaded: Sendable {
    /// By council, then by document, in alphabetical order.
    public var records: [Record] = []
    public var failures: [StoreFailure] = []
    /// Decisions whose text is in no record of their council any more.
    public var orphans: [Decision] = []
  }

  /// Loads the records of some councils, or of all, on all cores.
  public func load(councils: [String]? = nil) -> Loaded {
    let councils = councils?.sorted() ?? self.councils()
    let ids = councils.flatMap { council in documents(of: council).map { "\(council)/\($0)" } }
    let read = ids.concurrentMap { id -> Result<Record?, StoreFailure> in
      Result { () throws(StoreFailure) in try storedRecord(id) }
    }
    var loaded = Loaded(), byCouncil: [String: [Record]] = [:]
    for (id, result) in zip(ids, read) {
      switch result {
      case .success(let record?): byCouncil[String(id.prefix { $0 != "/" }), default: []].append(record)
      case .success(nil): continue
      case .failure(let failure): loaded.failures.append(failure)
      }
    }
    for council in councils {
      var records = byCouncil[council] ?? []
      do {
        loaded.orphans += try decisions(of: council).apply(to: &records)
      } catch {
        loaded.failures.append(error)
      }
      loaded.records += records
    }
    return loaded
  }

  /// One record with people's decisions in force; `nil` where there is none of this id.
  /// - Throws: `StoreFailure` for a file that cannot be understood.
  public func record(_ id: String) throws(StoreFailure) -> Record? {
    // A council's decisions are about all its documents: one that moved is found only among them all.
    let loaded = load(councils: [String(id.prefix { $0 != "/" })])
    if let record = loaded.records.first(where: { $0.document.id == id }) { return record }
    if let failure = loaded.failures.first { throw failure }
    return nil
  }
}
