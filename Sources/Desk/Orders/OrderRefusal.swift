import Protocols
import Units

/// Why an order ended without being filled: the rule's name, and its numbers where it has some.
public enum OrderRefusal: Error, Hashable, Sendable {
    /// A check of ours denied it; its numbers stand with the order's checks.
    case check(CheckRule)
    /// The account is not in the book, or cannot trade.
    case accountCannotTrade
    /// The venue of the account does not know the instrument.
    case notListedAtVenue(InstrumentID)
    /// No pool of the account's chain trades the two instruments.
    case noRoute(InstrumentID, InstrumentID)
    /// The pools do not give the price that was asked for.
    case priceNotReached
    /// The venue refused, in the words of its contract.
    case venue(SafeText)
    /// There is less than is needed: what is needed and what is there, in smallest units.
    case insufficientBalance(InstrumentID, needed: UInt256, available: UInt256)
    /// Nothing is there to be claimed.
    case nothingToClaim
    /// Exact arithmetic does not fit 256 bits.
    case arithmetic(ArithmeticError)
    /// Another order of the basket was refused.
    case basket(OrderID)
    /// Somebody canceled it.
    case canceled
    /// Another order stands in its place.
    case replaced(by: OrderID)
    /// What could not be had at once was canceled.
    case notFilledAtOnce
    /// Its day ended.
    case dayEnded
    /// The kill switch took it off.
    case killed
    /// A token's own rule forbids the transfer.
    case transferRefused(InstrumentID, TransferRefusal)
    /// The instrument has matured or expired.
    case instrumentEnded(InstrumentID)
    /// Nobody takes it back, or not yet.
    case notRedeemable(InstrumentID)
    /// Nothing of that number is held, or not for the account, or it cannot be taken back.
    case noEscrow(EscrowID)
}

extension OrderRefusal {
    /// A lending venue refused.
    static func lending(_ error: AaveError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText("\(error)"))
    }

    static func lending(_ error: CometError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    static func lending(_ error: MorphoError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    static func lending(_ error: MakerError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    /// A pool refused.
    static func exchange(_ error: UniswapV2Error) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    static func exchange(_ error: UniswapV3Error) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    static func exchange(_ error: CurveError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText(error.upstreamName ?? "\(error)"))
    }

    static func exchange(_ error: BalancerError) -> OrderRefusal {
        if case .arithmetic(let failure) = error { return .arithmetic(failure) }
        return .venue(SafeText("\(error)"))
    }
}
