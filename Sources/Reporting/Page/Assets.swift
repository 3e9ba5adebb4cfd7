import Foundation

/// The style and the script that every page carries.
enum Assets {
  static let style = text("report.css")
  static let script = text("report.js")

  private static func text(_ name: String) -> String {
    guard let url = Bundle.module.url(forResource: "Resources/" + name, withExtension: nil),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { preconditionFailure("\(name) is part of this module") }
    return text
  }
}
