import Analytics
import Testing

struct CovarianceTests {
    private static func returns() throws -> [[Double]] {
        try ReferenceTable("shrinkage_returns").rows.map { row in
            try (0..<6).map { try row.number("a\($0)") }
        }
    }

    @Test func `covariances and correlations agree with scikit-learn`() throws {
        let returns = try Self.returns()
        let sample = try Covariance.sample(returns)
        let shrunk = try Covariance.ledoitWolf(returns)
        let correlation = try Covariance.shrunkCorrelation(returns)
        for row in try ReferenceTable("shrinkage").rows {
            let (line, column) = (Int(try row.number("row")), Int(try row.number("column")))
            let (expected, amount) = (try row.number("shrunk"), try row.number("correlation"))
            if line < 0 {
                #expect(abs(shrunk.shrinkage - expected) < 1e-12)
                #expect(abs(correlation.shrinkage - amount) < 1e-12)
            } else {
                #expect(abs(sample.matrix[line, column] - (try row.number("sample"))) < 1e-17)
                #expect(abs(shrunk.matrix[line, column] - expected) < 1e-17)
                #expect(abs(correlation.matrix[line, column] - amount) < 1e-13)
            }
        }
    }

    @Test func `a factor times its transpose is the covariance`() throws {
        let matrix = try Covariance.sample(Self.returns()).matrix
        let factor = try matrix.choleskyFactor()
        for row in 0..<6 {
            for column in 0..<6 {
                let sum = (0..<6).reduce(0) { $0 + factor[row, $1] * factor[column, $1] }
                #expect(abs(sum - matrix[row, column]) < 1e-17)
                if column > row { #expect(factor[row, column] == 0) }
            }
        }
    }

    @Test func `two assets that are one are singular until the sample is shrunk`() throws {
        let twice = try Self.returns().map { [$0[0], $0[1], $0[0]] }
        #expect(throws: VolatilityError.self) { try Covariance.sample(twice).matrix.choleskyFactor() }
        let shrunk = try Covariance.ledoitWolf(twice)
        #expect(shrunk.shrinkage > 0)
        #expect(throws: Never.self) { try shrunk.matrix.choleskyFactor() }
        let zero = SquareMatrix(rows: [[1, 1], [1, 1]])
        #expect(throws: VolatilityError.singularCovariance(row: 1, pivot: 0)) { try zero.choleskyFactor() }
    }

    @Test func `histories that give no covariance are refused with what is wrong`() throws {
        #expect(throws: VolatilityError.historyTooShort(needed: 2, found: 1)) {
            try Covariance.sample([[0.1]])
        }
        #expect(throws: VolatilityError.assetCount(expected: 2, found: 1)) {
            try Covariance.sample([[0.1, 0.2], [0.1]])
        }
        #expect(throws: VolatilityError.assetWithoutVariance(1)) {
            try Covariance.shrunkCorrelation([[0.1, 0], [0.2, 0], [0.1, 0]])
        }
        #expect(throws: VolatilityError.volatilityNotPositive(0)) {
            try Covariance.ledoitWolf([[0, 0], [0, 0]])
        }
        #expect(throws: VolatilityError.observation(.infinity, at: 1)) {
            try Covariance.sample([[0.1], [.infinity]])
        }
    }
}
