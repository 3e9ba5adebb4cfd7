import Documents
import Testing

@Suite struct TextDecodingTests {
  @Test(
    arguments: [
      (Array("Plan – café".utf8), "Plan – café", TextDecoding.Encoding.utf8, []),
      ([0xEF, 0xBB, 0xBF] + Array("Plan".utf8), "Plan", .utf8, []),
      ([0xFF, 0xFE, 0x50, 0x00, 0xA3, 0x00], "P£", .utf16LittleEndian, ["encoding"]),
      ([0xFE, 0xFF, 0x00, 0x50, 0x00, 0xA3], "P£", .utf16BigEndian, ["encoding"]),
      ([0x50, 0x00, 0x6C, 0x00, 0x61, 0x00, 0x6E, 0x00], "Plan", .utf16LittleEndian, ["encoding"]),
      ([0x43, 0x61, 0x66, 0xE9, 0x20, 0x96, 0x20, 0x93, 0xA3, 0x94], "Café – “£”", .windows1252, ["encoding"]),
      // One stray byte in a text that is UTF-8 elsewhere.
      (Array("é é é é é ".utf8) + [0x92], "é é é é é ’", .utf8, ["encoding"]),
      ([0x41, 0x01, 0x42, 0x0B, 0x43], "ABC", .utf8, ["control-characters"]),
      // An overlong form, a surrogate, a cut sequence: none is UTF-8.
      ([0xC0, 0x80], "À€", .windows1252, ["encoding"]),
      ([0xE2, 0x82], "â‚", .windows1252, ["encoding"]),
      ([], "", .utf8, []),
    ] as [([UInt8], String, TextDecoding.Encoding, [String])])
  func decodes(bytes: [UInt8], text: String, encoding: TextDecoding.Encoding, codes: [String]) {
    let decoding = TextDecoding(bytes)
    #expect(decoding.text == text)
    #expect(decoding.encoding == encoding)
    #expect(decoding.diagnostics.map(\.code) == codes)
  }

  @Test func aStrayByteIsPlaced() {
    let decoding = TextDecoding(Array("one\ntwo\nthree ".utf8) + [0x96])
    #expect(decoding.diagnostics.first?.place?.line == 3)
  }
}
