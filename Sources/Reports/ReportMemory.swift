import Desk

/// The parts of the desk's report that hold until something happens: made when they are asked for, then kept.
///
/// Whoever applies inputs to a state tells the memory what happened, and makes a new one for another state.
public struct ReportMemory: Sendable {
    private var alerts: AlertsReport?
    private var blotter: BlotterReport?

    /// Makes a memory that holds nothing yet.
    public init() {}

    /// Forgets what events have changed.
    public mutating func forget(after events: [Event]) {
        for event in events {
            switch event {
            case .alertRaised, .alertAcknowledged, .alertCleared: alerts = nil
            case .orderAccepted, .orderRefused, .orderFilled, .orderCanceled, .orderExpired: blotter = nil
            case .killSwitchEngaged, .killSwitchReleased: blotter = nil
            case .orderSuspended, .orderResumed: blotter = nil
            case .instrumentListed, .accountOpened, .lendingVenueOpened, .poolOpened:
                // What had no name may have one now.
                (alerts, blotter) = (nil, nil)
            case .accountFellBelowLine, .priceHeld, .priceRebased, .priceRefused, .settled, .actionRefused,
                .accountLiquidated, .commandRejected, .lived, .escrowOpened, .escrowEnded, .tokenControlled,
                .breakerChanged:
                break
            }
        }
    }

    mutating func alerts(_ state: DeskState) -> AlertsReport {
        let report = alerts ?? AlertsReport(state)
        alerts = report
        return report
    }

    mutating func blotter(_ state: DeskState) -> BlotterReport {
        let report = blotter ?? BlotterReport(state)
        blotter = report
        return report
    }
}
