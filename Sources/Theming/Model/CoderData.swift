import Foundation

/// The data files that decide what the standard coder says, for telling whether a text was coded by the same ones.
public enum CoderData {
  private static let names = ["clauses.txt", "codebook.txt", "kin.tsv", "lexicon.txt", "model.tsv"]

  /// The bytes of all of them, one after the other.
  public static var bytes: [UInt8] {
    names.flatMap { name -> [UInt8] in
      guard let data = try? Data(contentsOf: Resource.url(name)) else {
        preconditionFailure("the coder's file \(name) is missing from the program's resources")
      }
      return [UInt8](data)
    }
  }
}
