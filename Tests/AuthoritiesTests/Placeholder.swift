import Testing
@testable import Authorities
