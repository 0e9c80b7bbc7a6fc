import Units

extension HealthEdgeTerms {
    func encode(into encoder: inout ByteEncoder) {
        for edge in [critical, warning, watch] { encoder.write(edge) }
        encoder.write(hysteresisBasisPoints)
    }

    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(
            critical: try decoder.read(UInt128.self), warning: try decoder.read(UInt128.self),
            watch: try decoder.read(UInt128.self), hysteresisBasisPoints: try decoder.read(UInt32.self))
    }
}

extension HealthEdges {
    /// Reads the terms of edges, which must be sound.
    init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        guard let edges = HealthEdges(try HealthEdgeTerms(decoding: &decoder)) else {
            throw decoder.failure("edges of health that rise from above 1")
        }
        self = edges
    }
}
