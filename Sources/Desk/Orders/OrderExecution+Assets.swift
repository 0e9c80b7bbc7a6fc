import Units

// What is done with the assets themselves: sending, subscribing, redeeming.
extension OrderExecution {
    mutating func runAsset(_ action: OrderAction, by place: Int) throws(OrderRefusal) -> Filled {
        switch action {
        case .transfer(let instrument, let amount, let receiver):
            return try transfer(amount, of: instrument, to: receiver, by: place)
        case .subscribe(let fund, let cash): return try subscribe(to: fund, with: cash, by: place)
        case .redeem(let instrument, let amount): return try redeem(amount, of: instrument, by: place)
        case .recall(let id): return try recall(id, by: place)
        default: preconditionFailure("every action is carried out")
        }
    }

    /// Sends on the same chain at once; to another chain it is held until somebody delivers it, or an hour is over.
    private mutating func transfer(
        _ amount: UInt256, of instrument: InstrumentID, to receiver: AccountID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        guard let other = trading.accounts.firstIndex(where: { $0.account == receiver }), other != place
        else { throw .accountCannotTrade }
        guard !amount.isZero else { throw .nothingToClaim }
        if trading.accounts[other].chain == trading.accounts[place].chain {
            try send(amount, of: instrument, from: place, to: other)
            try moveCost(amount, of: instrument, from: place, to: other)
        } else {
            try hold(
                amount, of: instrument, by: place, for: .transfer(to: receiver),
                patience: Escrow.transferPatience)
        }
        return Filled(quantity: amount)
    }

    private mutating func subscribe(
        to fund: InstrumentID, with cash: UInt256, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let token = try token(of: fund)
        guard case .fund = token.life, let paid = token.cash else { throw .notRedeemable(fund) }
        guard !cash.isZero else { throw .nothingToClaim }
        // A fund that would refuse the shares refuses the money too.
        let receiver = Holder.wallet(trading.accounts[place].account)
        if let refusal = trading.transferRefusal(
            of: .zero, fund, from: .issuer(fund), to: receiver, at: prices.second)
        {
            throw .transferRefused(fund, refusal)
        }
        try hold(cash, of: paid, by: place, for: .subscription(fund), patience: FundLife.patience)
        return Filled(quantity: cash)
    }

    private mutating func redeem(
        _ asked: UInt256, of instrument: InstrumentID, by place: Int
    ) throws(OrderRefusal) -> Filled {
        let token = try token(of: instrument)
        let amount = asked == .max ? trading.accounts[place].available(instrument) : asked
        guard !amount.isZero else { throw .nothingToClaim }
        if case .fund = token.life {
            try hold(amount, of: instrument, by: place, for: .redemption, patience: FundLife.patience)
            return Filled(quantity: amount)
        }
        guard let price = token.redemption, let cash = token.cash else { throw .notRedeemable(instrument) }
        let available = trading.accounts[place].available(instrument)
        guard amount <= available else {
            throw .insufficientBalance(instrument, needed: amount, available: available)
        }
        let paid = try payOut(amount, of: instrument, at: price, in: cash, to: place)
        return Filled(quantity: amount, exchanged: paid)
    }

    private mutating func recall(_ id: EscrowID, by place: Int) throws(OrderRefusal) -> Filled {
        guard let escrow = trading.escrows.first(where: { $0.id == id }),
            escrow.owner == trading.accounts[place].account
        else { throw .noEscrow(id) }
        switch escrow.purpose {
        case .subscription, .redemption: break
        case .transfer, .vesting: throw .noEscrow(id)
        }
        try refund(escrow, to: place)
        return Filled(quantity: escrow.amount)
    }

    func token(of instrument: InstrumentID) throws(OrderRefusal) -> Token {
        guard Int(instrument.index) < trading.tokens.count else { throw .notListedAtVenue(instrument) }
        return trading.tokens[Int(instrument.index)]
    }
}

// Escrows.
extension OrderExecution {
    /// Takes an amount out of a wallet and holds it for its owner, for at most so many seconds.
    mutating func hold(
        _ amount: UInt256, of instrument: InstrumentID, by place: Int, for purpose: Escrow.Purpose,
        patience: Int64
    ) throws(OrderRefusal) {
        let now = Timestamp(seconds: Int64(clamping: prices.second))
        let escrow = Escrow(
            id: EscrowID(trading.escrowCount + 1), owner: trading.accounts[place].account,
            instrument: instrument, amount: amount, purpose: purpose, opened: now,
            deadline: Timestamp(nanoseconds: now.nanoseconds + patience * Timestamp.nanosecondsPerSecond))
        try take(amount, of: instrument, from: place, to: .escrow(escrow.id))
        keep(escrow)
    }

    mutating func keep(_ escrow: Escrow) {
        trading.escrowCount += 1
        trading.escrows.append(escrow)
        opened.append(escrow)
    }

    /// Gives an escrow back to its owner: the token is not asked, so that nothing is stuck.
    mutating func refund(_ escrow: Escrow, to place: Int) throws(OrderRefusal) {
        try put(
            escrow.amount, of: escrow.instrument, into: place, from: .escrow(escrow.id), isForced: true)
        end(escrow.id, .refunded)
    }

    /// Takes an escrow off the list.
    mutating func end(_ id: EscrowID, _ how: EscrowEnd) {
        trading.escrows.removeAll { $0.id == id }
        ended.append((id, how))
    }

    /// Gives an amount to its issuer, who pays for it at a price for each whole one; returns what was paid,
    /// rounded down.
    mutating func payOut(
        _ amount: UInt256, of instrument: InstrumentID, at price: Price, in cash: InstrumentID, to place: Int
    ) throws(OrderRefusal) -> UInt256 {
        let wallet = Holder.wallet(trading.accounts[place].account)
        let held = trading.accounts[place].wallet[instrument.index]
        trading.accounts[place].wallet[instrument.index] = held &- amount
        note(amount, of: instrument, from: wallet, to: .issuer(instrument))
        try noteInflow(amount, of: instrument, isNegative: true)
        return try pay(for: amount, of: instrument, at: price, in: cash, to: place)
    }

    /// Pays for what an issuer has taken: cash into the wallet, and the cost of what was given moves over to it.
    mutating func pay(
        for amount: UInt256, of instrument: InstrumentID, at price: Price, in cash: InstrumentID,
        to place: Int
    ) throws(OrderRefusal) -> UInt256 {
        let paid = try exactly { () throws(ArithmeticError) in
            try UInt256.mulDivDown(
                amount, UInt256(price.raw).multiplied(by: prices.unit(of: cash)),
                prices.unit(of: instrument).multiplied(by: UInt256(Price.scale)))
        }
        if !paid.isZero { try receive(paid, of: cash, from: .issuer(instrument), by: place) }
        let worth = Int128(clamping: prices.valueDown(paid, of: cash))
        trading.accounts[place].trade(instrument, try signed(amount, isNegative: true), worth: -worth)
        trading.accounts[place].trade(cash, try signed(paid, isNegative: false), worth: worth)
        return paid
    }

    /// Takes what comes from beyond the desk into a wallet; nobody is asked.
    mutating func receive(
        _ amount: UInt256, of instrument: InstrumentID, from holder: Holder, by place: Int
    ) throws(OrderRefusal) {
        try put(amount, of: instrument, into: place, from: holder, isForced: true)
        try noteInflow(amount, of: instrument, isNegative: false)
    }

    mutating func noteInflow(
        _ amount: UInt256, of instrument: InstrumentID, isNegative: Bool
    ) throws(OrderRefusal) {
        try trading.noteInflow(try signed(amount, isNegative: isNegative), of: instrument)
    }

    /// Moves what a part of a holding cost from one account to another.
    mutating func moveCost(
        _ amount: UInt256, of instrument: InstrumentID, from place: Int, to other: Int
    ) throws(OrderRefusal) {
        let index = Int(instrument.index)
        let costs = trading.accounts[place].costs
        let cost = index < costs.count ? costs[index].cost(ofPart: amount) : 0
        trading.accounts[place].trade(instrument, try signed(amount, isNegative: true), worth: -cost)
        trading.accounts[other].trade(instrument, try signed(amount, isNegative: false), worth: cost)
    }
}
