import PlanSchema

/// The OLE2 container of Office before 2007, which also holds the newer formats once they have a password.
enum OldOffice {
  /// Names of the streams that tell what a container holds, what that is, and what to do about it.
  private static let kinds: [(stream: String, kind: String, message: String)] = [
    (
      "EncryptedPackage", "encrypted",
      "the file is protected by a password: open it in Word or Excel, remove the password (File, Info, Protect), save it, and import it again"
    ),
    (
      "WordDocument", "old-word",
      "a Word document in the format before 2007 (.doc): open it in Word or LibreOffice and save it as a Word document (.docx)"
    ),
    (
      "Workbook", "old-excel",
      "an Excel workbook in the format before 2007 (.xls): open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"
    ),
    (
      "Book", "old-excel",
      "an Excel workbook in a format before 1997 (.xls): open it in Excel or LibreOffice and save it as an Excel workbook (.xlsx)"
    ),
    ("PowerPoint Document", "presentation", "a PowerPoint presentation (.ppt): save it as a PDF and import that"),
    ("__substg1.0_1000001F", "mail", "an Outlook message: save the attached document and import that"),
  ]

  /// Why such a file cannot be read, from the names in its directory.
  static func failure(_ bytes: [UInt8]) -> ImportFailure {
    let names = streamNames(bytes)
    for kind in kinds where names.contains(kind.stream) { return ImportFailure(kind.kind, kind.message) }
    return ImportFailure(
      "old-office", "a file in Office's format before 2007: open it in its program and save it as .docx, .xlsx or PDF")
  }

  /// The names of the directory's entries. Entries are 128 bytes and stand in sectors of 512 or 4096, so every entry begins at a multiple of
  /// 128; looking at each multiple finds them all without following the sector chains of a possibly damaged file.
  private static func streamNames(_ bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    var offset = 512
    while offset + 128 <= bytes.count {
      defer { offset += 128 }
      let length = Int(bytes[offset + 64]) | Int(bytes[offset + 65]) << 8
      guard (4...64).contains(length), length % 2 == 0, bytes[offset + 66] == 2 || bytes[offset + 66] == 1 else { continue }
      var units: [UInt16] = []
      for index in 0..<(length / 2 - 1) { units.append(UInt16(bytes[offset + 2 * index]) | UInt16(bytes[offset + 2 * index + 1]) << 8) }
      names.insert(String(decoding: units, as: UTF16.self))
    }
    return names
  }
}
