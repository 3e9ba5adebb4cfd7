import CLibXML2
import PlanSchema
import Wording

/// What a parser of mark-up tells, in the order of the file.
protocol MarkupHandler: AnyObject {
  func open(_ name: String, _ attributes: [MarkupElement.Attribute], line: Int)
  func close(_ name: String)
  /// Text between tags, as UTF-8; one run of text may come in several parts.
  func characters(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Parses XML by libxml2: no network, no document type (so neither external entities nor entities that multiply), limited depth.
enum XMLParser {
  /// What is wrong with an XML part, and on which line.
  struct Fault: Error, Sendable, Hashable {
    var message: String, line: Int
  }

  /// Parses a whole part and hands its elements to a handler.
  static func parse(_ bytes: [UInt8], depth: Int, into handler: some MarkupHandler) throws(Fault) {
    guard !bytes.isEmpty, bytes.count < Int(Int32.max) else { throw Fault(message: "it is empty", line: 1) }
    let driver = Driver(handler: handler, depthLimit: depth)
    LibXML.prepare()
    guard let context = xmlNewParserCtxt() else { throw Fault(message: "the parser has no memory for it", line: 1) }
    defer { xmlFreeParserCtxt(context) }
    context.pointee.sax.pointee = Self.events
    driver.context = context
    let fault: Fault? = withExtendedLifetime(driver) {
      context.pointee.userData = Unmanaged.passUnretained(driver).toOpaque()
      // Substituting entities only concerns the five that XML itself knows: a document type, which declares others, is refused.
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      bytes.withUnsafeBytes { buffer in
        let document = xmlCtxtReadMemory(
          context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, nil, Int32(options))
        // The events build no document; should a version of the parser make one, it is not kept.
        if let document { xmlFreeDoc(document) }
      }
      if let fault = driver.fault { return fault }
      if context.pointee.wellFormed == 1 { return nil }
      return driver.firstError ?? Fault(message: "it is not well-formed", line: 1)
    }
    if let fault { throw fault }
  }

  /// The tree of a part.
  static func tree(_ bytes: [UInt8], depth: Int) throws(Fault) -> MarkupElement {
    let builder = TreeBuilder()
    try parse(bytes, depth: depth, into: builder)
    guard let root = builder.root else { throw Fault(message: "it has no element", line: 1) }
    return root
  }

  private final class Driver {
    let handler: any MarkupHandler
    let depthLimit: Int
    var depth = 0
    var names = XMLNames()
    var fault: Fault?
    /// What the parser itself found wrong first; what follows from it says less.
    var firstError: Fault?
    var context: xmlParserCtxtPtr?

    init(handler: any MarkupHandler, depthLimit: Int) {
      self.handler = handler
      self.depthLimit = depthLimit
    }

    var line: Int { context?.pointee.input.map { Int($0.pointee.line) } ?? 1 }

    func stop(_ message: String) {
      if fault == nil { fault = Fault(message: message, line: line) }
      if let context { xmlStopParser(context) }
    }
  }

  private static func driver(_ pointer: UnsafeMutableRawPointer?) -> Driver {
    Unmanaged<Driver>.fromOpaque(pointer!).takeUnretainedValue()
  }

  /// The callbacks; those not named here (entities, comments, processing instructions) stay empty.
  private static var events: xmlSAXHandler {
    var events = xmlSAXHandler()
    events.initialized = XML_SAX2_MAGIC
    events.internalSubset = { pointer, _, _, _ in
      XMLParser.driver(pointer).stop("it declares a document type, which Office's files may not have and which can be an attack")
    }
    events.startElementNs = { pointer, name, _, space, _, _, count, _, values in
      let driver = XMLParser.driver(pointer)
      guard driver.fault == nil, let name else { return }
      driver.depth += 1
      if driver.depth > driver.depthLimit { return driver.stop("its elements nest deeper than \(driver.depthLimit) levels") }
      var attributes: [MarkupElement.Attribute] = []
      if let values, count > 0 {
        attributes.reserveCapacity(Int(count))
        // Five pointers an attribute: name, prefix, namespace, and where its value begins and ends.
        for index in 0..<Int(count) {
          guard let key = values[index * 5], let start = values[index * 5 + 3], let end = values[index * 5 + 4] else { continue }
          attributes.append(
            MarkupElement.Attribute(
              name: driver.names.name(key, space: values[index * 5 + 2]),
              value: String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)))
        }
      }
      driver.handler.open(driver.names.name(name, space: space), attributes, line: driver.line)
    }
    events.endElementNs = { pointer, name, _, space in
      let driver = XMLParser.driver(pointer)
      guard driver.fault == nil, let name else { return }
      driver.depth -= 1
      driver.handler.close(driver.names.name(name, space: space))
    }
    events.serror = { pointer, error in
      let driver = XMLParser.driver(pointer)
      guard driver.firstError == nil, let error, error.pointee.level == XML_ERR_FATAL else { return }
      let message = error.pointee.message.map { String(cString: $0).squeezed } ?? "it is not well-formed"
      driver.firstError = Fault(message: message, line: Int(error.pointee.line))
    }
    let characters: charactersSAXFunc = { pointer, bytes, count in
      let driver = XMLParser.driver(pointer)
      guard driver.fault == nil, let bytes, count > 0 else { return }
      driver.handler.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    events.characters = characters
    events.ignorableWhitespace = characters
    events.cdataBlock = characters
    return events
  }
}
