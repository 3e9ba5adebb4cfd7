import CZlib

/// The packed form of ZIP entries (RFC 1951), by zlib.
enum Deflate {
  /// Packs bytes at zlib's usual level.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    // Negative window bits: no zlib header, as ZIP wants it.
    guard
      deflateInit2_(
        &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, zlibVersion(), Int32(MemoryLayout<z_stream>.size))
        == Z_OK
    else { fatalError("zlib has no memory for packing") }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(bound)
        let result = deflate(&stream, Z_FINISH)
        precondition(result == Z_STREAM_END, "the bound was too small")
        count = bound - Int(stream.avail_out)
      }
    }
  }

  /// Unpacks a stream that must give exactly so many bytes, and end where its bytes end.
  /// - Returns: What is wrong with it, where it does not.
  static func unpacked(_ bytes: ArraySlice<UInt8>, size: Int) -> Result<[UInt8], Fault> {
    var stream = z_stream()
    guard inflateInit2_(&stream, -MAX_WBITS, zlibVersion(), Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return .failure(Fault(detail: "zlib has no memory for unpacking"))
    }
    defer { inflateEnd(&stream) }
    var fault: Fault?
    let out = bytes.withUnsafeBufferPointer { source in
      // One byte more than declared, so that a longer stream shows.
      [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = UInt32(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(size + 1)
        // All input and all room are there at once, so that a single call ends: with the stream's end, or short of it.
        let result = inflate(&stream, Z_FINISH)
        count = size + 1 - Int(stream.avail_out)
        if count > size {
          fault = Fault(detail: "it unpacks to more than the \(size) bytes that it declares")
        } else if result == Z_DATA_ERROR || result == Z_NEED_DICT {
          fault = Fault(detail: "its packed bytes make no sense")
        } else if result != Z_STREAM_END {
          fault = Fault(detail: "its packed bytes are cut short")
        } else if count < size {
          fault = Fault(detail: "it unpacks to \(count) bytes and declares \(size)")
        } else if stream.avail_in > 0 {
          fault = Fault(detail: "bytes are left over after its end")
        }
      }
    }
    return fault.map { .failure($0) } ?? .success(out)
  }

  struct Fault: Error { var detail: String }

  /// The checksum that ZIP keeps of an entry's bytes.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
  }
}
