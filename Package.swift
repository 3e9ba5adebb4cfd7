// swift-tools-version: 6.2
import PackageDescription

/// One target a layer, in the order in which the data flows; each knows only those before it. No package dependencies: what is not
/// Peerview's own field comes from the toolchain (Foundation, FoundationXML), from libxml2 and zlib, or from a program at the edge.
let package = Package(
  name: "peerview",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "peerview", targets: ["peerview"])],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),

    .target(name: "Wording"),
    .target(name: "Archive", dependencies: ["CZlib"]),
    .target(name: "PlanSchema", dependencies: ["Wording"], resources: [.copy("Resources")]),
    .target(name: "Authorities", dependencies: ["PlanSchema", "Wording"], resources: [.copy("Resources")]),
    .target(name: "Documents", dependencies: ["Archive", "PlanSchema", "Wording", "CLibXML2"], resources: [.copy("Resources")]),
    .target(
      name: "Normalising", dependencies: ["Documents", "Authorities", "PlanSchema", "Wording"], resources: [.copy("Resources")]),
    .target(name: "Theming", dependencies: ["Archive", "PlanSchema", "Wording"], resources: [.copy("Resources")]),
    .target(name: "Store", dependencies: ["Authorities", "PlanSchema", "Wording"]),
    .target(
      name: "Comparison", dependencies: ["Theming", "Authorities", "PlanSchema", "Wording"], resources: [.copy("Resources")]),
    .target(
      name: "Reporting", dependencies: ["Store", "Archive", "Comparison", "Theming", "Authorities", "PlanSchema", "Wording"],
      resources: [.copy("Resources")]),
    .target(
      name: "PeerviewTool",
      dependencies: [
        "Reporting", "Comparison", "Theming", "Normalising", "Documents", "Store", "Authorities", "Archive", "PlanSchema", "Wording",
      ]),
    .executableTarget(name: "peerview", dependencies: ["PeerviewTool"]),

    .testTarget(name: "WordingTests", dependencies: ["Wording"]),
    .testTarget(name: "ArchiveTests", dependencies: ["Archive"]),
    .testTarget(name: "PlanSchemaTests", dependencies: ["PlanSchema"]),
    .testTarget(name: "AuthoritiesTests", dependencies: ["Authorities"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Archive", "PlanSchema"], exclude: ["Fixtures"]),
    .testTarget(name: "NormalisingTests", dependencies: ["Normalising", "Documents"], exclude: ["Fixtures"]),
    .testTarget(name: "ThemingTests", dependencies: ["Archive", "Theming", "PlanSchema"]),
    .testTarget(name: "ComparisonTests", dependencies: ["Comparison", "Authorities", "PlanSchema", "Theming"]),
    .testTarget(name: "ReportingTests", dependencies: ["Archive", "Comparison", "PlanSchema", "Reporting", "Theming", "Wording"]),
    .testTarget(name: "StoreTests", dependencies: ["Store"]),
    .testTarget(name: "PeerviewToolTests", dependencies: ["PeerviewTool"]),
  ],
  swiftLanguageModes: [.v6]
)
