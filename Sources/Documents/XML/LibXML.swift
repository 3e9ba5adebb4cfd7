import CLibXML2

/// libxml2 before its first use.
enum LibXML {
  private static let isReady: Void = xmlInitParser()

  /// Sets the library up, once. It must be called before every other use: what the library sets up by itself, threads that begin at one
  /// time do twice, and may wait for each other for good (libxml2, “Thread safety”).
  static func prepare() { isReady }
}
