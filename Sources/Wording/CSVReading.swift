extension CSV {
  /// The rows of a comma-separated text (RFC 4180), for our own files; see `Documents` for those of others, whose delimiter and
  /// encoding must be found first. A quoted field may hold commas, line breaks and doubled quote marks; a blank line is no row.
  public static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = [], row: [String] = [], field: [UInt8] = []
    var quoted = false, wasQuoted = false
    let bytes = Array(text.utf8)
    var index = 0
    func take() {
      row.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    func close() {
      if row.isEmpty, field.isEmpty, !wasQuoted { return }
      take()
      rows.append(row)
      row.removeAll(keepingCapacity: true)
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x22 where quoted:
        if index < bytes.count, bytes[index] == 0x22 {
          field.append(0x22)
          index += 1
        } else {
          quoted = false
        }
      case 0x22 where field.isEmpty:
        quoted = true
        wasQuoted = true
      case _ where quoted: field.append(byte)
      case 0x2C: take()
      case 0x0A: close()
      case 0x0D:
        if index < bytes.count, bytes[index] == 0x0A { index += 1 }
        close()
      default: field.append(byte)
      }
    }
    close()
    return rows
  }

  /// The rows after the first, each as field by the first row's names. A row that is too short lacks its last fields.
  public static func records(_ text: String) -> [[String: String]] {
    let rows = rows(text)
    guard let head = rows.first else { return [] }
    return rows.dropFirst().map { row in
      Dictionary(zip(head, row), uniquingKeysWith: { first, _ in first })
    }
  }
}
