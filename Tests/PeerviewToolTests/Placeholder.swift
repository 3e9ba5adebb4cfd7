import Testing
@testable import PeerviewTool
