import Desk
import Protocols
import Units

// Whom the instruments of the default market rest on, and what happens to them. All names are made up.
extension PriceProcess {
    /// The default market with what is known of each instrument.
    public static let defaultMarket = defaultPrices.map { process in
        var known = process
        known.terms.provenance = provenance(of: process.terms)
        known.terms.life = life(of: process)
        known.terms.transferRules = transferRules(of: process.terms)
        if !known.terms.provenance.custodian.text.isEmpty { known.terms.maximumReserveAge = 86_400 }
        return known
    }

    private static func provenance(of terms: InstrumentTerms) -> Provenance {
        switch terms.kind {
        case .crypto, .governance, .perpetual:
            Provenance(chain: "ethereum", oracle: "Lantern")
        case .staked:
            Provenance(chain: "ethereum", issuer: "Tideway", oracle: "Lantern", backing: "staked ETH")
        case .stablecoin where terms.symbol == "DAI":
            Provenance(
                chain: "ethereum", issuer: "Maker", oracle: "Lantern", backing: "overcollateralised debt")
        case .stablecoin:
            Provenance(
                chain: "ethereum", issuer: terms.symbol == "USDC" ? "Ringmark" : "Halyard",
                custodian: "Northbank Trust", oracle: "Lantern", bridge: "Causeway",
                backing: "cash and treasury bills")
        case .bill, .note:
            Provenance(
                chain: "ethereum", issuer: "Harbor Treasury", custodian: "Northbank Trust",
                oracle: "Soundings",
                bridge: "Causeway", backing: "US treasury securities")
        case .equity:
            Provenance(
                chain: "ethereum", issuer: "Bluewater Shares", custodian: "Quay Custody", oracle: "Soundings",
                backing: "shares, one to one")
        case .fund:
            Provenance(
                chain: "ethereum", issuer: "Meridian Credit", custodian: "Quay Custody",
                oracle: "Meridian Credit",
                backing: "short-dated private credit")
        case .gold:
            Provenance(
                chain: "ethereum", issuer: "Ballast", custodian: "Ballast Vaults", oracle: "Lantern",
                backing: "allocated gold bars")
        case .option:
            Provenance(chain: "ethereum", issuer: "Spindrift Options", oracle: "Spindrift Options")
        }
    }

    private static func life(of process: PriceProcess) -> InstrumentLife {
        switch process.terms.symbol {
        case "tBILL":
            .bill(
                BillLife(
                    maturity: Timestamp(seconds: 1_783_008_000),
                    face: Price(raw: Price.scale / 10_000 * 10_688),
                    cash: "USDC"))
        case "tNOTE":
            .note(
                NoteLife(
                    maturity: Timestamp(seconds: 1_894_665_600), face: Price(whole: 100),
                    couponPartsPerMillion: 42_500, couponsPerYear: 2, cash: "USDC"))
        case "tSPY":
            .share(
                ShareLife(actions: [
                    .init(
                        .reinvestedDividend(
                            perShare: UInt256(197 * Price.scale / 100),
                            price: UInt256(60_312 * Price.scale / 100)),
                        at: Timestamp(seconds: 1_769_783_400))
                ]))
        case "tNVDA":
            .share(ShareLife(actions: [.init(.split(new: 4, old: 1), at: Timestamp(seconds: 1_770_042_600))]))
        case "tCRED":
            .fund(
                FundLife(
                    cash: "USDC", cutOff: 15 * 3_600, managementPartsPerMillion: 10_000,
                    performanceBasisPoints: 1_000))
        default: optionLife(of: process)
        }
    }

    private static func optionLife(of process: PriceProcess) -> InstrumentLife {
        guard case .option(let terms, _) = process.source else { return .unlimited }
        return .option(
            OptionLife(
                terms.right == .call ? .call : .put, on: "ETH",
                strike: Price(raw: UInt128(terms.strike) * Price.scale), expiry: terms.expiry, cash: "USDC"))
    }

    /// Shares of the fund are for those of whom somebody has said that they are qualified.
    private static func transferRules(of terms: InstrumentTerms) -> TransferRules? {
        guard terms.kind == .fund else { return nil }
        var rules = TransferRules()
        rules.claim = "qualified"
        if let country = CountryCode("KP") { rules.closedCountries = [country] }
        return rules
    }
}
