import Conformance
import Testing
import Units

/// The list of all families.
struct VectorFamilyTests {
    @Test func `every computed file has its family, and every family its file`() throws {
        let files = try Vectors.names(shared: false).map { String($0.dropLast(".json".count)) }
        #expect(VectorFamily.all.map(\.name).sorted() == files)
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"))
    func `every file beside the project has a family, and is called by it`() throws {
        let names = try Vectors.names(shared: true)
        #expect(names.count > 90)
        for name in names {
            let file = try VectorFile(Vectors.bytes(name, shared: true))
            let ending = file.kind == .computed ? "" : ".\(file.kind.rawValue)"
            #expect(name == "\(file.family)\(ending).json")
            #expect(throws: Never.self) { try VectorFamily.named(file.family) }
        }
    }

    @Test func `a family that is misspelled is told with the nearest one`() {
        let fault = VectorFault.unknownFamily("morpho_maths", nearest: "morpho_math")
        #expect(throws: fault) { try VectorFamily.named("morpho_maths") }
        #expect("\(fault)" == "no family is called morpho_maths; did you mean morpho_math?")
        #expect(throws: VectorFault.unknownFamily("zzz", nearest: nil)) { try VectorFamily.named("zzz") }
    }

    @Test(.enabled(if: Vectors.areShared, "\(Vectors.sharedAreMissing)"))
    func `each known difference is met, so that none outlives its cause`() throws {
        var met: [String] = []
        for name in try Vectors.names(shared: true) {
            let file = try VectorFile(Vectors.bytes(name, shared: true))
            met += VectorTally(file, of: try VectorFamily.named(file.family)).known.map(\.id)
        }
        let listed = VectorFamily.all.flatMap(\.knownDifferences)
        #expect(met.sorted() == listed.map(\.id).sorted())
        #expect(listed.allSatisfy { !$0.reason.isEmpty && !$0.source.isEmpty })
    }
}
