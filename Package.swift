// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house and the arrows between them. A room may import only what it lists here;
// `make check` builds with `--explicit-target-dependency-import-check error` to hold it to that.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The folders `Vectors`, `Goldens` and `References`, where there are any, are read in place and not built.
func tests(
    of room: String, _ dependencies: [Target.Dependency] = [], hasVectors: Bool = false,
    hasGoldens: Bool = false, hasReferences: Bool = false
) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: [.byName(name: room)] + dependencies,
        exclude: (hasVectors ? ["Vectors"] : []) + (hasGoldens ? ["Goldens"] : [])
            + (hasReferences ? ["References"] : []), swiftSettings: strict)
}

let package = Package(
    name: "plimsoll",
    products: [.executable(name: "plimsoll", targets: ["plimsoll"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    ],
    targets: [
        // Layer 0
        room("Units"),
        .target(
            name: "CNcurses",
            cSettings: strictC + [
                .define("_XOPEN_SOURCE", to: "700"), .define("_DEFAULT_SOURCE"), .define("_GNU_SOURCE"),
                .define("NCURSES_WIDECHAR", to: "1"),
            ],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(name: "CSystem", cSettings: strictC + [.define("_GNU_SOURCE")]),
        .target(name: "CZlib", cSettings: strictC, linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CKernels", cSettings: strictC),
        // Layer 1
        room("Protocols", ["Units"]),
        room("Analytics", ["Units", "CKernels"]),
        // Layer 2
        room("Desk", ["Units", "Protocols"]),
        room("Proofs", ["Units", .product(name: "Crypto", package: "swift-crypto")]),
        // Layer 3
        room("Reports", ["Units", "Protocols", "Desk"]),
        room("Simulation", ["Units", "Protocols", "Desk"]),
        room(
            "Journal", ["Units", "Desk", "Proofs", "CSystem", .product(name: "GRDB", package: "GRDB.swift")]),
        room("Screen", ["Units", "Reports"]),
        // Layer 4
        room(
            "Formats",
            [
                "Units", "Protocols", "Proofs", "Desk", "Reports", "Screen", "CZlib",
                .product(name: "Yams", package: "Yams"),
            ]),
        room("Conformance", ["Units", "Protocols"]),
        room("Engine", ["Units", "Desk", "Reports", "Proofs", "Simulation", "Journal"]),
        room("Terminal", ["Units", "Screen", "CNcurses", "CSystem"]),
        // Layer 5
        .executableTarget(
            name: "plimsoll",
            dependencies: [
                "Units", "Protocols", "Proofs", "Desk", "Reports", "Simulation", "Journal", "Formats",
                "Conformance", "Screen", "Engine", "Terminal", "CSystem", "Analytics",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        // Tests mirror the rooms
        .target(
            name: "PropertyRuns", dependencies: ["Units"], path: "Tests/PropertyRuns", swiftSettings: strict),
        .target(
            name: "RecordedFiles", dependencies: ["Units", "Formats"], path: "Tests/RecordedFiles",
            swiftSettings: strict),
        tests(of: "Units", ["PropertyRuns", .product(name: "BigInt", package: "BigInt")]),
        .testTarget(
            name: "ProtocolsTests",
            dependencies: [
                "Protocols", "Units", "PropertyRuns", .product(name: "BigInt", package: "BigInt"),
            ],
            exclude: ["Calendars/References"], swiftSettings: strict),
        tests(of: "Analytics", ["Units", "RecordedFiles"], hasReferences: true),
        .testTarget(
            name: "RecordedTests", dependencies: ["Units", "Protocols", "Analytics", "RecordedFiles"],
            swiftSettings: strict),
        tests(of: "Conformance", ["Units"], hasVectors: true),
        tests(of: "Desk", ["Units", "Protocols"]),
        tests(of: "Proofs", ["Units"]),
        tests(of: "Reports", ["Units", "Protocols", "Desk"]),
        tests(of: "Simulation", ["Units", "Protocols", "Desk"]),
        tests(
            of: "Journal",
            ["Units", "Desk", "Proofs", "CSystem", .product(name: "GRDB", package: "GRDB.swift")]),
        tests(of: "Screen", ["Units", "Reports"], hasGoldens: true),
        tests(
            of: "Formats",
            ["Units", "Protocols", "Proofs", "Desk", "Reports", "Screen", "Simulation", "RecordedFiles"]),
        tests(
            of: "Engine",
            [
                "Units", "Desk", "Reports", "Simulation", "Journal", "Proofs",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        tests(of: "Terminal", ["Units", "Reports", "Screen", "CSystem"]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "plimsoll", "Units", "Formats", "CSystem", "RecordedFiles",
                .product(name: "BigInt", package: "BigInt"),
            ],
            exclude: ["Faults"], swiftSettings: strict),
    ]
)
