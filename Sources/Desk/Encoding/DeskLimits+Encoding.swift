import Units

extension DeskLimits {
    private static let pairs: [WritableKeyPath<DeskLimits, Limit> & Sendable] = [
        \.orderNotional, \.notionalPerSecond, \.notionalPerMinute, \.notionalPerDay, \.position,
        \.concentration, \.priceBand, \.ordersPerSecond, \.healthFloor,
    ]

    func encode(into encoder: inout ByteEncoder) {
        for pair in DeskLimits.pairs {
            encoder.write(self[keyPath: pair].soft)
            encoder.write(self[keyPath: pair].hard)
        }
        encoder.write(sizeMultiple)
        encoder.write(protectionBasisPoints)
        encoder.write(duplicateNanoseconds)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init()
        for pair in DeskLimits.pairs {
            self[keyPath: pair] = Limit(
                soft: try decoder.read(UInt128.self), hard: try decoder.read(UInt128.self))
        }
        sizeMultiple = try decoder.read(UInt128.self)
        protectionBasisPoints = try decoder.read(UInt128.self)
        duplicateNanoseconds = try decoder.read(Int64.self)
    }
}
