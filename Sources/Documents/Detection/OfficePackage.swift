import Archive
import PlanSchema

/// A ZIP container: which of Office's formats it holds.
enum OfficePackage {
  static func format(_ bytes: [UInt8]) throws(ImportFailure) -> FileFormat {
    let head = 0..<bytes.count
    if bytes.firstRange(of: Array("word/document".utf8), within: head) != nil { return .word }
    if bytes.firstRange(of: Array("xl/workbook".utf8), within: head) != nil { return .excel }
    throw ImportFailure("packed", "a ZIP archive: unpack it and import the documents inside")
  }
}
