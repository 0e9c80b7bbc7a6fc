import Units

// What the canonical encoding writes again and again.
extension ByteEncoder {
    /// Writes a count and then each element.
    mutating func write<Element>(
        all elements: some Collection<Element>, _ body: (inout ByteEncoder, Element) -> Void
    ) {
        write(UInt32(elements.count))
        for element in elements { body(&self, element) }
    }

    mutating func write(_ value: Int256) { write(value.bits) }

    mutating func write(_ price: Price) { write(price.raw) }

    mutating func write(_ time: Timestamp) { write(time.nanoseconds) }

    mutating func write(_ range: PriceRange?) {
        write(range != nil)
        guard let range else { return }
        write(range.lower)
        write(range.upper)
    }
}

extension ByteDecoder {
    /// Reads a count and then so many elements.
    mutating func readAll<Element>(
        _ body: (inout ByteDecoder) throws(ByteCodingError) -> Element
    ) throws(ByteCodingError) -> [Element] {
        var elements: [Element] = []
        for _ in 0..<(try readCount()) { elements.append(try body(&self)) }
        return elements
    }

    mutating func readInt256() throws(ByteCodingError) -> Int256 { Int256(bits: try readUInt256()) }

    mutating func readPrice() throws(ByteCodingError) -> Price { Price(raw: try read(UInt128.self)) }

    mutating func readTime() throws(ByteCodingError) -> Timestamp {
        Timestamp(nanoseconds: try read(Int64.self))
    }

    mutating func readRange() throws(ByteCodingError) -> PriceRange? {
        guard try readBool() else { return nil }
        return PriceRange(lower: try readPrice(), upper: try readPrice())
    }

    /// Reads a case by its number.
    mutating func readCase<Value: RawRepresentable<UInt8>>(
        _ type: Value.Type, _ expected: String
    ) throws(ByteCodingError) -> Value {
        guard let value = Value(rawValue: try read(UInt8.self)) else { throw failure(expected) }
        return value
    }

    mutating func readInstrument() throws(ByteCodingError) -> InstrumentID {
        InstrumentID(try read(UInt32.self))
    }

    mutating func readOrderID() throws(ByteCodingError) -> OrderID { OrderID(try read(UInt64.self)) }
}
