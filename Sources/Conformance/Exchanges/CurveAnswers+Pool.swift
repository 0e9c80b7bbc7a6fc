import Protocols
import Units

extension CurveDialect {
    init(vector: VectorValue) throws {
        let precision = try vector.integer("a_precision") as UInt256
        guard let dialect = CurveDialect.allCases.first(where: { $0.amplificationPrecision == precision })
        else { throw VectorFault.wrongShape("a dialect", found: "\(precision)") }
        self = dialect
    }
}

extension CurvePool {
    /// Makes a pool of the fields that the case has; the others are 0.
    init(vector: VectorValue) throws {
        func integer(_ name: String) throws -> UInt256 {
            (try? vector[name]) == nil ? .zero : try vector.integer(name)
        }
        let precisions =
            (try? vector["precisions"]) == nil
            ? try vector.integers("rates").map { try $0.precisionOfRate() }
            : try vector.integers("precisions")
        try self.init(
            dialect: CurveDialect(vector: vector), precisions: precisions,
            amplification: CurveAmplification(vector.integer("amp")), fee: vector.integer("fee"),
            adminFee: integer("admin_fee"), balances: vector.integers("balances"),
            totalSupply: integer("supply"))
    }
}

extension UInt256 {
    fileprivate func precisionOfRate() throws -> UInt256 {
        let (precision, rest) = try quotientAndRemainder(dividingBy: Wad.one)
        guard rest.isZero else { throw VectorFault.wrongShape("a multiple of 1e18", found: "\(self)") }
        return precision
    }
}
