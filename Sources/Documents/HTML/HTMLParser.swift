import CLibXML2
import PlanSchema

/// Parses a web page by libxml2, which mends broken mark-up as browsers do; comments stay out.
enum HTMLParser {
  /// The tree of a page. Elements nested deeper than the limit lend their text to the one at the limit.
  /// - Throws: `ImportFailure` for nesting that no page has.
  static func tree(_ text: String, depth: Int) throws(ImportFailure) -> MarkupElement? {
    let bytes = withoutConditions(Array(text.utf8))
    LibXML.prepare()
    guard bytes.count < Int(Int32.max), let context = htmlNewParserCtxt() else { return nil }
    defer { htmlFreeParserCtxt(context) }
    let driver = Driver(depthLimit: depth)
    driver.context = context
    context.pointee.sax.pointee = events
    withExtendedLifetime(driver) {
      context.pointee.userData = Unmanaged.passUnretained(driver).toOpaque()
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
        | HTML_PARSE_IGNORE_ENC.rawValue
      bytes.withUnsafeBytes { buffer in
        let document = htmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8", Int32(options))
        if let document { xmlFreeDoc(document) }
      }
    }
    if driver.isTooDeep {
      throw ImportFailure(
        "too-deep", "the page’s elements nest deeper than \(Driver.deepest) levels, as no page’s do: save it again from a browser")
    }
    driver.builder.finish()
    return driver.builder.root
  }

  /// The page without the marks that Word sets around what only some programs should show ("<![if !supportLists]>"): they are no mark-up.
  private static func withoutConditions(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0, isComment = false
    while index < bytes.count {
      if isComment {
        isComment = !(bytes[index] == UInt8(ascii: ">") && out.suffix(2).elementsEqual("--".utf8))
      } else if bytes[index] == UInt8(ascii: "<"), bytes.has("<!", at: index) {
        if bytes.has("<!--", at: index) {
          isComment = true
        } else if bytes.has("<![if", at: index) || bytes.has("<![endif", at: index),
          let close = bytes[index...].prefix(80).firstIndex(of: UInt8(ascii: ">"))
        {
          index = close + 1
          continue
        }
      }
      out.append(bytes[index])
      index += 1
    }
    return out
  }

  private final class Driver {
    /// Where parsing stops: finding the beginning of each element takes longer the deeper it stands.
    static let deepest = 10_000

    let builder = TreeBuilder()
    let depthLimit: Int
    var depth = 0
    var isTooDeep = false
    var context: htmlParserCtxtPtr?

    init(depthLimit: Int) { self.depthLimit = depthLimit }

    var line: Int { context?.pointee.input.map { Int($0.pointee.line) } ?? 1 }
  }

  private static func driver(_ pointer: UnsafeMutableRawPointer?) -> Driver {
    Unmanaged<Driver>.fromOpaque(pointer!).takeUnretainedValue()
  }

  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = 1
    events.startElement = { pointer, name, values in
      let driver = HTMLParser.driver(pointer)
      driver.depth += 1
      guard !driver.isTooDeep, driver.depth <= driver.depthLimit, let name else {
        if driver.depth > Driver.deepest, !driver.isTooDeep, let context = driver.context {
          driver.isTooDeep = true
          xmlStopParser(context)
        }
        return
      }
      var attributes: [MarkupElement.Attribute] = []
      if let values {
        var index = 0
        // Name and value by turns, to a null name; an attribute without a value has a null one.
        while let key = values[index] {
          attributes.append(
            MarkupElement.Attribute(name: String(cString: key).lowercased(), value: values[index + 1].map { String(cString: $0) } ?? ""))
          index += 2
        }
      }
      driver.builder.open(String(cString: name).lowercased(), attributes, line: driver.line)
    }
    events.endElement = { pointer, name in
      let driver = HTMLParser.driver(pointer)
      defer { driver.depth -= 1 }
      guard driver.depth <= driver.depthLimit, !driver.isTooDeep, let name else { return }
      driver.builder.close(String(cString: name))
    }
    let characters: charactersSAXFunc = { pointer, bytes, count in
      guard let bytes, count > 0 else { return }
      HTMLParser.driver(pointer).builder.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    events.characters = characters
    events.ignorableWhitespace = characters
    events.cdataBlock = characters
    return events
  }
}
