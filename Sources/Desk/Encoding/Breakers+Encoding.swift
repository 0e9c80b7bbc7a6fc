import Protocols
import Units

extension Breakers {
    func encode(into encoder: inout ByteEncoder) {
        terms.encode(into: &encoder)
        encoder.write(all: gates) { $1.encode(into: &$0) }
        encoder.write(all: trips) { $1.encode(into: &$0) }
        encoder.write(tripCount)
        for asset in assets { asset.encode(into: &encoder) }
        encoder.write(all: outflows) { $1.encode(into: &$0) }
        encoder.write(all: losses) { encoder, loss in
            loss.scope.encode(into: &encoder)
            loss.figures.encode(into: &encoder)
        }
        encoder.write(violation?.index ?? .max)
        encoder.write(lossesDue)
    }

    /// Reads the breakers of a desk with instruments, of which they follow which assets are watched.
    init(decoding decoder: inout ByteDecoder, _ instruments: [InstrumentTerms]) throws(ByteCodingError) {
        let terms = try BreakerTerms(decoding: &decoder)
        let gates = try decoder.readAll { decoder throws(ByteCodingError) in
            try Gate(decoding: &decoder, terms.states)
        }
        let trips = try decoder.readAll { decoder throws(ByteCodingError) in
            try BreakerTrip(decoding: &decoder)
        }
        self.init(terms: terms, gates: gates, trips: trips, tripCount: try decoder.read(UInt64.self))
        for (index, instrument) in instruments.enumerated() where terms.isOn {
            cover(InstrumentID(UInt32(index)), instrument.kind)
        }
        for place in assets.indices { try assets[place].decode(&decoder) }
        outflows = try decoder.readAll { decoder throws(ByteCodingError) in try Outflow(decoding: &decoder) }
        losses = try decoder.readAll { decoder throws(ByteCodingError) in
            Loss(
                scope: try BreakerScope(decoding: &decoder), figures: try BreakerFigures(decoding: &decoder))
        }
        let violated = try decoder.read(UInt32.self)
        violation = violated == .max ? nil : InstrumentID(violated)
        lossesDue = try decoder.read(Int64.self)
    }
}

extension Breakers.Gate {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        let standing = machine.standing
        scope.encode(into: &encoder)
        encoder.write(standing.state.rawValue)
        encoder.write(standing.enteredAt)
        encoder.write(standing.manualTrip != nil)
        if let trip = standing.manualTrip {
            encoder.write(trip.actor)
            encoder.write(trip.time)
        }
        encoder.write(standing.calmSince != nil)
        if let calmSince = standing.calmSince { encoder.write(calmSince) }
        encoder.write(standing.latest)
        encoder.write(trip)
        encoder.write(pulledAt != nil)
        if let pulledAt { encoder.write(pulledAt) }
    }

    fileprivate init(
        decoding decoder: inout ByteDecoder, _ rules: BreakerRules
    ) throws(ByteCodingError) {
        scope = try BreakerScope(decoding: &decoder)
        let state = try decoder.readCase(BreakerState.self, "the state of a breaker")
        let enteredAt = try decoder.readTime()
        var pulled: BreakerMachine.ManualTrip?
        if try decoder.readBool() {
            pulled = BreakerMachine.ManualTrip(
                actor: try decoder.read(UInt32.self), time: try decoder.readTime())
        }
        let calmSince = try decoder.readBool() ? try decoder.readTime() : nil
        machine = BreakerMachine(
            rules: rules,
            standing: BreakerMachine.Standing(
                state: state, enteredAt: enteredAt, manualTrip: pulled, calmSince: calmSince,
                latest: try decoder.readTime()))
        trip = try decoder.read(UInt64.self)
        pulledAt = try decoder.readBool() ? try decoder.readTime() : nil
    }
}

extension Breakers.Outflow {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(venue.index)
        encoder.write(instrument.index)
        encoder.write(limiter.rules.period)
        encoder.write(limiter.rules.tickLength)
        encoder.write(limiter.rules.minimumRetained)
        encoder.write(limiter.rules.beginThreshold)
        encoder.write(limiter.liquidityTotal)
        encoder.write(all: limiter.changes) { encoder, change in
            encoder.write(change.time)
            encoder.write(change.amount)
        }
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        venue = LendingID(try decoder.read(UInt32.self))
        instrument = try decoder.readInstrument()
        let rules = OutflowRules(
            period: try decoder.read(UInt64.self), tickLength: try decoder.read(UInt64.self),
            minimumRetained: try decoder.read(UInt32.self), beginThreshold: try decoder.readUInt256())
        guard let rules else { throw decoder.failure("rules of an outflow") }
        limiter = OutflowLimiter(
            rules: rules, liquidity: try decoder.readInt256(),
            changes: try decoder.readAll { decoder throws(ByteCodingError) in
                OutflowLimiter.Change(time: try decoder.read(UInt64.self), amount: try decoder.readInt256())
            })
    }
}

extension BreakerTrip {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(id)
        scope.encode(into: &encoder)
        cause.encode(into: &encoder)
        figures.encode(into: &encoder)
        encoder.write(startedAt)
        encoder.write(endedAt != nil)
        if let endedAt { encoder.write(endedAt) }
        encoder.write(refusedCount)
        encoder.write(lastRefused?.number ?? 0)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        id = try decoder.read(UInt64.self)
        scope = try BreakerScope(decoding: &decoder)
        cause = try BreakerCause(decoding: &decoder)
        figures = try BreakerFigures(decoding: &decoder)
        startedAt = try decoder.readTime()
        endedAt = try decoder.readBool() ? try decoder.readTime() : nil
        refusedCount = try decoder.read(UInt64.self)
        let refused = try decoder.readOrderID()
        lastRefused = refused.number == 0 ? nil : refused
    }
}

extension BreakerFigures {
    fileprivate func encode(into encoder: inout ByteEncoder) {
        encoder.write(value)
        encoder.write(limit)
    }

    fileprivate init(decoding decoder: inout ByteDecoder) throws(ByteCodingError) {
        self.init(value: try decoder.readUInt256(), limit: try decoder.readUInt256())
    }
}
