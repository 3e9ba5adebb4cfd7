/// The cell styles of the workbook: each case's place in the list is the number that cells refer to it by.
enum WorkbookStyle: Int, CaseIterable {
  case plain, header, text, count, decimal, share, day, month, link, rowHeader

  private var format: Int {
    switch self {
    case .plain, .header, .link, .rowHeader: 0
    case .text: 49
    case .count: 3
    case .decimal: 164
    case .share: 9
    case .day: 165
    case .month: 166
    }
  }

  private var font: Int {
    switch self {
    case .header: 1
    case .link: 2
    case .rowHeader: 3
    default: 0
    }
  }

  /// The styles part.
  static func part() -> [UInt8] {
    Workbook.part { xml in
      xml.element("styleSheet", ["xmlns": Workbook.main]) { sheet in
        sheet.element("numFmts", ["count": "3"]) {
          $0.void("numFmt", ["numFmtId": "164", "formatCode": "#,##0.0#"])
          $0.void("numFmt", ["numFmtId": "165", "formatCode": "d mmm yyyy"])
          $0.void("numFmt", ["numFmtId": "166", "formatCode": "mmm yyyy"])
        }
        sheet.element("fonts", ["count": "4"]) {
          font(bold: false, colour: nil, underlined: false, into: &$0)
          font(bold: true, colour: "FFFFFFFF", underlined: false, into: &$0)
          font(bold: false, colour: "FF1A5C9C", underlined: true, into: &$0)
          font(bold: true, colour: nil, underlined: false, into: &$0)
        }
        sheet.element("fills", ["count": "3"]) { fills in
          fills.element("fill") { $0.void("patternFill", ["patternType": "none"]) }
          fills.element("fill") { $0.void("patternFill", ["patternType": "gray125"]) }
          fills.element("fill") {
            $0.element("patternFill", ["patternType": "solid"]) {
              $0.void("fgColor", ["rgb": "FF12283D"])
              $0.void("bgColor", ["indexed": "64"])
            }
          }
        }
        sheet.element("borders", ["count": "1"]) {
          $0.element("border") {
            $0.void("left")
            $0.void("right")
            $0.void("top")
            $0.void("bottom")
            $0.void("diagonal")
          }
        }
        sheet.element("cellStyleXfs", ["count": "1"]) { $0.void("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"]) }
        sheet.element("cellXfs", ["count": String(allCases.count)]) { for style in allCases { style.write(into: &$0) } }
        sheet.element("cellStyles", ["count": "1"]) { $0.void("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"]) }
      }
    }
  }

  private func write(into xml: inout Markup) {
    let aligned = self != .plain
    xml.element(
      "xf",
      [
        "numFmtId": String(format), "fontId": String(font), "fillId": self == .header ? "2" : "0", "borderId": "0", "xfId": "0",
        "applyNumberFormat": format == 0 ? nil : "1", "applyFont": font == 0 ? nil : "1", "applyFill": self == .header ? "1" : nil,
        "applyAlignment": aligned ? "1" : nil,
      ]
    ) {
      if aligned { $0.void("alignment", ["vertical": "top", "wrapText": "1"]) }
    }
  }

  private static func font(bold: Bool, colour: String?, underlined: Bool, into xml: inout Markup) {
    xml.element("font") {
      if bold { $0.void("b") }
      if underlined { $0.void("u") }
      $0.void("sz", ["val": "11"])
      if let colour { $0.void("color", ["rgb": colour]) }
      $0.void("name", ["val": "Calibri"])
      $0.void("family", ["val": "2"])
    }
  }
}
