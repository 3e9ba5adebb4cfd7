import Foundation
import PlanSchema

/// The `councils/` folder.
public struct Library: Sendable {
  public let folder: URL

  public init(folder: URL) { self.folder = folder }
}
