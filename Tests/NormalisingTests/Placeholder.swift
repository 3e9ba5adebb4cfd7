import Testing
@testable import Normalising
