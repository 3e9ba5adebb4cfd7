import Foundation
import PlanSchema
import Synchronization

/// The program that reads PDFs for us: MuPDF's `mutool`, at least 1.18.
struct PDFProgram: Sendable, Hashable {
  var program: OutsideProgram
  /// "1.21": major and minor version.
  var version: String

  /// The name of the environment's variable that names another `mutool`.
  static let variable = "PEERVIEW_MUTOOL"

  private static let known = Mutex<[String: Result<PDFProgram, ImportFailure>]>([:])

  /// The program that this environment has. Looked for once.
  /// - Throws: `ImportFailure` of kind "no-pdf-program", which says what to install.
  static func find(in environment: [String: String] = ProcessInfo.processInfo.environment) throws(ImportFailure) -> PDFProgram {
    let named = environment[variable].flatMap { $0.isEmpty ? nil : $0 }
    let key = "\(named ?? "")\n\(environment["PATH"] ?? "")"
    return try known.withLock { known in
      if let result = known[key] { return result }
      let result = Result { () throws(ImportFailure) in try look(named: named, environment) }
      known[key] = result
      return result
    }.get()
  }

  private static func look(named: String?, _ environment: [String: String]) throws(ImportFailure) -> PDFProgram {
    guard let program = OutsideProgram(named: named ?? "mutool", environment: environment) else {
      let missing =
        named.map { "there is no program at “\($0)”, which \(variable) names" } ?? "MuPDF's “mutool”, which reads PDFs, is not installed"
      throw ImportFailure("no-pdf-program", "\(missing): \(Self.howToInstall)")
    }
    let result: OutsideProgram.Result
    do throws(OutsideProgram.Failure) { result = try program.run(["-v"], limits: .init(seconds: 20)) } catch {
      throw ImportFailure("no-pdf-program", "“\(program.path)” does not run (\(error)): \(Self.howToInstall)")
    }
    let said = result.messages + String(decoding: result.output.prefix(4096), as: UTF8.self)
    guard let version = Self.version(in: said) else {
      throw ImportFailure(
        "no-pdf-program", "“\(program.path)” is not MuPDF's mutool (asked for its version, it said none): \(Self.howToInstall)")
    }
    return PDFProgram(program: program, version: version)
  }

  /// "1.21" of "mutool version 1.21.1".
  static func version(in text: String) -> String? {
    guard let start = text.range(of: "mutool version ") ?? text.range(of: "mupdf version ") else { return nil }
    let numbers = text[start.upperBound...].prefix { $0.isASCII && ($0.isNumber || $0 == ".") }.split(separator: ".")
    return numbers.count >= 2 ? numbers.prefix(2).joined(separator: ".") : nil
  }

  /// What to install, by name, for this system.
  static var howToInstall: String {
    #if os(macOS)
    "install it with “brew install mupdf-tools”"
    #else
    "install it with “apt install mupdf-tools” (Debian, Ubuntu; on Fedora “dnf install mupdf”, on macOS “brew install mupdf-tools”)"
    #endif
  }
}
